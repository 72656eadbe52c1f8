package import FoundationEssentials

/// One carrier's part of a carrier service's journey. Members stand in the vendor's order.
///
/// - Source: contract/20-rules-and-catalog.md, section 2, "Leg".
package struct JourneyLeg: Encodable, Equatable, Sendable {
  package enum CollectionType: String, VendorEnum {
    case notApplicable = "NotApplicable"
    case scheduled = "Scheduled"
    case adHoc = "AdHoc"
  }

  /// The underlying carrier service.
  package struct CarrierService: Encodable, Equatable, Sendable {
    package var reference: String
    package var name: String
    package var carrierReference: String
    package var carrierName: String
    package var externalReference: String?
    package var isDropOff: Bool
    package var isPickUp: Bool
    package var isTimed: Bool
    package var isTracked: Bool
    package var isSigned: Bool
    /// `Inbound, Outbound` for both.
    package var serviceDirection: String

    package init(
      reference: String, name: String, carrierReference: String, carrierName: String, isDropOff: Bool, isPickUp: Bool,
      isTimed: Bool, isTracked: Bool, isSigned: Bool, serviceDirection: String
    ) {
      self.reference = reference
      self.name = name
      self.carrierReference = carrierReference
      self.carrierName = carrierName
      self.isDropOff = isDropOff
      self.isPickUp = isPickUp
      self.isTimed = isTimed
      self.isTracked = isTracked
      self.isSigned = isSigned
      self.serviceDirection = serviceDirection
    }
  }

  /// 1 for the first leg.
  package var journeyStage: Int
  package var carrierService: CarrierService
  package var carrierAccountReference: String?
  package var deliveryHub: Address?
  @Listed package var costItems: [String]
  /// Kilograms.
  package var volumetricParcelWeight: Decimal?
  package var collectionType: CollectionType
  @Listed package var metadata: [MetaData]

  package init(journeyStage: Int, carrierService: CarrierService) {
    self.journeyStage = journeyStage
    self.carrierService = carrierService
    // What the vendor's list of services shows for every one (contract/20-rules-and-catalog.md, section 2).
    collectionType = .notApplicable
  }
}
