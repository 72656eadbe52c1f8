import Contract
import HashTreeCollections

/// Every order of a world that it still knows.
///
/// Beyond `mostOrders` the oldest goes. *Assumed:* the vendor names no limit, and a world must not grow without end. Orders are never
/// deleted otherwise, so the numbers that references are made from have no gaps.
struct OrderBook: Sendable {
  private let mostOrders: Int
  /// By the number that the reference was made from.
  private var orders: TreeDictionary<UInt64, Shared<KeptOrder>> = [:]
  private var mint: ReferenceMint
  /// Counts the changes.
  private(set) var revision: UInt64 = 0

  /// - Parameters:
  ///   - seed: decides every reference that the book will give.
  ///   - mostOrders: how many orders are remembered, at least one.
  init(seed: UInt64, mostOrders: Int = 100_000) {
    // A start of its own, so that orders do not count like consignments.
    mint = ReferenceMint(prefix: Self.prefix, seed: seed &+ 0x4F52_4445_52)
    self.mostOrders = mostOrders
  }

  /// A book without orders that goes on from a counter.
  init(counter: UInt64) {
    mint = ReferenceMint(prefix: Self.prefix, counter: counter & Self.greatest)
    mostOrders = 100_000
  }

  private static let prefix = "EO"
  /// Nine digits of five bits.
  private static let greatest: UInt64 = 1 << 45 - 1

  var counter: UInt64 { mint.counter }

  var count: Int { orders.count }

  /// The order of this reference in any case.
  subscript(reference: String) -> Shared<KeptOrder>? {
    guard reference.prefix(2).uppercased() == Self.prefix else { return nil }
    return ReferenceMint.number(of: reference).flatMap { orders[$0] }
  }

  /// Every order, the oldest first. Costs time with their number.
  var all: [Shared<KeptOrder>] {
    orders.count == 0 ? [] : (0..<UInt64(orders.count)).compactMap { orders[(oldest &+ $0) & Self.greatest] }
  }

  private var oldest: UInt64 { (mint.counter &- UInt64(orders.count)) & Self.greatest }

  mutating func nextReference() -> String { mint.next() }

  /// Writes down an order under the reference that was made last.
  mutating func enter(_ order: KeptOrder) {
    guard let number = ReferenceMint.number(of: order.reference) else { return }
    orders[number] = Shared(order)
    revision &+= 1
    guard orders.count > mostOrders else { return }
    orders[oldest] = nil
  }

  /// Puts an order in the place of the one of its reference.
  mutating func replace(_ order: KeptOrder) {
    guard let number = ReferenceMint.number(of: order.reference), orders[number] != nil else { return }
    orders[number] = Shared(order)
    revision &+= 1
  }

  /// Writes down what another process has kept, the oldest first.
  ///
  /// - Returns: the place of the first whose reference is not the one that the counter would have made; then the book is of no use.
  mutating func restore(_ kept: [KeptOrder]) -> Int? {
    for (place, order) in kept.enumerated() {
      let number = (mint.counter &- UInt64(kept.count - place)) & Self.greatest
      guard order.reference.hasPrefix(Self.prefix + "-"), ReferenceMint.number(of: order.reference) == number else {
        return place
      }
      orders[number] = Shared(order)
    }
    return nil
  }
}
