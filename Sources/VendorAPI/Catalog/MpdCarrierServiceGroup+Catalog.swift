import Allocation
import Contract
import FoundationEssentials

extension MpdCarrierServiceGroup {
  /// - Source: contract/20-rules-and-catalog.md, section 3.
  init(_ group: ServiceGroup, catalog: Catalog, customer: String) {
    self.init(
      reference: group.reference, name: group.name, customerReference: customer,
      profiles: group.services.map { service in
        MpdCarrierServiceProfile(
          service, isEnabled: service.isEnabled && group.chooses(service), rules: catalog.rules(of: service),
          customer: customer)
      }, isEnabled: group.isEnabled)
  }

  /// A group as lists show it: without its services. *Assumed.*
  init(summaryOf group: ServiceGroup, customer: String) {
    self.init(
      reference: group.reference, name: group.name, customerReference: customer, profiles: [],
      isEnabled: group.isEnabled)
  }
}

extension MpdCarrierServiceProfile {
  /// A service with its allocation rules, numbered from 1 in each list. *Assumed*, as is what stands for an open end.
  fileprivate init(_ service: CarrierService, isEnabled: Bool, rules: CatalogDocument.Rules?, customer: String) {
    self.init(
      isEnabled: isEnabled, customerReference: customer, service: MpdCarrierService(service),
      maxParcelValue: rules?.maxValue)
    guard let rules else { return }
    let kinds: [(DimensionRestriction.DimensionType, [CatalogDocument.Bounds]?)] = [
      (.length, rules.length), (.girth, rules.girth), (.absoluteWeight, rules.weight),
      (.combinedDimensions, rules.combinedDimensions),
    ]
    for (type, ranges) in kinds {
      for range in ranges ?? [] {
        dimensionRestrictions.append(
          DimensionRestriction(
            id: dimensionRestrictions.count + 1, dimensionType: type, rangeFrom: range.from ?? 0,
            rangeTo: range.to ?? Self.openEnd))
      }
    }
    domesticLocationRestrictions = (rules.excludedPostcodes ?? []).compactMap(UKPostcode.init).enumerated().map {
      DomesticLocationRestriction(id: $0 + 1, $1)
    }
    let places =
      (rules.excludedCountries ?? []).map { (country: $0, zip: String?.none) }
      + (rules.excludedZips ?? []).map { (country: "US", zip: $0) }
    internationalLocationRestrictions = places.enumerated().map { index, place in
      InternationalLocationRestriction(
        id: index + 1, postcode: place.zip, countryTwoLetterIsoCode: place.country)
    }
  }

  /// The most that a catalog's measure can be.
  private static let openEnd: Decimal = 1_000_000
}

extension MpdCarrierServiceProfile.DomesticLocationRestriction {
  fileprivate init(id: Int, _ postcode: UKPostcode) {
    self.init(id: id)
    let parts = postcode.parts
    postcodeArea = parts.area
    postcodeDistrict = parts.district
    postcodeSector = parts.sector
    postcodeUnit = parts.unit
  }
}
