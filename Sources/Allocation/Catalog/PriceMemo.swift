import Contract
import Synchronization

/// The price that a service has told last: most of its consignments pay one of few, and a price has three decimals to work out.
final class PriceMemo: Sendable {
  private let last = Mutex<(net: TenThousandths, rate: Rate)?>(nil)

  /// The price for what is due without tax, made unless it is the last one again.
  func rate(of net: TenThousandths, _ make: () -> Rate) -> Rate {
    let known = last.withLock { last in if let last, last.net == net { last.rate } else { Rate?.none } }
    if let known { return known }
    let rate = make()
    last.withLock { $0 = (net, rate) }
    return rate
  }
}
