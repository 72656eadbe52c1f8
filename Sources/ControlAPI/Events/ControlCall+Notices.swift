import Contract
import Journal
import Sandbox

extension ControlCall {
  /// Tells who reads the world's event stream what was called, and what it changed so far.
  func note(_ operation: String, in tenant: Tenant, clockBefore: DateTimeOffset? = nil) {
    guard let journal = tenant.journal else { return }
    let worldTime = tenant.visit(noting: log) { $0.now }
    journal.append(
      Notice(
        operation: operation, time: Moment.now.time, worldTime: worldTime, clockBefore: clockBefore,
        changes: log.all.changes))
  }
}
