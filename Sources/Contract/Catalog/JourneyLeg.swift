package import FoundationEssentials

/// One carrier's part of a carrier service's journey, as lists and quotes show it. Members stand in the vendor's order.
///
/// - Source: contract/20-rules-and-catalog.md, section 2, "Leg".
package struct JourneyLeg: Codable, Equatable, Sendable {
  /// How the parcels come to the carrier.
  package enum CollectionType: String, VendorEnum {
    case notApplicable = "NotApplicable"
    case scheduled = "Scheduled"
    case adHoc = "AdHoc"
  }

  /// The underlying carrier service.
  package struct CarrierService: Codable, Equatable, Sendable {
    package var reference: String
    package var name: String
    package var carrierReference: String
    package var carrierName: String?
    package var externalReference: String?
    package var isDropOff: Bool
    package var isPickUp: Bool
    package var isTimed: Bool
    package var isTracked: Bool
    package var isSigned: Bool
    package var serviceDirection: ServiceDirections

    package init(
      reference: String, name: String, carrierReference: String, carrierName: String, isDropOff: Bool, isPickUp: Bool,
      isTimed: Bool, isTracked: Bool, isSigned: Bool, serviceDirection: ServiceDirections
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

  /// 1 for the first.
  package var journeyStage: Int
  package var carrierService: CarrierService
  package var carrierAccountReference: String?
  package var deliveryHub: String?
  package var costItems: [String]?
  package var volumetricParcelWeight: [Decimal]?
  package var collectionType: CollectionType
  @Listed package var metadata: [MetaData]

  package init(journeyStage: Int, carrierService: CarrierService, collectionType: CollectionType) {
    self.journeyStage = journeyStage
    self.carrierService = carrierService
    self.collectionType = collectionType
  }
}
