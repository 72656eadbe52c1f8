import Contract
import Journal
import Wire

/// What `POST /_sandbox/requests/verify` reads.
struct VerifyRequest: Codable, Sendable {
  /// Which requests are counted; all, where it is absent.
  let match: MatchDocument?
  let exactly: Int?
  let atLeast: Int?
  let atMost: Int?
  /// What has to have come one after the other, with anything between.
  let inOrder: [MatchDocument]?
  /// How long to wait until it is decided.
  let waitMs: Int?

  static let longestWait = 60_000
}

/// Criteria that a request has to meet, all of them.
struct MatchDocument: Codable, Sendable {
  /// Here and below, `*` stands for any run of characters, and case does not matter.
  let operation: String?
  let method: String?
  /// Without its query; `{…}` stands for any run of characters, too.
  let path: String?
  /// `404`, or `"4xx"`.
  let status: FreeForm?
  let reference: String?
  let fault: String?
  /// Names and values of fields that the request has.
  let header: FreeForm?
  let query: FreeForm?
  /// What the body holds, at least.
  let body: FreeForm?
}

/// Any JSON; what it may be is looked at by whoever asked for it.
struct FreeForm: Codable, Sendable {
  init(from decoder: any Decoder) throws {}

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encodeNil()
  }
}

/// The problems of a verification, found while it is read.
struct MatchReading {
  private(set) var problems: [BodyProblem] = []
  private let operations: [String]

  init(operations: [String]) { self.operations = operations }

  /// - Throws: everything that is wrong with it.
  static func verification(
    _ request: VerifyRequest, body: [UInt8], operations: [String]
  ) throws(ControlFailure) -> Verification {
    var reading = MatchReading(operations: operations)
    // Its shape has been looked at by now.
    let tree = try? JSONValue(parsing: body)
    let match = reading.match(request.match, tree?["match"], at: "match")
    let order = (request.inOrder ?? []).enumerated().map { place, document in
      reading.match(document, tree?["inOrder"]?[place], at: "inOrder[\(place)]")
    }
    if request.inOrder?.isEmpty == true { reading.note("inOrder", "[]", "at least one step is needed") }
    let count = reading.count(request)
    if let wait = request.waitMs, !(0...VerifyRequest.longestWait).contains(wait) {
      reading.note("waitMs", "\(wait)", "this is not from 0 to \(VerifyRequest.longestWait)")
    }
    guard reading.problems.isEmpty else { throw .body(reading.problems) }
    return Verification(match, count, inOrder: order)
  }

  private mutating func count(_ request: VerifyRequest) -> Verification.Count {
    let given = [("exactly", request.exactly), ("atLeast", request.atLeast), ("atMost", request.atMost)]
      .compactMap { name, count in count.map { (name, $0) } }
    for (name, count) in given where count < 0 { note(name, "\(count)", "a count is not less than 0") }
    if given.count > 1 {
      note(given[1].0, "\(given[1].1)", "only one of exactly, atLeast and atMost may be given")
    }
    switch given.first {
    case ("exactly", let count)?: return .exactly(max(0, count))
    case ("atMost", let count)?: return .atMost(max(0, count))
    case (_, let count)?: return .atLeast(max(0, count))
    case nil: return .atLeast(request.inOrder == nil ? 1 : 0)
    }
  }

  private mutating func match(_ document: MatchDocument?, _ tree: JSONValue?, at path: String) -> Match {
    var match = Match()
    guard let document else { return match }
    match.operation = document.operation.map { TextPattern($0) }
    match.method = document.method.map { TextPattern($0) }
    match.path = document.path.map { TextPattern(pattern: $0) }
    match.fault = document.fault.map { TextPattern($0) }
    note(MatchProblem.all(of: match, path: document.path, operations), at: path)
    match.reference = document.reference
    match.status = status(tree?["status"], at: "\(path).status")
    match.header = patterns(tree?["header"], at: "\(path).header")
    note(MatchProblem.all(ofFields: match.header.map(\.name)), at: path)
    match.query = patterns(tree?["query"], at: "\(path).query")
    // As everywhere, null says nothing: generated clients send it for what was left out.
    match.body = tree?["body"] == .null ? nil : tree?["body"]
    return match
  }

  private mutating func status(_ value: JSONValue?, at path: String) -> StatusPattern? {
    let text: String
    switch value {
    case nil, .null?: return nil
    case .number(let digits)?: text = digits
    case .string(let string)?: text = string
    default: text = ""
    }
    if let pattern = StatusPattern(text) { return pattern }
    note(path, text.isEmpty ? nil : "\"\(text)\"", "this is neither a status such as 404 nor a class such as \"4xx\"")
    return nil
  }

  private mutating func patterns(_ value: JSONValue?, at path: String) -> [(name: String, value: TextPattern)] {
    switch value {
    case nil, .null?: return []
    case .object(let members)?:
      return members.compactMap { name, value in
        if case .string(let text) = value { return (name, TextPattern(text)) }
        note("\(path).\(name)", nil, "a text is needed")
        return nil
      }
    default:
      note(path, nil, "an object is needed")
      return []
    }
  }

  private mutating func note(_ found: [MatchProblem], at path: String) {
    problems += found.map { $0.body(at: path) }
  }

  private mutating func note(_ path: String, _ value: String?, _ problem: String) {
    problems.append(BodyProblem(path: path, value: value, problem: problem))
  }
}

extension JSONValue {
  fileprivate subscript(place: Int) -> JSONValue? {
    if case .list(let elements) = self, elements.indices.contains(place) { elements[place] } else { nil }
  }
}
