package import Contract
import Synchronization

/// What customers allocate to, with every default filled in. A catalog keeps each once.
package final class CarrierService: Sendable {
  /// One carrier's part of the journey.
  package struct Leg: Equatable, Sendable {
    /// 1 for the first.
    package let number: Int
    package let carrier: Carrier
    /// The underlying carrier service.
    package let serviceReference: String
  }

  /// What answers write of a service alike for every consignment: in the middle of a sentence, and as members.
  package struct Written: Sendable {
    package let name: [UInt8]
    package let members: [UInt8]

    package init(name: [UInt8], members: [UInt8]) {
      self.name = name
      self.members = members
    }
  }

  /// The place in the catalog's order.
  let index: Int
  package let reference: String
  package let name: String
  package let description: String?
  package let carrier: Carrier
  package let legs: [Leg]
  /// What every consignment with the service shows alike.
  package let booked: Shared<Booking.Service>
  package let direction: CatalogDocument.CarrierService.Direction
  package let isEnabled: Bool
  package let isConfigured: Bool
  /// Whether those who name neither a service nor a group get it.
  package let isInDefaultRules: Bool
  /// What the carrier needs of a consignment that crosses a border.
  package let customsData: CustomsData
  package let isPickUp: Bool
  package let isDropOff: Bool
  package let isTimed: Bool
  package let isGuaranteed: Bool
  /// Nil where it is the cut-off.
  let operationalCutOff: CatalogDocument.OperationalCutOff?
  package let isTracked: Bool
  package let isSigned: Bool
  private let written = Mutex<Written?>(nil)

  init(_ service: CatalogDocument.CarrierService, index: Int, carrier: Carrier, legs: [Leg]) {
    self.index = index
    reference = service.reference
    name = service.name ?? service.reference
    description = service.description
    self.carrier = carrier
    self.legs = legs
    booked = Shared(
      Booking.Service(
        reference: service.reference, name: service.name ?? service.reference, legs: legs.map(ConsignmentLeg.init)))
    direction = service.direction ?? .both
    isEnabled = service.enabled ?? true
    isConfigured = service.configured ?? true
    isInDefaultRules = service.inDefaultRules ?? true
    customsData = CustomsData(service.rules?.customsData ?? [])
    isPickUp = service.pickUp ?? false
    isDropOff = service.dropOff ?? false
    isTimed = service.timed ?? false
    isGuaranteed = service.guaranteed ?? true
    operationalCutOff = service.operationalCutOff
    isTracked = service.tracked ?? true
    isSigned = service.signed ?? false
  }

  /// What answers write of the service, by whoever writes them; kept from the first time on.
  package func written(_ write: (CarrierService) -> Written) -> Written {
    if let known = written.withLock({ $0 }) { return known }
    let new = write(self)
    written.withLock { $0 = new }
    return new
  }
}

/// Carrier services that a customer has pooled under one code. A catalog keeps each once.
package final class ServiceGroup: Sendable {
  package let reference: String
  package let name: String
  package let isEnabled: Bool
  /// In the group's own order; disabled services stay listed.
  package let services: [CarrierService]
  /// The services that allocations may choose from this group.
  let chosen: [CarrierService]

  /// Where `disabled` names places in the catalog, those services stay listed but are not chosen from this group.
  init(reference: String, name: String, isEnabled: Bool, services: [CarrierService], disabled: Set<Int>) {
    self.reference = reference
    self.name = name
    self.isEnabled = isEnabled
    self.services = services
    chosen = isEnabled ? services.filter { !disabled.contains($0.index) } : []
    self.disabled = disabled
  }

  private let disabled: Set<Int>

  /// Whether allocations may choose the service from this group while the group is enabled.
  package func chooses(_ service: CarrierService) -> Bool { !disabled.contains(service.index) }
}
