/// A shop where parcels are picked up, as far as it may be changed.
public struct PickupShop: Decodable, Equatable, Sendable {
  public let shopReference: String
  private let enabled: Bool?
  /// Parcels that it has room for; nil: any number.
  public let capacity: Int?
  private let reservationRequired: Bool?

  /// Whether it is offered at all, as far as that is switched on and off.
  public var isEnabled: Bool { enabled ?? true }

  /// Whether a place has to be reserved before a parcel is sent there.
  public var isReservationRequired: Bool { reservationRequired ?? false }

  /// What is to be another way; what is nil stays.
  public struct Change: Encodable, Sendable {
    public var enabled: Bool?
    public var capacity: Int?
    public var reservationRequired: Bool?

    public init(enabled: Bool? = nil, capacity: Int? = nil, reservationRequired: Bool? = nil) {
      self.enabled = enabled
      self.capacity = capacity
      self.reservationRequired = reservationRequired
    }

    /// Offered to nobody.
    public static let closed = Change(enabled: false)
  }
}
