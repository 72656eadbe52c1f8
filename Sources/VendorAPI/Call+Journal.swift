import HTTPCore
import HTTPTypes
import Journal
import Routing
import Sandbox

extension Call {
  /// Writes the call down, with its answer and what it has changed, if anything is written down; the entry then learns when the answer
  /// is out.
  func enter(_ reply: inout Reply, to operation: Operation, decision: Int64) {
    guard let journal = tenant.journal, let log else { return }
    var noted = log.all
    // Off the world's lock, unless nobody has looked at the world yet. What falls due by looking is noted, too.
    if noted.worldTime == nil {
      _ = tenant.worldTime(noting: log)
      noted = log.all
    }
    let entry = Entry(
      operation.takesSecrets ? request.withoutBody : request, reply, operation: operation.name,
      parameters: parameters, headSize: fields.size, time: begin.time,
      worldTime: noted.worldTime ?? begin.time, decision: decision, ready: begin.steady(after: decision),
      changes: noted.changes, faults: noted.faults, unread: leftovers?.members ?? [])
    journal.append(entry)
    reply.watch = entry
  }
}

extension Tenant {
  /// Writes down a request that led to no operation.
  func enter(_ request: Request, _ fields: VendorFields, _ reply: inout Reply, begin: Moment) {
    guard let journal else { return }
    let log = ChangeLog()
    let worldTime = visit(noting: log) { $0.now }
    let decision = begin.elapsed
    let entry = Entry(
      request, reply, operation: nil, parameters: nil, headSize: fields.size, time: begin.time, worldTime: worldTime,
      decision: decision, ready: begin.steady(after: decision), changes: log.all.changes)
    journal.append(entry)
    reply.watch = entry
  }
}
