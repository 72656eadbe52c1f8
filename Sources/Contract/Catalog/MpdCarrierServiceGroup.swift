package import FoundationEssentials

/// Carrier services that a customer has pooled under one code. Members stand in the vendor's order.
///
/// - Source: contract/20-rules-and-catalog.md, section 3.
package struct MpdCarrierServiceGroup: Codable, Sendable {
  package var reference: String
  package var name: String
  /// The customer's id.
  package var customerReference: String
  package var mpdCarrierServiceProfiles: [MpdCarrierServiceProfile]
  package var isEnabled: Bool

  package init(
    reference: String, name: String, customerReference: String, profiles: [MpdCarrierServiceProfile], isEnabled: Bool
  ) {
    self.reference = reference
    self.name = name
    self.customerReference = customerReference
    mpdCarrierServiceProfiles = profiles
    self.isEnabled = isEnabled
  }
}

/// A service as a member of a group, with what the customer has said that it does not take.
package struct MpdCarrierServiceProfile: Codable, Sendable {
  /// Centimetres or kilograms, inclusive.
  package struct DimensionRestriction: Codable, Equatable, Sendable {
    package enum DimensionType: String, VendorEnum {
      case length = "Length"
      case girth = "Girth"
      case absoluteWeight = "AbsoluteWeight"
      case combinedDimensions = "CombinedDimensions"

      package static func number(at place: Int) -> Int { place + 1 }
    }

    package var id: Int
    package var dimensionType: DimensionType
    package var rangeFrom: Decimal
    package var rangeTo: Decimal

    package init(id: Int, dimensionType: DimensionType, rangeFrom: Decimal, rangeTo: Decimal) {
      self.id = id
      self.dimensionType = dimensionType
      self.rangeFrom = rangeFrom
      self.rangeTo = rangeTo
    }
  }

  /// A UK postcode, or the beginning of one, that is not served.
  package struct DomesticLocationRestriction: Codable, Equatable, Sendable {
    package var id: Int
    package var postcodeArea: String?
    package var postcodeDistrict: String?
    package var postcodeSector: String?
    package var postcodeUnit: String?

    package init(id: Int) { self.id = id }
  }

  /// A country, or a part of one, that is not served.
  package struct InternationalLocationRestriction: Codable, Equatable, Sendable {
    package var id: Int
    package var postcode: String?
    package var town: String?
    package var county: String?
    package var countryTwoLetterIsoCode: String

    package init(id: Int, postcode: String?, countryTwoLetterIsoCode: String) {
      self.id = id
      self.postcode = postcode
      self.countryTwoLetterIsoCode = countryTwoLetterIsoCode
    }
  }

  package struct CompensationAndValue: Codable, Equatable, Sendable {
    package var id: Int
    package var maxParcelValue: Decimal?
    package var getEnhancedCompensation: Bool
    package var compensationThreshold: Decimal?

    package init(id: Int, maxParcelValue: Decimal?) {
      self.id = id
      self.maxParcelValue = maxParcelValue
      getEnhancedCompensation = false
    }
  }

  package var isEnabled: Bool
  package var customerReference: String
  package var mpdCarrierService: MpdCarrierService
  package var dimensionRestrictions: [DimensionRestriction]
  package var domesticLocationRestrictions: [DomesticLocationRestriction]
  package var internationalLocationRestrictions: [InternationalLocationRestriction]
  package var compensationAndValue: CompensationAndValue

  package init(isEnabled: Bool, customerReference: String, service: MpdCarrierService, maxParcelValue: Decimal?) {
    self.isEnabled = isEnabled
    self.customerReference = customerReference
    mpdCarrierService = service
    dimensionRestrictions = []
    domesticLocationRestrictions = []
    internationalLocationRestrictions = []
    compensationAndValue = CompensationAndValue(id: 1, maxParcelValue: maxParcelValue)
  }
}
