import Contract
import Foundation
import HTTPCore
import HTTPTypes
import Journal
import Sandbox
import Synchronization
import Testing

@testable import ControlAPI

/// One reader of an event stream, without a socket.
private final class Reader: Sendable {
  struct Event: Equatable {
    var kind = ""
    var id = ""
    var data = ""

    func member(_ name: String) -> String? {
      let object = (try? JSONSerialization.jsonObject(with: Data(data.utf8))) as? [String: Any]
      return object?[name].map { "\($0)" }
    }
  }

  let body: StreamedBody

  init(_ controller: Controller, _ query: String = "", lastEventID: String? = nil) throws {
    var head = HTTPRequest(method: .get, scheme: "http", authority: "localhost:8080", path: "/_sandbox/events" + query)
    if let key = controller.key { head.headerFields[try #require(HTTPField.Name("ocp-apim-subscription-key"))] = key }
    if let lastEventID { head.headerFields[try #require(HTTPField.Name("Last-Event-ID"))] = lastEventID }
    let reply = try #require(controller.api.answer(Request(head: head, body: []))).made()
    #expect(reply.head.headerFields[.contentType] == "text/event-stream; charset=utf-8")
    guard case .streamed(let body)? = reply.delivery?.manner else { throw Missing() }
    self.body = body
    body.begin {}
    Self.settle()
  }

  struct Missing: Error {}

  /// Returns when all that the journal's queue had to do is done.
  static func settle() { for _ in 0..<200 { Journal.queue.sync {} } }

  /// What has come since.
  func take() -> (events: [Event], isLast: Bool) {
    Self.settle()
    var text: [UInt8] = []
    while true {
      let (bytes, isLast) = body.take()
      text += bytes
      if isLast || bytes.isEmpty { return (Self.parse(String(decoding: text, as: UTF8.self)), isLast) }
      Self.settle()
    }
  }

  private static func parse(_ text: String) -> [Event] {
    text.components(separatedBy: "\n\n").compactMap { block in
      var event = Event()
      for line in block.split(separator: "\n") {
        let parts = line.split(separator: ": ", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { continue }
        switch parts[0] {
        case "event": event.kind = parts[1]
        case "id": event.id = parts[1]
        case "data": event.data = parts[1]
        default: break
        }
      }
      return event.id.isEmpty ? nil : event
    }
  }
}

@Suite struct EventsTests {
  private static func entry(
    _ operation: String = "GetConsignment", status: Int = 200, changes: [StateChange] = [], faults: [AppliedFault] = []
  ) throws -> Entry {
    let time = try #require(DateTimeOffset(Controller.start))
    return Entry(
      Request(
        head: HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: "/consignments/EC-000-05B-MMA"),
        body: []), Reply(head: HTTPResponse(status: .init(code: status))), operation: operation, parameters: nil,
      headSize: 0, time: time, worldTime: time, decision: 1_000_000, changes: changes, faults: faults)
  }

  private static let change = StateChange(consignment: "EC-1", from: .unallocated, to: .allocated)

  @Test func `a reader is told where it stands, and then what happens, in order`() throws {
    let controller = try Controller()
    let journal = try #require(try controller.tenant.journal)
    journal.append(try Self.entry("Earlier"))
    let reader = try Reader(controller)
    #expect(reader.take().events.map(\.kind) == [""])
    journal.append(try Self.entry(changes: [Self.change], faults: [AppliedFault(.magic, "sandbox:late")]))
    _ = try controller.post("clock/advance", #"{"by":"PT2H"}"#)
    _ = try controller.post("faults", #"{"then":{"status":503}}"#)
    journal.append(try Self.entry("Later", status: 404))
    let events = reader.take().events
    #expect(events.map(\.kind) == ["request", "change", "fault", "clock", "control", "request"])
    #expect(events[0].member("number") == "2")
    #expect(events[1].member("from") == "Unallocated" && events[1].member("request") == "2")
    #expect(events[2].member("name") == "sandbox:late")
    #expect(events[3].member("from") == "2019-06-14T09:00:00+00:00")
    #expect(events[3].member("to") == "2019-06-14T11:00:00+00:00")
    #expect(events[4].member("operation") == "SetFault")
    #expect(events[5].member("status") == "404")
    #expect(Set(events.map(\.id)).count == events.count)
  }

  @Test func `who comes back with the last id misses nothing and hears nothing twice, wherever it was`() throws {
    let controller = try Controller()
    let journal = try #require(try controller.tenant.journal)
    for _ in 0..<3 { journal.append(try Self.entry(changes: [Self.change, Self.change])) }
    _ = try controller.post("faults", #"{"then":{"status":503}}"#)
    let all = try Reader(controller, "?after=start").take().events.dropFirst()
    #expect(all.count == 10)
    for (place, event) in all.enumerated() {
      let rest = try Reader(controller, lastEventID: event.id).take().events.dropFirst()
      #expect(Array(rest) == Array(all.dropFirst(place + 1)))
    }
  }

  @Test(arguments: [
    ("kind=clock", ["clock"]), ("kind=request,fault", ["request", "fault", "request"]),
    ("status=4xx", ["request", "clock"]), ("operation=Get*", ["request", "fault", "clock"]),
    ("fault=*&kind=request", ["request"]),
  ])
  func `filters choose`(row: (query: String, kinds: [String])) throws {
    let controller = try Controller()
    let journal = try #require(try controller.tenant.journal)
    journal.append(try Self.entry(faults: [AppliedFault(.rule, "1")]))
    journal.append(try Self.entry("Other", status: 404))
    _ = try controller.put("clock", #"{"mode":"real"}"#)
    #expect(try Reader(controller, "?after=start&" + row.query).take().events.dropFirst().map(\.kind) == row.kinds)
  }

  @Test func `a reader that does not read is told how much it has lost, and holds little meanwhile`() throws {
    let controller = try Controller(journals: JournalBook(limits: JournalLimits(entries: 100)))
    let journal = try #require(try controller.tenant.journal)
    let reader = try Reader(controller)
    for _ in 0..<5000 { journal.append(try Self.entry()) }
    Reader.settle()
    for _ in 0..<5000 { journal.append(try Self.entry()) }
    let events = reader.take().events
    let lost = events.filter { $0.kind == "lost" }.compactMap { $0.member("requests").flatMap { Int($0) } }
    let told = events.filter { $0.kind == "request" }.count
    #expect(lost.reduce(told, +) == 10_000)
    #expect(!lost.isEmpty)
  }

  @Test func `a reset ends the stream, and its ids tell that the world is another`() throws {
    let controller = try Controller()
    try #require(try controller.tenant.journal).append(try Self.entry())
    let reader = try Reader(controller)
    let last = try #require(reader.take().events.last?.id)
    _ = try controller.post("reset")
    let (events, isLast) = reader.take()
    #expect(events.map(\.kind) == ["reset"])
    #expect(isLast)
    try #require(try controller.tenant.journal).append(try Self.entry("AfterReset"))
    let again = try Reader(controller, lastEventID: last).take().events
    #expect(again.map(\.kind) == ["", "lost", "request"])
    #expect(again[1].data == #"{"requests":null,"controlCalls":null}"#)
  }

  @Test func `no more read at a time than may, and a place is free when its reader is gone`() throws {
    let controller = try Controller()
    var readers = try (0..<64).map { _ in try Reader(controller) }
    let refused = try controller.get("events")
    #expect(refused.status == 503)
    #expect(refused.code == "tooManyReaders")
    readers.removeLast()
    Reader.settle()
    readers.append(try Reader(controller))
    #expect(readers.count == 64)
  }

  @Test(arguments: ["?kind=requests", "?after=yesterday", "?after=1-0-0-1", "?status=9xx", "?since=x"])
  func `what is no value is refused`(query: String) throws {
    #expect(try Controller().get("events" + query).status == 400)
  }

  @Test func `without a journal there is nothing to read`() throws {
    #expect(try Controller(journals: nil).get("events").code == "journalOff")
  }

  @Test func `one world's events are nobody else's`() throws {
    let controller = try Controller()
    let reader = try Reader(controller.with(key: "b"))
    _ = reader.take()
    try #require(try controller.tenant.journal).append(try Self.entry())
    #expect(reader.take().events.isEmpty)
  }
}
