import FoundationEssentials
import Journal
import Text
import Wire

/// A request and its answer out of a journal's export.
struct RecordedExchange: Sendable {
  let number: String
  let method: String
  /// Path and query.
  let target: String
  let fields: [(name: String, value: String)]
  let body: [UInt8]
  /// Nil where the client was sent no answer.
  let status: Int?
  let answer: [UInt8]
  /// Whether the answer ended within its body.
  let isCutShort: Bool
  /// Whether the client was left without an answer on an open connection.
  let isHung: Bool
  /// Whether all that was sent of the answer is there.
  let isWhole: Bool
  /// Whether the whole request is there, so that it can be sent.
  let canBeSent: Bool
  /// Tells worlds from one another.
  let keyHash: String?
  /// Scheme, host and port that it was sent to.
  let origin: String
}

extension RecordedExchange {
  /// Why a file holds no exchanges, with the line or the entry.
  struct Unreadable: Error {
    let reason: String
  }

  /// The exchanges in a file: an HTTP archive, or a line of JSON each.
  static func all(in bytes: [UInt8]) throws(Unreadable) -> [RecordedExchange] {
    if let tree = try? JSONValue(parsing: bytes), let log = tree["log"] {
      guard case .list(let entries)? = log["entries"] else { throw Unreadable(reason: "the archive has no entries") }
      var found: [RecordedExchange] = []
      for (place, entry) in entries.enumerated() {
        guard let exchange = RecordedExchange(archived: entry, place + 1) else {
          throw Unreadable(reason: "entry \(place + 1) of the archive is no request with its answer")
        }
        // What the sandbox sent to others is not the client's to send again.
        if entry["comment"]?.text?.hasSuffix(" " + Entry.webhook) != true { found.append(exchange) }
      }
      return found
    }
    var found: [RecordedExchange] = []
    for (place, line) in bytes.split(separator: UInt8(ascii: "\n")).enumerated() where !isBlank(line) {
      guard let tree = try? JSONValue(parsing: Array(line)), let exchange = RecordedExchange(entry: tree) else {
        throw Unreadable(reason: "line \(place + 1) is no request with its answer")
      }
      if tree["operation"]?.text != Entry.webhook { found.append(exchange) }
    }
    return found
  }

  private static func isBlank(_ line: ArraySlice<UInt8>) -> Bool { line.allSatisfy { $0 == 0x20 || $0 == 0x0D } }

  /// An entry of the journal.
  private init?(entry: JSONValue) {
    guard let request = entry["request"], let response = entry["response"], let method = request["method"]?.text,
      let url = request["url"]?.text, let status = response["status"], let place = Self.split(url),
      status == .null || status.integer != nil, let body = Self.body(request["body"]),
      let answer = Self.body(response["body"])
    else { return nil }
    self.init(
      number: entry["number"]?.digits ?? "?", method: method, target: place.target,
      fields: Self.fields(request["headers"]), body: body.bytes, status: status.integer, answer: answer.bytes,
      isCutShort: response["ending"]?.text == "cut", isHung: response["ending"]?.text == "hang",
      isWhole: !answer.isCut, canBeSent: !body.isCut, keyHash: entry["keyHash"]?.text, origin: place.origin)
  }

  /// An entry of an HTTP archive, where the status 0 says that no answer came.
  private init?(archived entry: JSONValue, _ number: Int) {
    guard let request = entry["request"], let response = entry["response"], let method = request["method"]?.text,
      let url = request["url"]?.text, let status = response["status"]?.integer, let place = Self.split(url)
    else { return nil }
    let posted = request["postData"]
    let remark = posted?["comment"]?.text ?? ""
    let text = posted?["text"]?.text ?? ""
    let content = response["content"]
    let shown = content?["text"]?.text ?? ""
    let ending = response["comment"]?.text
    self.init(
      number: "\(number)", method: method, target: place.target, fields: Self.fields(request["headers"]),
      body: remark.contains("base64") ? Data(base64Encoded: text).map(Array.init) ?? [] : Array(text.utf8),
      status: status == 0 ? nil : status,
      answer: content?["encoding"]?.text == "base64"
        ? Data(base64Encoded: shown).map(Array.init) ?? [] : Array(shown.utf8),
      isCutShort: ending == "answer cut", isHung: ending == "answer withheld: hang",
      isWhole: content?["comment"]?.text?.contains("cut") != true, canBeSent: !remark.contains("cut"), keyHash: nil,
      origin: place.origin)
  }

  private static func fields(_ list: JSONValue?) -> [(name: String, value: String)] {
    guard case .list(let items)? = list else { return [] }
    return items.compactMap { item in
      guard let name = item["name"]?.text, let value = item["value"]?.text, isField(name, value) else { return nil }
      return (name, value)
    }
  }

  /// What can stand in a head and is not for one connection alone, nor hidden.
  private static func isField(_ name: String, _ value: String) -> Bool {
    let own = ["host", "content-length", "connection", "transfer-encoding", "keep-alive", "expect", "upgrade"]
    return !own.contains(name.lowercased()) && !name.hasPrefix(":") && value != Redaction.mask && !name.isEmpty
      && name.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: ":") }
      && value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
  }

  private static func body(_ value: JSONValue?) -> (bytes: [UInt8], isCut: Bool)? {
    guard let value else { return nil }
    let isCut = value["isCut"] == .boolean(true)
    if let text = value["text"]?.text { return (Array(text.utf8), isCut) }
    guard let data = value["base64"]?.text.flatMap({ Data(base64Encoded: $0) }) else { return nil }
    return (Array(data), isCut)
  }

  private static func split(_ url: String) -> (origin: String, target: String)? {
    guard let separator = url.firstRange(of: "://") else { return nil }
    let rest = url[separator.upperBound...]
    let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
    let target = rest[end...]
    guard url.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { return nil }
    return (String(url[..<end]), target.hasPrefix("/") ? String(target) : "/" + target)
  }
}

extension JSONValue {
  fileprivate var text: String? { if case .string(let text) = self { text } else { nil } }
  fileprivate var digits: String? { if case .number(let digits) = self { digits } else { nil } }
  fileprivate var integer: Int? { digits.flatMap { Int($0) } }
}
