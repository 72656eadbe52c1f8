import Sandbox
import Synchronization

/// Request ids for answers that belong to no world: an unknown path, a key that is not let in, bytes that are no request.
final class GatewayIdentifiers: Sendable {
  private let source: Mutex<IdentifierSource>

  init(seed: UInt64) { source = Mutex(IdentifierSource(seed: ~seed)) }

  func next() -> String { source.withLock { $0.next() } }
}
