// swift-tools-version: 6.3
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let algorithms = Target.Dependency.product(name: "Algorithms", package: "swift-algorithms")

/// A room of the house: what it is for stands in the map of docs/architecture.md, what it may import stands here.
func room(_ name: String, imports: [Target.Dependency] = [], links: [LinkerSetting]? = nil) -> Target {
  .target(name: name, dependencies: imports, swiftSettings: settings, linkerSettings: links)
}

func tests(of name: String, imports: [Target.Dependency] = [], resources: [Resource]? = nil) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name)] + imports, resources: resources, swiftSettings: settings)
}

/// How the server itself is linked, for a small process that starts at once: 11 to 13 MiB resident in place of 18, 1.1 of them written
/// in place of 2.0.
let lean = [
  "-use-ld=lld",
  // At a fixed address nothing is relocated: 53,000 places need not be written at each start.
  "-Xclang-linker", "-no-pie", "-Xlinker", "-no-pie",
  // Nobody looks a symbol up by its name.
  "-Xlinker", "--no-export-dynamic",
  // Nothing is thrown through frames, so nobody looks them up.
  "-Xlinker", "--no-eh-frame-hdr",
  // Functions of the same instructions are one: nothing compares their addresses.
  "-Xlinker", "--icf=all",
  // What the start runs stands together, so that it fills few pages: 3 to 4 MiB less.
  "-Xlinker", "--symbol-ordering-file=\(Context.packageDirectory)/scripts/link/order",
  "-Xlinker", "--no-warn-symbol-ordering",
  // The C++ runtime beneath Swift's comes from archives: `scripts/link` says so of libstdc++.
  "-Xclang-linker", "-static-libgcc", "-L", "\(Context.packageDirectory)/scripts/link",
]

let package = Package(
  name: "sortedpro-sandbox",
  products: [
    .executable(name: "sortedpro-sandbox", targets: ["sortedpro-sandbox"]),
    .library(name: "SortedPROSandbox", targets: ["SortedPROSandbox"]),
    .library(name: "SortedPROSandboxTesting", targets: ["SortedPROSandboxTesting"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-algorithms", from: "1.2.1"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-http-structured-headers", from: "1.7.0"),
  ],
  targets: [
    .systemLibrary(name: "CLinux"),
    .systemLibrary(name: "CExpat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(name: "CNghttp2", providers: [.apt(["libnghttp2-dev"])]),
    // Opened on first use by `dlopen`, so that nothing is loaded before the first label or without TLS.
    .target(name: "CCairo"),
    .target(name: "COpenSSL"),
    .target(name: "CZint"),
    .target(name: "CCurl"),
    room("Text"),
    room("Files"),
    room("HTTPCore", imports: ["Text", httpTypes]),
    room("HTTP1", imports: ["HTTPCore", "Text", httpTypes]),
    // Archives, not shared libraries: these are small, and each library that is loaded costs at the start.
    room("HTTP2", imports: ["CNghttp2", "HTTPCore", httpTypes], links: [.linkedLibrary(":libnghttp2.a")]),
    room("TLS", imports: ["COpenSSL", "Files", "Text"]),
    room(
      "Transport",
      imports: [
        "CLinux", "HTTP1", "HTTP2", "HTTPCore", "TLS", .product(name: "Logging", package: "swift-log"),
      ]),
    room("Contract", imports: ["Text", algorithms]),
    room("Wire", imports: ["CExpat", "Text"], links: [.linkedLibrary(":libexpat.a")]),
    room("Documents", imports: ["CCairo", "CZint", "Contract", "Text"]),
    room("Allocation", imports: ["Contract", "Text", algorithms]),
    room("Routing", imports: ["Text", httpTypes]),
    room("Journal", imports: ["Contract", "HTTPCore", "Routing", "Text", "Wire", httpTypes]),
    room(
      "Faults",
      imports: [
        "Contract", "Text",
        .product(name: "RawStructuredFieldValues", package: "swift-http-structured-headers"),
      ]),
    room(
      "Sandbox",
      imports: [
        "Allocation", "Contract", "Faults", "Journal", "Text",
        .product(name: "HashTreeCollections", package: "swift-collections"),
      ]),
    // Apart from `Fixtures`, so that the long literals are compiled only when the data change.
    .target(
      name: "BuiltInFixtures", path: "Fixtures", exclude: ["README.md"], sources: ["BuiltInFixtures.swift"],
      resources: [
        .embedInCode("catalog.json"), .embedInCode("consignments.json"),
        .embedInCode("schema/catalog.schema.json"), .embedInCode("schema/consignments.schema.json"),
        .embedInCode("schema/faults.schema.json"), .embedInCode("schema/fixtures.schema.json"),
      ],
      swiftSettings: settings),
    room(
      "Fixtures",
      imports: ["Allocation", "BuiltInFixtures", "Contract", "Faults", "Files", "Sandbox", "Text", "Wire"]),
    room("OpenAPI", imports: ["Wire"]),
    room(
      "VendorAPI",
      imports: [
        "Allocation", "Contract", "Faults", "HTTPCore", "Journal", "OpenAPI", "Documents", "Routing", "Sandbox", "Text",
        "Wire", httpTypes, .product(name: "Logging", package: "swift-log"),
      ]),
    room(
      "Webhooks",
      imports: [
        "CCurl", "Contract", "HTTPCore", "Journal", "Sandbox", "Text", httpTypes,
        .product(name: "Logging", package: "swift-log"),
      ]),
    room("State", imports: ["Files", "Sandbox", "Text", "Wire"]),
    // As `BuiltInFixtures`: what a browser is sent, compiled only when it changes.
    .target(
      name: "Dashboard",
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
        "Sandbox", "State", "Text", "Wire", httpTypes,
      ]),
    room(
      "Hosting",
      imports: [
        "Contract", "ControlAPI", "Faults", "Files", "Fixtures", "HTTPCore", "Journal", "Sandbox", "State", "TLS",
        "Transport", "VendorAPI", "Webhooks", httpTypes, .product(name: "Logging", package: "swift-log"),
      ]),
    room(
      "SortedPROSandbox",
      imports: [
        "Contract", "Faults", "Fixtures", "HTTPCore", "Hosting", "Sandbox", "TLS", "Text", "Transport", "Webhooks",
        "Wire",
        httpTypes, .product(name: "Logging", package: "swift-log"),
      ]),
    // Apart, because it links the testing library.
    room("SortedPROSandboxTesting", imports: ["SortedPROSandbox"]),
    .executableTarget(
      name: "sortedpro-sandbox",
      dependencies: [
        "Contract", "Faults", "Files", "Fixtures", "HTTPCore", "Hosting", "Journal", "Routing", "Text", "TLS",
        "Transport", "Webhooks", "Wire", httpTypes,
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: settings, linkerSettings: [.unsafeFlags(lean, .when(platforms: [.linux], configuration: .release))]
    ),

    tests(of: "HTTP1", imports: ["HTTPCore", httpTypes], resources: [.copy("Refused"), .copy("Accepted")]),
    tests(of: "HTTP2", imports: ["CNghttp2", "HTTPCore", httpTypes]),
    // A client for tests. It links OpenSSL as any program does; the server's own way of loading it is what is tested.
    .target(
      name: "TLSClient", dependencies: ["COpenSSL"], path: "Tests/TLSClient", swiftSettings: settings,
      linkerSettings: [.linkedLibrary("ssl"), .linkedLibrary("crypto")]),
    tests(of: "TLS", imports: ["COpenSSL", "TLSClient"]),
    tests(
      of: "Transport",
      imports: ["HTTPCore", "TLS", "TLSClient", httpTypes, .product(name: "Logging", package: "swift-log")]),
    tests(of: "Text"),
    tests(of: "Files"),
    tests(of: "Contract", imports: ["Text"]),
    tests(of: "Wire"),
    tests(of: "Documents", imports: ["Contract"]),
    tests(of: "Allocation", imports: ["Contract"]),
    tests(of: "Journal", imports: ["Contract", "HTTPCore", "Routing", "Wire", httpTypes]),
    tests(of: "Faults", imports: ["Contract", "Wire"]),
    tests(of: "Sandbox", imports: ["Allocation", "Contract", "Fixtures", "Journal", "Wire"]),
    tests(of: "Fixtures", imports: ["Allocation", "BuiltInFixtures", "Contract", "Faults", "Sandbox", "Wire"]),
    tests(of: "Routing", imports: [httpTypes]),
    tests(of: "OpenAPI", imports: ["Wire"]),
    tests(
      of: "VendorAPI",
      imports: [
        "Allocation", "Contract", "Faults", "HTTPCore", "Fixtures", "Journal", "OpenAPI", "Routing", "Sandbox", "Wire",
        httpTypes,
        .product(name: "Logging", package: "swift-log"),
      ], resources: [.copy("XML")]),
    tests(
      of: "State",
      imports: [
        "Allocation", "Contract", "Faults", "Files", "Fixtures", "HTTPCore", "Journal", "Sandbox", "VendorAPI", "Wire",
        httpTypes,
        .product(name: "Logging", package: "swift-log"),
      ]),
    tests(
      of: "ControlAPI",
      imports: [
        "Allocation", "Contract", "Dashboard", "Faults", "HTTPCore", "Fixtures", "Journal", "OpenAPI", "Routing",
        "Sandbox", "Wire", httpTypes,
      ]),
    tests(of: "SortedPROSandbox"),
    tests(of: "SortedPROSandboxTesting", imports: ["SortedPROSandbox"]),
    .testTarget(
      name: "BinaryTests",
      dependencies: [
        "sortedpro-sandbox", "Contract", "Faults", "Hosting", "Journal", "Text", "TLS", "Webhooks",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: settings),
  ]
)
