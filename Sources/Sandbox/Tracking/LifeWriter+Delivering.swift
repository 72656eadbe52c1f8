import Allocation
import Contract

extension LifeWriter {
  mutating func deliver() {
    switch facts.branch {
    case .cardLeft:
      attempt(.deliveryFailedCardLeft)
      deliverOn()
    case .deliveryFailed:
      attempt(.deliveryFailed)
      day = facts.deliveryDay(after: day)
      attempt(.deliveryFailed)
      goBack()
    case .exchangeFailed:
      attempt(.exchangeFailed)
      goBack()
    case .deliveredDamaged: hand(as: .deliveredDamaged)
    case .partial where facts.packageCount > 1:
      var others = self
      if !facts.isPickUp { others.add(.outForDelivery, others.firstAttempt, .destination) }
      others.deliverOn()
      hand(as: .delivered)
      stepsOfOthers = others.steps
    default: hand(as: .delivered)
    }
  }

  mutating func deliverOn() {
    day = facts.deliveryDay(after: day)
    hand(as: .delivered)
  }

  /// An attempt of the day that does not succeed.
  mutating func attempt(_ state: ConsignmentState) {
    guard !facts.isPickUp else { return add(state, firstAttempt, .destination) }
    add(.outForDelivery, firstAttempt, .destination)
    add(state, delivery(after: last), .destination)
  }

  mutating func hand(as state: ConsignmentState) {
    guard facts.isPickUp else {
      add(.outForDelivery, firstAttempt, .destination)
      return add(state, delivery(after: last), .destination)
    }
    add(.atCollectionPoint, firstAttempt, .shop)
    guard facts.branch != .uncollected else {
      return goBack(after: 7)
    }
    add(state, fetching, .shop)
  }

  mutating func goBack(after days: Int64 = 1) {
    add(.returnToSender, last.adding(seconds: days * Self.day), .hub)
    let home = facts.transit.deliveryDay(ofCollectionOn: last.localDate)
    returned = max(
      last.adding(seconds: Self.hour), facts.transit.clocks.origin.instant(home, at: Self.noon))
  }
}
