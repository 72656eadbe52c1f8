import Contract
import Journal
import Routing

/// What of the journal is asked for in the query.
struct JournalFilter {
  var match = Match()
  /// The number behind which a page begins.
  var after = 0
  /// The number in front of which it ends.
  var before = Int.max
  /// How many of the last are wanted, in place of the first.
  var last: Int?
  /// Whether heads and bodies stay away.
  var isBrief = false
  /// Entries of a page.
  var limit = Self.usualLimit

  static let usualLimit = 100
  static let mostEntries = 1000

  static let parameters: [ControlOperation.Parameter] = [
    .init(name: "operation", words: "The operation's name; `*` stands for any run of characters."),
    .init(name: "method", words: "The method."),
    .init(name: "path", words: "The path without its query; `*` and `{…}` stand for any run of characters."),
    .init(name: "status", words: "A status, or a class of them: `404`, `4xx`."),
    .init(name: "reference", words: "A reference that stands in the request or its answer."),
    .init(name: "fault", words: "What struck, by name; `*` for anything."),
    .init(name: "since", words: "Not before this instant, by the machine's clock."),
    .init(name: "until", words: "Before this instant, by the machine's clock."),
    .init(name: "after", words: "Only entries behind this number."),
    .init(name: "before", words: "Only entries in front of this number."),
    .init(name: "limit", words: "Entries of a page, 1 to \(mostEntries); \(usualLimit) unless said."),
    .init(name: "last", words: "The last so many of what is asked for, 1 to \(mostEntries), in place of a page."),
    .init(
      name: "brief", words: "`true`: without heads, bodies and what nothing reads, for lists.",
      values: ["true", "false"]),
  ]

  /// - Parameters:
  ///   - query: the request's.
  ///   - operations: every one that the journal may name.
  /// - Throws: what is no value of its parameter.
  init(_ query: Query, operations: [String]) throws(ControlFailure) {
    match = try Self.criteria(query, operations: operations)
    match.since = try Self.instant("since", query)
    match.until = try Self.instant("until", query)
    after = try Self.number("after", query, 0...Int.max) ?? 0
    before = try Self.number("before", query, 1...Int.max) ?? Int.max
    last = try Self.number("last", query, 1...Self.mostEntries)
    isBrief = query["brief"]?.lowercased() == "true"
    limit = try Self.number("limit", query, 1...Self.mostEntries) ?? Self.usualLimit
  }

  /// Names that ``criteria(_:operations:)`` reads.
  static let criteria: Set = ["operation", "method", "path", "status", "reference", "fault"]

  /// What the query wants of a request, whenever it came.
  static func criteria(_ query: Query, operations: [String]) throws(ControlFailure) -> Match {
    var match = Match()
    match.operation = query["operation"].map { TextPattern($0) }
    match.method = query["method"].map { TextPattern($0) }
    match.path = query["path"].map { TextPattern(pattern: $0) }
    match.fault = query["fault"].map { TextPattern($0) }
    if let found = MatchProblem.all(of: match, path: query["path"], operations).first {
      throw .parameterMatchesNothing(found.member, value: found.value, found.problem)
    }
    match.reference = query["reference"]
    if let text = query["status"] {
      guard let status = StatusPattern(text) else {
        throw .parameterNotAllowed("status", value: text, allowed: ["100 to 599", "1xx to 5xx"])
      }
      match.status = status
    }
    return match
  }

  private static func instant(_ name: String, _ query: Query) throws(ControlFailure) -> DateTimeOffset? {
    guard let text = query[name] else { return nil }
    guard let instant = DateTimeOffset(text) else {
      throw .parameterNotAllowed(name, value: text, allowed: ["an ISO 8601 instant such as 2019-06-14T09:00:00Z"])
    }
    return instant
  }

  private static func number(
    _ name: String, _ query: Query, _ range: ClosedRange<Int>
  ) throws(ControlFailure) -> Int? {
    guard let text = query[name] else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw .parameterNotAllowed(name, value: text, allowed: ["\(range.lowerBound) to \(range.upperBound)"])
    }
    return number
  }
}
