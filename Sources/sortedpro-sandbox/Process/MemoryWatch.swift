import CLinux
import HTTPCore
import Sandbox
import Synchronization

/// Keeps what clients make the process hold below a limit: worlds go first, the least recently used before the others, and until that
/// helps new work is refused.
final class MemoryWatch: Sendable {
  let account: MemoryAccount
  private let tenants: Tenants
  /// What is held without any client: the program, the template of worlds.
  private let base: Int
  private let requests = Atomic<Int>(0)

  /// Requests between two looks; a look costs some microseconds.
  private static let period = 256
  /// Bytes of a body from which on a look is taken at once.
  private static let largeBody = 64 << 10

  init(limit: Int, tenants: Tenants) {
    account = MemoryAccount(limit: limit)
    self.tenants = tenants
    base = Self.heap
  }

  /// Whether a request is refused for want of memory.
  func refuses(_ request: Request) -> Bool {
    let place = requests.wrappingAdd(1, ordering: .relaxed).oldValue
    if place % Self.period == 0 || request.body.count >= Self.largeBody || account.isFull { look() }
    return account.isFull
  }

  /// Measures, and lets worlds go when that is too much: an eighth of them, so that a few looks are enough and one too many is none.
  private func look() {
    guard account.measured(Self.heap - base) > 0 else { return }
    tenants.evict(atMost: max(1, tenants.count / 8))
  }

  /// Bytes that are allocated.
  private static var heap: Int { Int(clamping: CLinux_allocated()) }
}
