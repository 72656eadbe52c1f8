import Contract
import HTTPCore
import HTTPTypes
import Routing
import Testing

@testable import Journal

/// Exchanges for the tests.
enum Sample {
  static func entry(
    _ method: HTTPRequest.Method = .get, _ path: String = "/consignments/EC-000-05B-MMA",
    fields: [(String, String)] = [], body: String = "", status: Int = 200, answer: String = "{}",
    answerFields: [(String, String)] = [], operation: String? = "GetConsignment", at seconds: Int64 = 0,
    changes: [StateChange] = [], faults: [AppliedFault] = [], isUnheard: Bool = false, padding: Int = 0,
    unread: [UnreadMember] = []
  ) throws -> Entry {
    var head = HTTPRequest(method: method, scheme: "http", authority: "localhost:8080", path: path)
    for (name, value) in fields { head.headerFields.append(HTTPField(name: try #require(.init(name)), value: value)) }
    var response = HTTPResponse(status: .init(code: status))
    for (name, value) in answerFields { response.headerFields[try #require(.init(name))] = value }
    let time = try #require(DateTimeOffset("2019-06-14T09:00:00Z")).adding(seconds: seconds)
    return Entry(
      Request(head: head, body: Array(body.utf8)),
      Reply(
        head: response, body: Array(answer.utf8), delivery: isUnheard ? Delivery(.withheld(.close)) : nil),
      operation: operation, parameters: nil, headSize: padding, time: time, worldTime: time, decision: 1_500,
      changes: changes, faults: faults, unread: unread)
  }

  static func journal(entries: Int = 100, bytes: Int = 1 << 20, total: Int = 1 << 24) -> Journal {
    JournalBook(limits: JournalLimits(entries: entries, bytes: bytes, totalBytes: total)).journal()
  }
}
