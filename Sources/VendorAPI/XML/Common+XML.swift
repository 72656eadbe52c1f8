package import Contract
package import Wire

// Types of the area `Common`, and what every answer may hold.
//
// - Source: contract/00-overview.md, section 6. The area of a type that no example shows is *assumed*.

extension ApiError: XMLSpelt {
  package static let xml = XMLShape("ApiError", .none)
}

extension ApiError.Detail: XMLSpelt {
  package static let xml = XMLShape("ApiErrorMessage", .none)
}

extension ApiLink: XMLSpelt {
  package static let xml = XMLShape("ApiLink", .common)
}

extension MetaData: XMLSpelt {
  package static let xml = XMLShape("MetaData", .common)
}

extension Weight: XMLSpelt {
  package static let xml = XMLShape("Weight", .common)
}

extension Dimensions: XMLSpelt {
  package static let xml = XMLShape("Dimensions", .common)
}

extension Money: XMLSpelt {
  package static let xml = XMLShape("Money", .common)
}

extension Currency: XMLSpelt {
  package static let xml = XMLShape("Currency", .common)
}

extension Barcode: XMLSpelt {
  package static let xml = XMLShape("Barcode", .common)
}

extension Charge: XMLSpelt {
  package static let xml = XMLShape("KeyValuePairOfCustomChargeTypeDecimal", .common)
}

extension RequestedDeliveryDate: XMLSpelt {
  package static let xml = XMLShape("RequestedDeliveryDate", .common)
}

extension DeliveryWindow: XMLSpelt {
  package static let xml = XMLShape("DeliveryWindow", .common)
}

// MARK: - Places

/// What `Common.Address` declares, which the other kinds of address derive from; whether it is cached, a class below that.
///
/// - Source: contract/30-consignments.md, section 2. That `IsCached` stands first, in `Caching`, is *inferred*: JSON has it last, and
///   nothing else of the vendor's could be in that area.
private let addressBases = [
  XMLShape.Base(.caching, ["isCached"]),
  XMLShape.Base(
    .common,
    [
      "shopLocationReference", "contact", "companyName", "shippingLocationReference", "customerName", "addressLine1",
      "addressLine2", "addressLine3", "town", "region", "postcode", "country", "regionCode", "specialInstructions",
      "latLong",
    ]),
]

extension Address: XMLSpelt {
  package static let xml = XMLShape("Address", .consignments, bases: addressBases)
}

extension QuoteAddress: XMLSpelt {
  package static let xml = XMLShape("Address", .common, bases: addressBases)
}

extension ShippingLocation: XMLSpelt {
  package static let xml = XMLShape("ShippingLocation", .profile, bases: addressBases)
}

extension ShippingLocation.LinkedAccount: XMLSpelt {
  package static let xml = XMLShape("LinkedAccount", .profile)
}

extension PackageSize: XMLSpelt {
  package static let xml = XMLShape("PackageSize", .profile)
}

extension Contact: XMLSpelt {
  package static let xml = XMLShape("Contact", .common, nillable: ["reference"])
}

extension Country: XMLSpelt {
  package static let xml = XMLShape("Country", .common)
}

extension Country.IsoCode: XMLSpelt {
  package static let xml = XMLShape("IsoCode", .common)
}

extension LatLong: XMLSpelt {
  package static let xml = XMLShape("LatLong", .common)
}
