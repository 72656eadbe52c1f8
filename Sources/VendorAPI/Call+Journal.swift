import HTTPCore
import HTTPTypes
import Journal
import Routing
import Sandbox

extension Call {
  /// Writes the call down, with its answer, how long it took to be decided and what it has changed, if anything is written down.
  func enter(_ reply: Reply, to operation: Operation, decision: Int64) {
    guard let journal = tenant.journal else { return }
    // Off the world's lock but for its time. What falls due by looking is noted, too.
    let worldTime = tenant.worldTime(noting: log)
    journal.append(
      Entry(
        operation.takesSecrets ? request.withoutBody : request, reply, operation: operation.name,
        parameters: parameters, headSize: fields.size, time: begin.time,
        worldTime: worldTime, decision: decision, changes: log?.all ?? [],
        faults: log?.faults ?? [], unread: leftovers?.members ?? []))
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
        decision: begin.elapsed, changes: log.all))
  }
}
