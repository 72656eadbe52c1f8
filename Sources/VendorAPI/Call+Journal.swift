import HTTPCore
import HTTPTypes
import Journal
import Routing
import Sandbox

extension Call {
  /// Writes the call down, with its answer and what it has changed, if anything is written down; the entry then learns when the answer
  /// is out.
  func enter(_ reply: inout Reply, to operation: Operation) {
    guard let journal = tenant.journal, let begin else { return }
    // Off the world's lock but for its time. What falls due by looking is noted, too.
    let worldTime = tenant.worldTime(noting: log)
    let decision = begin.elapsed
    let entry = Entry(
      operation.takesSecrets ? request.withoutBody : request, reply, operation: operation.name,
      parameters: parameters, headSize: fields.size, time: begin.time,
      worldTime: worldTime, decision: decision, ready: begin.steady(after: decision), changes: log?.all ?? [],
      faults: log?.faults ?? [], unread: leftovers?.members ?? [])
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
      decision: decision, ready: begin.steady(after: decision), changes: log.all)
    journal.append(entry)
    reply.watch = entry
  }
}
