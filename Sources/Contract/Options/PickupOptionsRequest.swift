package import FoundationEssentials

/// The body of `POST /deliveryoptions/pickupoptions`: that of delivery options, and how far it may be to the shop.
///
/// - Source: contract/51-delivery-and-pickup-options.md, section 2.
package struct PickupOptionsRequest: Codable, Equatable, Sendable {
  /// Kilometres, unless it says miles.
  package var distance: PickupDistance?
  /// What the distance was called in 2017.
  package var radius: PickupDistance?
  /// Most shops, from 1 to 50.
  package var maxResults: Int?
  package var consignmentReferenceProvidedByCustomer: String?
  package var deliveryDate: DateTimeOffset?
  package var guaranteedOnly: Bool?
  package var shippingDate: DateTimeOffset?
  @Listed package var packages: [Package]
  package var customsDocumentation: CustomsDocumentation?
  @Listed package var addresses: [Address]
  package var direction: Consignment.Direction?
  package var source: Consignment.Source?
  @Listed package var metaData: [MetaData]
  @Listed package var tags: [String]
  package var requestedDeliveryDate: RequestedDeliveryDate?

  package init() {}

  /// How far it may be, by either name.
  package var reach: PickupDistance? { distance ?? radius }

  /// What it has in common with delivery options.
  package var common: DeliveryOptionsRequest {
    var request = DeliveryOptionsRequest()
    request.consignmentReferenceProvidedByCustomer = consignmentReferenceProvidedByCustomer
    request.deliveryDate = deliveryDate
    request.guaranteedOnly = guaranteedOnly
    request.shippingDate = shippingDate
    request.packages = packages
    request.customsDocumentation = customsDocumentation
    request.addresses = addresses
    request.direction = direction
    request.source = source
    request.metaData = metaData
    request.tags = tags
    request.requestedDeliveryDate = requestedDeliveryDate
    return request
  }
}

/// How far: `{"Unit":"Km","Value":1.0}`, in version 1 a number. Either is read in both.
///
/// - Source: contract/51-delivery-and-pickup-options.md, section 2; that miles are called `Miles` is *assumed*.
package struct PickupDistance: Equatable, Sendable {
  package enum Unit: String, VendorEnum {
    case km = "Km"
    case miles = "Miles"
  }

  package var unit: Unit
  package var value: Decimal

  package init(unit: Unit = .km, value: Decimal) {
    self.unit = unit
    self.value = value
  }
}

extension PickupDistance: Codable {
  private struct Stated: Codable {
    var unit: Unit?
    var value: Decimal
  }

  package init(from decoder: any Decoder) throws {
    if let value = try? decoder.singleValueContainer().decode(Decimal.self) {
      self.init(value: value)
    } else {
      let stated = try Stated(from: decoder)
      self.init(unit: stated.unit ?? .km, value: stated.value)
    }
  }

  package func encode(to encoder: any Encoder) throws { try Stated(unit: unit, value: value).encode(to: encoder) }
}
