// swift-tools-version: 6.3
import PackageDescription

// A warehouse's client and its tests, in a package of their own, as yours would be. In place of the path stands the repository's URL.
let package = Package(
  name: "Warehouse",
  products: [.library(name: "Warehouse", targets: ["Warehouse"])],
  dependencies: [.package(name: "sortedpro-sandbox", path: "../..")],
  targets: [
    .target(name: "Warehouse"),
    .testTarget(
      name: "WarehouseTests",
      dependencies: [
        "Warehouse",
        .product(name: "SortedPROSandbox", package: "sortedpro-sandbox"),
        .product(name: "SortedPROSandboxTesting", package: "sortedpro-sandbox"),
      ]),
  ])
