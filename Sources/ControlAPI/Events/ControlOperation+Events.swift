import HTTPCore
import HTTPTypes
import Journal
import OpenAPI
import Routing
import Sandbox

extension ControlOperation {
  static let events: [ControlOperation] = [
    ControlOperation(
      area: .journal, name: "ReadEvents", method: .get, pattern: "/_sandbox/events",
      summary:
        "What happens in the world, as it happens, as server-sent events: [journal.md](journal.md), *Watching*",
      access: .world, query: EventFilter.parameters, body: nil, status: .ok,
      answer: { _ in .string(Shape.TextForm()) }, refusals: [.conflict, .serviceUnavailable],
      media: "text/event-stream", isLong: false, perform: readEvents)
  ]

  /// - Source: WHATWG HTML, section 9.2, "Server-sent events".
  private static func readEvents(_ call: ControlCall) throws(ControlFailure) -> Reply {
    guard let journal = try call.tenant().journal else { throw .journalOff }
    let filter = try EventFilter(call.query, operations: call.api.vendor.writtenDown)
    let cursor = try cursor(of: call, journal)
    let readers = call.api.eventReaders
    guard let place = readers.place() else { throw .tooManyReaders(most: readers.most) }
    let feed = EventFeed(of: journal, after: cursor, filter, place)
    var reply = Reply(.ok, fields: [.contentType: "text/event-stream; charset=utf-8"])
    // Else nginx would keep events until its buffer is full.
    if let name = HTTPField.Name("X-Accel-Buffering") { reply.fields[name] = "no" }
    reply.delivery = Delivery(.streamed(feed.body))
    return reply
  }

  private static func cursor(of call: ControlCall, _ journal: Journal) throws(ControlFailure) -> EventCursor? {
    let field = HTTPField.Name("Last-Event-ID").flatMap { call.request.fields[$0] }
    // The browser's word is the newer one: it repeats the URL with which it began.
    guard let text = field ?? call.query["after"], !text.isEmpty else { return nil }
    if text.lowercased() == "start" { return EventCursor(startOf: journal) }
    guard let cursor = EventCursor(text) else {
      throw .parameterNotAllowed("after", value: text, allowed: ["start", "the id of an event"])
    }
    return cursor
  }
}
