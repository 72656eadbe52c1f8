import Allocation
import Contract
import Faults
import Journal

/// Tells whether a world has been changed, without looking at what it holds.
package struct WorldVersion: Sendable, Equatable {
  private let store: UInt64
  private let catalog: Catalog
  private let clock: ClockSetting
  private let settings: WorldSettings
  private let allocationMode: AllocationMode
  private let manifests: Int
  private let quotes: [UInt64]
  private let orders: [UInt64]
  private let options: UInt64
  private let queue: [UInt64]
  private let consignmentReferences: UInt64
  private let requestCount: UInt64
  private let writesVersion1: Bool
  private let faults: Shared<FaultBook>?
  private let expectations: Shared<ExpectationBook>?
  private let accounts: Shared<AccountBook>?

  package static func == (one: WorldVersion, other: WorldVersion) -> Bool {
    one.store == other.store && one.catalog.isSame(as: other.catalog) && one.clock == other.clock
      && one.settings == other.settings && one.allocationMode == other.allocationMode
      && one.manifests == other.manifests && one.quotes == other.quotes && one.orders == other.orders
      && one.options == other.options
      && one.queue == other.queue
      && one.consignmentReferences == other.consignmentReferences && one.requestCount == other.requestCount
      && one.writesVersion1 == other.writesVersion1 && isSame(one.faults, other.faults)
      && isSame(one.expectations, other.expectations) && isSame(one.accounts, other.accounts)
  }
}

extension WorldVersion {
  private static func isSame<Value>(_ one: Shared<Value>?, _ other: Shared<Value>?) -> Bool {
    guard let one, let other else { return one == nil && other == nil }
    return one.isSame(as: other)
  }

  /// O(1).
  package init(_ snapshot: Snapshot) {
    let world = snapshot.world
    self.init(
      store: world.store.revision, catalog: world.catalog, clock: world.clock, settings: world.settings,
      allocationMode: world.allocationMode, manifests: world.manifests.count,
      quotes: [world.quotes.position, UInt64(world.quotes.count)],
      orders: [world.orders.revision, world.orders.counter], options: world.options.revision,
      queue: [world.queuedAllocations.start, UInt64(world.queuedAllocations.count)],
      consignmentReferences: world.nextConsignmentNumber, requestCount: snapshot.requestCount,
      writesVersion1: snapshot.writesVersion1, faults: world.faultBook,
      expectations: world.expectationBook, accounts: world.accountBook)
  }
}
