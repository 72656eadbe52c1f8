import Contract

/// Under which conditions a service takes a consignment. It refers to the catalog's tables by number, so that going through a
/// thousand services touches no reference count.
struct ServiceConditions: Sendable {
  var isEnabled = true
  var isConfigured = true
  /// Whether those who name neither service nor group get it.
  var isInDefaultRules = true
  var direction = CatalogDocument.CarrierService.Direction.both
  /// The place of the reference in ordinal order, which breaks ties.
  var rank = 0
  /// Territories; none: it collects everywhere.
  var origins = 0..<0
  /// What holds where no rate says otherwise.
  var promise = 0
  /// Surcharges.
  var surcharges = 0..<0

  // Rules: bounds of which the measure must lie in any; none lets everything pass.
  var weight = 0..<0
  var length = 0..<0
  var girth = 0..<0
  var combinedDimensions = 0..<0
  var maxValue: TenThousandths?
  /// A set of postcodes.
  var excludedParts: Int?
  /// Country codes.
  var excludedCountries = 0..<0
  /// A set of ZIP prefixes.
  var excludedZips: Int?
  /// Tag numbers.
  var tags = 0..<0
  var customsData: CustomsData = []

  var measuresPackages: Bool { !length.isEmpty || !girth.isEmpty || !combinedDimensions.isEmpty }

  func takes(_ direction: Consignment.Direction) -> Bool {
    switch (self.direction, direction) {
    case (.both, _), (.outbound, .outbound), (.inbound, .inbound): true
    case (.outbound, .inbound), (.inbound, .outbound): false
    }
  }
}
