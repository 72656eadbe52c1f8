import Journal
import Synchronization

/// What a call found in its body that nobody read. Calls are values that are handed on; this is where all of them write it.
final class Leftovers: Sendable {
  private let found = Mutex<[UnreadMember]>([])

  var members: [UnreadMember] {
    get { found.withLock(\.self) }
    set { found.withLock { $0 = newValue } }
  }
}
