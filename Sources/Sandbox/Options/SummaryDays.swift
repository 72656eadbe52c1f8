import Allocation
package import Contract

/// On which days services deliver, by kind, whichever of them is the cheapest then.
///
/// - Source: contract/51-delivery-and-pickup-options.md, section 3, "Summary". *Assumed* of whom is underbid.
package struct SummaryDays: Sendable {
  /// Of services that come for the parcel, and of those with a time slot.
  package let deliveries: [CalendarDate]
  package let timeSlots: [CalendarDate]
  /// Of services to shops within the usual reach.
  package let pickUps: [CalendarDate]
  /// Of services to which the parcel is brought.
  package let dropOffs: [CalendarDate]
}

extension Tenant {
  /// The days of a potential consignment; none of an unknown one.
  package func summaryDays(of reference: String, on days: OptionDays) -> SummaryDays {
    let world = snapshot()
    guard let fixed = world.optionRequest(reference)?.value.fixed else {
      return SummaryDays(deliveries: [], timeSlots: [], pickUps: [], dropOffs: [])
    }
    let consignment = Consignment(fixed)
    let home = DeliveryOffers(for: consignment, on: days, in: world).deliveries
    func union(_ holds: (CarrierService) -> Bool) -> [CalendarDate] {
      home.filter { holds($0.service) }.reduce(into: Set()) { $0.formUnion($1.days) }.sorted()
    }
    let shops = DeliveryOffers(for: consignment, on: days, within: .usual, in: world)
    return SummaryDays(
      deliveries: union { !$0.isDropOff || $0.isTimed }, timeSlots: union(\.isTimed),
      pickUps: Set(shops.offers.map(\.offer.deliveryDay)).sorted(), dropOffs: union(\.isDropOff))
  }
}
