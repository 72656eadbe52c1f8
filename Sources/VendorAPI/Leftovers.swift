import Journal
import Synchronization
import Text

/// What a call found in its body and its query that nobody read. Calls are values that are handed on; this is where all of them write
/// it.
final class Leftovers: Sendable {
  private struct State {
    var members: [UnreadMember] = []
    /// Names in the query that were asked for, sent or not.
    var asked: [String] = []
  }

  private let state = Mutex(State())

  /// Of the body and, once the call has been carried out, of the query.
  var members: [UnreadMember] {
    get { state.withLock(\.members) }
    set { state.withLock { $0.members = newValue } }
  }

  func note(asked name: String) {
    state.withLock { $0.asked.append(name) }
  }

  /// Adds the names of a query that the call did not ask for, each with the nearest of those that it did.
  ///
  /// - Parameter names: all that were sent.
  func add(unreadOf names: [String]) {
    let asked = state.withLock(\.asked)
    let known = Set((asked + ["subscription-key"]).map { $0.lowercased() })
    let unread = names.filter { !known.contains($0.lowercased()) }.prefix(Self.mostNames)
    guard !unread.isEmpty else { return }
    let members = unread.map { UnreadMember(path: "?\($0)", nearest: NearestName.of($0, among: asked)) }
    state.withLock { $0.members += members }
  }

  /// Adds what was read and counts for nothing.
  func add(_ members: [UnreadMember]) {
    state.withLock { $0.members += members }
  }

  private static let mostNames = 20
}
