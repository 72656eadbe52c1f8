import Contract
import HTTPTypes
import Testing
package import Wire

@testable import Journal

@Suite struct MatchTests {
  private static func match(_ set: (inout Match) -> Void) -> Match {
    var match = Match()
    set(&match)
    return match
  }

  private static func entry() throws -> Entry {
    try Sample.entry(
      .put, "/allocation/allocate?a=1", fields: [("Content-Type", "application/json")],
      body: #"{"ConsignmentReferences":["EC-000-05B-MMA"],"Count":2}"#, status: 404,
      operation: "AllocateUsingDefaultRules",
      faults: [AppliedFault(.magic, "sandbox:late")])
  }

  static let criteria: [(Match, holds: Bool)] = [
    (match { _ in }, true),
    (match { $0.operation = TextPattern("allocateusingdefaultrules") }, true),
    (match { $0.operation = TextPattern("Allocate*") }, true),
    (match { $0.operation = TextPattern("*Quote") }, false),
    (match { $0.method = TextPattern("put") }, true),
    (match { $0.method = TextPattern("PU") }, false),
    (match { $0.path = TextPattern("/allocation/*") }, true),
    (match { $0.path = TextPattern(pattern: "/{area}/allocate") }, true),
    (match { $0.path = TextPattern("/allocation") }, false),
    (match { $0.status = StatusPattern("404") }, true),
    (match { $0.status = StatusPattern("4xx") }, true),
    (match { $0.status = StatusPattern("2XX") }, false),
    (match { $0.reference = "ec-000-05b-mma" }, true),
    (match { $0.reference = "EC-000-05B" }, false),
    (match { $0.fault = TextPattern("sandbox:*") }, true),
    (match { $0.fault = TextPattern("sandbox:lost") }, false),
    (match { $0.header = [("content-type", TextPattern("application/*"))] }, true),
    (match { $0.header = [("accept", TextPattern("*"))] }, false),
    (match { $0.query = [("A", TextPattern("1"))] }, true),
    (match { $0.query = [("a", TextPattern("2"))] }, false),
    (match { $0.body = ["ConsignmentReferences": ["EC-*"]] }, true),
    (match { $0.body = ["consignmentreferences": ["EC-000-05B-MMA"], "Count": .number("2.0")] }, true),
    (match { $0.body = ["ConsignmentReferences": []] }, false),
    (match { $0.body = ["Missing": .null] }, true),
    (match { $0.body = ["Count": .null] }, false),
    (match { $0.since = DateTimeOffset("2019-06-14T09:00:00Z") }, true),
    (match { $0.since = DateTimeOffset("2019-06-14T09:00:01Z") }, false),
    (match { $0.until = DateTimeOffset("2019-06-14T09:00:00Z") }, false),
  ]

  @Test(arguments: criteria.indices)
  func `a criterion holds or not`(index: Int) throws {
    let (match, holds) = Self.criteria[index]
    #expect(match.holds(for: try Self.entry()) == holds)
    #expect(match.differences(from: try Self.entry()).count == (holds ? 0 : 1))
  }

  @Test func `what differs is named with what was wanted and what was found`() throws {
    let match = Self.match {
      $0.method = TextPattern("POST")
      $0.status = StatusPattern("2xx")
      $0.header = [("Accept", TextPattern("*/*"))]
      $0.body = ["ConsignmentReferences": ["EC-1"], "Count": .number("3"), "Name": "x"]
    }
    #expect(
      match.differences(from: try Self.entry()).map { "\($0.member): \($0.wanted), \($0.found ?? "-")" } == [
        "method: POST, PUT", "status: 2xx, 404", "header.Accept: */*, -",
        #"body.ConsignmentReferences[0]: "EC-1", "EC-000-05B-MMA""#, "body.Count: 3, 2", #"body.Name: "x", -"#,
      ])
  }

  @Test(arguments: [
    ("", "", true), ("", "a", false), ("*", "", true), ("*", "anything", true), ("a*b", "ab", true),
    ("a*b", "a", false),
    ("a*b*c", "aXbXbXc", true), ("a*ba", "aba", true), ("ab*ba", "aba", false), ("*.json", "a.JSON", true),
  ])
  func `a wildcard stands for any run`(pattern: String, text: String, matches: Bool) {
    #expect(TextPattern(pattern).matches(text) == matches)
  }

  @Test(arguments: ["", "4", "4x", "40x", "600", "099", "4xxx", "abc", "-40"])
  func `what is no status is refused`(text: String) {
    #expect(StatusPattern(text) == nil)
  }

  @Test func `references are those of path, changes and bodies, each once`() throws {
    let entry = try Sample.entry(
      .post, "/x", body: #"["EC-000-05B-MMA","XEC-000-05B-MMB","EC-000-05B-MMCC"]"#,
      answer: "EP-000-05B-MMA EC-000-05B-MMA",
      changes: [StateChange(consignment: "mine", from: nil, to: .unallocated)])
    #expect(entry.references == ["mine", "EC-000-05B-MMA", "EP-000-05B-MMA"])
    for reference in ["mine", "MINE", "EC-000-05B-MMA", "XEC-000-05B-MMB"] { #expect(entry.mentions(reference)) }
    for reference in ["", "EC-000-05B-MMB", "MM"] { #expect(!entry.mentions(reference)) }
  }
}

extension JSONValue: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral {
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { (name: $0.0, value: $0.1) })
  }

  package init(arrayLiteral elements: JSONValue...) { self = .list(elements) }
}
