import HTTPCore
import HTTPTypes
import Journal
import Routing
import Sandbox

extension Call {
  /// Writes the call down, with its answer and what it has changed, if anything is written down.
  func enter(_ reply: Reply, to operation: Operation) {
    guard let journal = tenant.journal, let begin, let log else { return }
    var noted = log.all
    // Off the world's lock, unless nobody has looked at the world yet. What falls due by looking is noted, too.
    if noted.worldTime == nil {
      _ = tenant.worldTime(noting: log)
      noted = log.all
    }
    journal.append(
      Entry(
        operation.takesSecrets ? request.withoutBody : request, reply, operation: operation.name,
        parameters: parameters, headSize: fields.size, time: begin.time,
        worldTime: noted.worldTime ?? begin.time, decision: begin.elapsed, changes: noted.changes,
        faults: noted.faults, unread: leftovers?.members ?? []))
  }
}

extension Tenant {
  /// Writes down a request that led to no operation.
  func enter(_ request: Request, _ fields: VendorFields, _ reply: Reply, begin: Moment) {
    guard let journal else { return }
    let log = ChangeLog()
    let worldTime = visit(noting: log) { $0.now }
    journal.append(
      Entry(
        request, reply, operation: nil, parameters: nil, headSize: fields.size, time: begin.time, worldTime: worldTime,
        decision: begin.elapsed, changes: log.all.changes))
  }
}
