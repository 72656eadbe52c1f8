import Allocation

/// How much a set of fixtures holds.
package struct FixtureCounts: Sendable, Equatable {
  let carriers: Int
  let carrierServices: Int
  let serviceGroups: Int
  let consignments: Int

  /// Those of the built-in fixtures, known without reading them.
  package static let builtIn = FixtureCounts(carriers: 12, carrierServices: 61, serviceGroups: 7, consignments: 21)
}

extension FixtureCounts {
  package init(_ fixtures: Fixtures) {
    self.init(
      carriers: fixtures.catalog.carrierCount, carrierServices: fixtures.catalog.carrierServiceCount,
      serviceGroups: fixtures.catalog.serviceGroupCount, consignments: fixtures.consignments.count)
  }
}

extension FixtureCounts: CustomStringConvertible {
  /// `12 carriers, 61 carrier services, 1 service group, 21 consignments`.
  package var description: String {
    [
      (carriers, "carrier"), (carrierServices, "carrier service"), (serviceGroups, "service group"),
      (consignments, "consignment"),
    ].map { "\($0) \($1)\($0 == 1 ? "" : "s")" }.joined(separator: ", ")
  }
}
