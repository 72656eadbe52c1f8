package import Contract

extension CatalogDocument {
  /// What customers allocate to.
  ///
  /// - Source: contract/20-rules-and-catalog.md, sections 1 and 2.
  package struct CarrierService: Codable, Equatable, Sendable {
    package enum Direction: String, VendorEnum {
      case both = "Both"
      case outbound = "Outbound"
      case inbound = "Inbound"
    }

    package var reference: String
    /// Default: the reference.
    package var name: String?
    package var description: String?
    /// A carrier's reference.
    package var carrier: String
    /// Default: true.
    package var enabled: Bool?
    /// Default: true. A service needs both to be allocated to.
    package var configured: Bool?
    /// Whether those who name neither a service nor a group get it. Default: true.
    package var inDefaultRules: Bool?
    /// Default: `Both`.
    package var direction: Direction?
    /// Default: false, as for the other traits but `tracked`.
    package var pickUp: Bool?
    package var dropOff: Bool?
    package var timed: Bool?
    /// Whether the day of delivery is guaranteed: what delivery options say. Default: true.
    package var guaranteed: Bool?
    /// Default: true.
    package var tracked: Bool?
    package var signed: Bool?
    /// Default: one leg of the service's own carrier.
    package var legs: [Leg]?
    /// Where it collects: zones or two-letter country codes. Default: everywhere.
    package var origins: [String]?
    /// Where it delivers: zones or two-letter country codes. Default: wherever a rate applies. A destination that is named here
    /// and that no rate covers is reached, but has no price.
    package var destinations: [String]?
    /// Default: Monday to Friday at 17:00, cut-off 15:30.
    package var collection: Collection?
    /// What delivery options say beside their cut-off. Default: the cut-off.
    package var operationalCutOff: OperationalCutOff?
    /// Days from collection to delivery: Mondays to Fridays and the service's delivery days count. Default: 1.
    package var transitDays: Int?
    /// Default: Monday to Saturday.
    package var deliveryDays: [Weekday]?
    /// In the destination's local time. Default: 00:00 to 23:59.
    package var deliveryWindow: DeliveryWindow?
    /// Whether the carrier collects and delivers on public holidays. Default: false.
    package var worksOnHolidays: Bool?
    /// The first rate whose zone covers the destination applies.
    package var rates: [CatalogDocument.Rate]?
    /// ISO 4217. Default: `GBP`.
    package var currency: String?
    /// Default: 20 %, `Standard`, GB.
    package var tax: Tax?
    package var surcharges: [Surcharge]?
    package var rules: Rules?

    package init(reference: String, name: String? = nil, carrier: String) {
      self.reference = reference
      self.name = name
      self.carrier = carrier
    }
  }

  /// One carrier's part of a service's journey.
  package struct Leg: Codable, Equatable, Sendable {
    /// A carrier's reference. Default: the service's carrier.
    package var carrier: String?
    /// The underlying carrier service. Default: the service's reference without the part up to its first underscore.
    package var service: String?

    package init(carrier: String? = nil, service: String? = nil) {
      self.carrier = carrier
      self.service = service
    }
  }

  /// When the carrier calls, in the origin's local time.
  package struct Collection: Codable, Equatable, Sendable {
    /// Default: Monday to Friday.
    package var days: [Weekday]?
    /// That day's collection must be allocated before. Default: 15:30, or the collection's time if that is earlier.
    package var cutOff: TimeOfDay?
    /// Default: 17:00.
    package var time: TimeOfDay?

    package init(days: [Weekday]? = nil, cutOff: TimeOfDay? = nil, time: TimeOfDay? = nil) {
      self.days = days
      self.cutOff = cutOff
      self.time = time
    }
  }

  package struct DeliveryWindow: Codable, Equatable, Sendable {
    /// Default: 00:00.
    package var from: TimeOfDay?
    /// Default: 23:59.
    package var to: TimeOfDay?

    package init(from: TimeOfDay? = nil, to: TimeOfDay? = nil) {
      self.from = from
      self.to = to
    }
  }
}
