package import Contract
package import FoundationEssentials

extension CatalogDocument {
  /// A place where recipients collect what was sent to them.
  ///
  /// - Source: contract/51-delivery-and-pickup-options.md, section 10.
  package struct Shop: Codable, Equatable, Sendable {
    package var shopReference: String
    /// Default: the reference.
    package var name: String?
    /// Of the carrier whose services with `pickUp` bring parcels there.
    package var carrier: String
    /// Carrier services that bring parcels there. Default: all of the carrier's.
    package var services: [String]?
    package var addressLine1: String
    package var addressLine2: String?
    package var addressLine3: String?
    package var town: String
    package var region: String?
    package var postcode: String?
    /// A two-letter ISO code. Default: `GB`.
    package var country: String?
    package var latLong: LatLong
    /// By day, in the shop's local time; a day without an entry is one on which it is shut.
    package var openingTimes: OpeningTimes
    /// Whether it takes anything. Default: true.
    package var enabled: Bool?
    /// How many consignments it takes at a time, those on their way to it among them. Default: any number.
    package var capacity: Int?
    /// Whether a place has to be reserved before an option is selected. Default: false.
    package var reservationRequired: Bool?
    /// How long after the options were given it can be reserved. Default: 60.
    package var reservationMinutes: Int?
    @Listed package var additionalInformation: [Information]

    package init(
      shopReference: String, carrier: String, addressLine1: String, town: String, latLong: LatLong,
      openingTimes: OpeningTimes
    ) {
      self.shopReference = shopReference
      self.carrier = carrier
      self.addressLine1 = addressLine1
      self.town = town
      self.latLong = latLong
      self.openingTimes = openingTimes
    }

    package struct Information: Codable, Equatable, Sendable {
      package var key: String
      package var value: String?
    }
  }

  /// When a shop is open.
  package struct OpeningTimes: Codable, Equatable, Sendable {
    package struct Window: Codable, Equatable, Sendable {
      package var from: TimeOfDay
      package var to: TimeOfDay

      package init(from: TimeOfDay, to: TimeOfDay) {
        self.from = from
        self.to = to
      }
    }

    package var monday: [Window]?
    package var tuesday: [Window]?
    package var wednesday: [Window]?
    package var thursday: [Window]?
    package var friday: [Window]?
    package var saturday: [Window]?
    package var sunday: [Window]?

    package init() {}

    /// Monday first.
    package var week: [(day: String, windows: [Window])] {
      [
        ("monday", monday ?? []), ("tuesday", tuesday ?? []), ("wednesday", wednesday ?? []),
        ("thursday", thursday ?? []), ("friday", friday ?? []), ("saturday", saturday ?? []), ("sunday", sunday ?? []),
      ]
    }
  }

  /// Where a postcode district lies: what an address without coordinates is measured from.
  package struct District: Codable, Equatable, Sendable {
    /// The part of a postcode before the blank: `M1`.
    package var district: String
    package var latitude: Decimal
    package var longitude: Decimal
  }
}
