import HTTPCore
import Journal
import Sandbox
import Synchronization
import Transport

/// Keeps what clients make the process hold below a limit: worlds go first, the least recently used before the others; where that does
/// not help in time, new work is refused.
final class MemoryWatch: Sendable {
  let account: MemoryAccount
  private let tenants: Tenants
  /// What is held without any client: the program, the template of worlds.
  private let base: Int
  private let requests = Atomic<Int>(0)
  private let isLooking = Atomic<Bool>(false)
  /// When the last look ended, and how long it took, in nanoseconds.
  private let lastLook = Atomic<Int64>(0)
  private let lastCost = Atomic<Int64>(0)

  /// Requests between two looks.
  private static let period = 256
  /// Bytes of a body from which on a look is taken sooner.
  private static let largeBody = 64 << 10
  /// A look counts what is free, under the allocator's lock: after much has come and gone that is milliseconds. So between two of them
  /// a hundred times as long passes as the last one took, and at most so many nanoseconds, in which worlds cannot grow by the eighth
  /// that is kept free.
  private static let rest: (usual: Int64, urgent: Int64) = (1_000_000_000, 10_000_000)

  init(limit: Int, tenants: Tenants) {
    account = MemoryAccount(limit: limit)
    self.tenants = tenants
    base = AllocatedMemory.bytes
  }

  /// Whether a request is refused for want of memory.
  func refuses(_ request: Request) -> Bool {
    let place = requests.wrappingAdd(1, ordering: .relaxed).oldValue
    if request.body.count >= Self.largeBody || account.isFull {
      look(afterAtMost: Self.rest.urgent)
    } else if place % Self.period == 0 {
      look(afterAtMost: Self.rest.usual)
    }
    return account.isFull
  }

  /// Measures, and lets worlds go when that is nearly too much: an eighth of them, so that a few looks are enough and one too many is
  /// none. Nothing is done when the last look was too short a time ago.
  private func look(afterAtMost rest: Int64) {
    let start = Moment.steadyNanoseconds
    guard start - lastLook.load(ordering: .relaxed) >= min(rest, 100 * lastCost.load(ordering: .relaxed)),
      !isLooking.exchange(true, ordering: .acquiring)
    else { return }
    let isTooMuch = account.measured(AllocatedMemory.bytes - base)
    let end = Moment.steadyNanoseconds
    lastCost.store(end - start, ordering: .relaxed)
    lastLook.store(end, ordering: .relaxed)
    isLooking.store(false, ordering: .releasing)
    if isTooMuch { tenants.evict(atMost: max(1, tenants.count / 8)) }
  }
}
