import Synchronization

extension Tenant {
  /// Whether a request may meet a fault that it does not bring along. Takes no lock.
  package var mayStrike: Bool { hasFaults.load(ordering: .relaxed) }
}
