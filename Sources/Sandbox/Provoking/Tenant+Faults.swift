package import Faults
import Synchronization

extension Tenant {
  /// Whether a request may meet a fault that it does not bring along. Takes no lock.
  package var mayStrike: Bool { hasFaults.load(ordering: .relaxed) }

  /// Decides what is to happen to a request: see ``World/strike(_:header:created:)``.
  package func strike(
    _ facts: RequestFacts, header: (text: String, rule: FaultRule)? = nil, created: [MagicMark] = []
  ) -> Strike? {
    visit { $0.strike(facts, header: header, created: created) }
  }
}
