package import FoundationEssentials

/// A shop and what can be promised there.
///
/// - Source: contract/51-delivery-and-pickup-options.md, section 7.
package struct PickupLocation: Codable, Equatable, Sendable {
  package struct OpeningTimes: Codable, Equatable, Sendable {
    package var monday: [OpeningTime]
    package var tuesday: [OpeningTime]
    package var wednesday: [OpeningTime]
    package var thursday: [OpeningTime]
    package var friday: [OpeningTime]
    package var saturday: [OpeningTime]
    package var sunday: [OpeningTime]

    /// Monday first; days that are missing are those on which it is shut.
    package init(_ week: [[OpeningTime]]) {
      func day(_ index: Int) -> [OpeningTime] { index < week.count ? week[index] : [] }
      monday = day(0)
      tuesday = day(1)
      wednesday = day(2)
      thursday = day(3)
      friday = day(4)
      saturday = day(5)
      sunday = day(6)
    }
  }

  package struct OpeningTime: Codable, Equatable, Sendable {
    package var start: TimeOfDay
    package var end: TimeOfDay
    package var utcOffset: OpeningOffset

    package init(start: TimeOfDay, end: TimeOfDay, utcOffset: OpeningOffset) {
      self.start = start
      self.end = end
      self.utcOffset = utcOffset
    }
  }

  package struct Reservation: Codable, Equatable, Sendable {
    package var isReservationRequired: Bool
    /// Until when it can be reserved.
    package var expiryDate: DateTimeOffset?

    package init(isReservationRequired: Bool, expiryDate: DateTimeOffset?) {
      self.isReservationRequired = isReservationRequired
      self.expiryDate = expiryDate
    }
  }

  package struct AdditionalInformation: Codable, Equatable, Sendable {
    package var key: String
    package var value: String?

    package init(key: String, value: String?) {
      self.key = key
      self.value = value
    }
  }

  package var name: String
  package var shopReference: String
  package var address: PickupAddress
  /// Kilometres from the destination, to two decimals.
  package var distance: Decimal
  package var openingTimes: OpeningTimes
  /// Left out where the location is that of one option.
  package var deliveryOptions: [DeliveryOption]?
  package var reservation: Reservation
  package var additionalInformation: [AdditionalInformation]

  package init(
    name: String, shopReference: String, address: Address, distance: Decimal, openingTimes: OpeningTimes,
    deliveryOptions: [DeliveryOption]?, reservation: Reservation, additionalInformation: [AdditionalInformation]
  ) {
    self.name = name
    self.shopReference = shopReference
    self.address = PickupAddress(address)
    self.distance = distance
    self.openingTimes = openingTimes
    self.deliveryOptions = deliveryOptions
    self.reservation = reservation
    self.additionalInformation = additionalInformation
  }

  private enum CodingKeys: CodingKey {
    case name, shopReference, address, distance, openingTimes, deliveryOptions, reservation, additionalInformation
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(shopReference, forKey: .shopReference)
    try container.encode(address, forKey: .address)
    try container.encode(distance, forKey: .distance)
    try container.encode(openingTimes, forKey: .openingTimes)
    try container.encodeIfPresent(deliveryOptions, forKey: .deliveryOptions)
    try container.encode(reservation, forKey: .reservation)
    try container.encode(additionalInformation, forKey: .additionalInformation)
  }
}

/// Where a shop is: an address without a role and without its shop. In version 1 what is missing of a second line and of a region is an
/// empty text, and there are no coordinates, as in the one example.
///
/// - Source: contract/51-delivery-and-pickup-options.md, section 7.
package struct PickupAddress: Codable, Equatable, Sendable {
  private let address: Address

  init(_ address: Address) { self.address = address }

  package init(from decoder: any Decoder) throws { address = try Address(from: decoder) }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Address.Members.self)
    let version = encoder.apiVersion
    var address = address
    if version == .version1 {
      address.addressLine2 = address.addressLine2 ?? ""
      address.region = address.region ?? ""
      address.regionCode = address.regionCode ?? ""
      address.latLong = nil
    }
    try address.encodePlace(into: &container, version)
  }
}

/// - Source: contract/51-delivery-and-pickup-options.md, section 7.
package struct PickupOptionsResponse: Encodable, Equatable, Sendable {
  /// As it was asked for, as a number.
  package var distance: Decimal
  package var maxResults: Int
  package var locations: [PickupLocation]
  /// Always null.
  package var nonGuaranteedLocation: String?

  package init(distance: Decimal, maxResults: Int, locations: [PickupLocation]) {
    self.distance = distance
    self.maxResults = maxResults
    self.locations = locations
  }
}

/// An option as its details show it: with the shop, where it is one's.
///
/// - Source: contract/51-delivery-and-pickup-options.md, section 6, "Pickup option".
package struct DetailedDeliveryOption: Encodable, Equatable, Sendable {
  package var option: DeliveryOption
  package var location: PickupLocation?

  package init(_ option: DeliveryOption, location: PickupLocation?) {
    self.option = option
    self.location = location
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: DeliveryOption.Members.self)
    try option.encodeMembers(into: &container)
    try container.encodeIfPresent(location, forKey: .location)
  }
}
