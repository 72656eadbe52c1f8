// swift-tools-version: 6.3
import PackageDescription

// The rooms of the house, built with libFuzzer's counters in every branch. `Rooms` and `BuiltIn` lead to the one copy of the sources;
// what a room may import is said in ../Package.swift, and `scripts/rooms` holds this manifest against it.

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let algorithms = Target.Dependency.product(name: "Algorithms", package: "swift-algorithms")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")

func room(_ name: String, imports: [Target.Dependency] = [], links: [LinkerSetting]? = nil) -> Target {
  .target(name: name, dependencies: imports, path: "Rooms/\(name)", swiftSettings: settings, linkerSettings: links)
}

let package = Package(
  name: "sortedpro-sandbox",
  dependencies: [
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-algorithms", from: "1.2.1"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-http-structured-headers", from: "1.7.0"),
  ],
  targets: [
    .systemLibrary(name: "CExpat", path: "Rooms/CExpat"),
    .systemLibrary(name: "CNghttp2", path: "Rooms/CNghttp2"),
    .target(name: "CCairo", path: "Rooms/CCairo"),
    .target(name: "COpenSSL", path: "Rooms/COpenSSL"),
    .target(name: "CZint", path: "Rooms/CZint"),
    room("Text"),
    room("Files"),
    room("HTTPCore", imports: ["Text", httpTypes]),
    room("HTTP1", imports: ["HTTPCore", "Text", httpTypes]),
    room("HTTP2", imports: ["CNghttp2", "HTTPCore", httpTypes], links: [.linkedLibrary(":libnghttp2.a")]),
    room("TLS", imports: ["COpenSSL", "Files", "Text"]),
    room("Contract", imports: ["Text", algorithms]),
    room("Wire", imports: ["CExpat", "Text"], links: [.linkedLibrary(":libexpat.a")]),
    room("Documents", imports: ["CCairo", "CZint", "Contract", "Text"]),
    room("Allocation", imports: ["Contract", "Text", algorithms]),
    room("Routing", imports: ["Text", httpTypes]),
    room("Journal", imports: ["Contract", "HTTPCore", "Routing", "Text", "Wire", httpTypes]),
    room(
      "Faults",
      imports: [
        "Contract", "Text", .product(name: "RawStructuredFieldValues", package: "swift-http-structured-headers"),
      ]),
    room(
      "Sandbox",
      imports: [
        "Allocation", "Contract", "Faults", "Journal", "Text",
        .product(name: "HashTreeCollections", package: "swift-collections"),
      ]),
    .target(
      name: "BuiltInFixtures", path: "BuiltIn", exclude: ["README.md"], sources: ["BuiltInFixtures.swift"],
      resources: [
        .embedInCode("catalog.json"), .embedInCode("consignments.json"), .embedInCode("schema/catalog.schema.json"),
        .embedInCode("schema/consignments.schema.json"), .embedInCode("schema/faults.schema.json"),
        .embedInCode("schema/fixtures.schema.json"),
      ],
      swiftSettings: settings),
    room(
      "Fixtures", imports: ["Allocation", "BuiltInFixtures", "Contract", "Faults", "Files", "Sandbox", "Text", "Wire"]),
    room("OpenAPI", imports: ["Wire"]),
    room(
      "VendorAPI",
      imports: [
        "Allocation", "Contract", "Faults", "HTTPCore", "Journal", "OpenAPI", "Documents", "Routing", "Sandbox", "Text",
        "Wire", httpTypes, logging,
      ]),
    room("State", imports: ["Files", "Sandbox", "Text", "Wire"]),
    .target(
      name: "Dashboard", path: "Rooms/Dashboard",
      resources: [
        "index.html", "style.css", "icon.svg", "main.js", "api.js", "dom.js", "form.js", "list.js", "plot.js",
        "stream.js", "curl.js", "why.js",
        "live.js", "entry.js", "consignments.js", "timeline.js", "rules.js", "options.js", "explain.js", "catalog.js",
        "prices.js", "faults.js", "clock.js",
        "findings.js", "worlds.js",
      ].map { .embedInCode("Page/\($0)") },
      swiftSettings: settings),
    room(
      "ControlAPI",
      imports: [
        "Allocation", "Contract", "Dashboard", "Faults", "Fixtures", "HTTPCore", "Journal", "OpenAPI", "Routing",
        "Sandbox",
        "State", "Text", "Wire", httpTypes,
      ]),
    // What the program itself reads from strangers: the journals that `replay` sends again.
    .target(
      name: "Recordings", dependencies: ["Journal", "Text", "Wire"], path: "Rooms/sortedpro-sandbox/Replaying",
      sources: ["RecordedExchange.swift"], swiftSettings: settings),
    .target(
      name: "Fuzzers",
      dependencies: [
        "Allocation", "Contract", "ControlAPI", "Faults", "Fixtures", "HTTP1", "HTTP2", "HTTPCore", "Journal",
        "Recordings", "Routing", "Sandbox", "State", "TLS", "VendorAPI", "Wire", httpTypes, logging,
      ],
      path: "Fuzzers", swiftSettings: settings),
    .systemLibrary(name: "CFuzzer", path: "CFuzzer"),
    .executableTarget(name: "fuzz", dependencies: ["CFuzzer", "Fuzzers"], path: "Entry", swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
