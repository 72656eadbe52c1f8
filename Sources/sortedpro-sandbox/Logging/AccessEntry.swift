import HTTPCore
import HTTPTypes
import Routing

/// One request and what it was answered, as far as the log tells of it. It only keeps hold of what is there: it is made on the way of
/// every request.
struct AccessEntry: Sendable {
  /// When the request was read, in ticks of 100 ns since 1970.
  let time: Int64
  /// Nanoseconds until the answer was made.
  let duration: Int64
  /// Nil, as are target and key, for bytes that became no request.
  let method: HTTPRequest.Method?
  /// With its query, where a key may stand.
  let target: String?
  /// What the key's field says.
  let key: String?
  /// Nil for an answer that was withheld.
  let status: Int?
  let fields: HTTPFields
  /// The beginning of an error's body, where its code stands.
  let problem: [UInt8]

  /// Bytes of an error's body that are looked at.
  private static let problemLength = 1024

  init(time: Int64, duration: Int64, request: Request?, reply: Reply) {
    self.time = time
    self.duration = duration
    method = request?.method
    target = request?.path
    key = request.flatMap { request in
      Self.keyField.flatMap { name in request.fields.first { $0.name == name }?.value }
    }
    status = reply.heardStatus
    fields = reply.fields
    problem = (status ?? 0) < 400 ? [] : Array(reply.body.prefix(Self.problemLength))
  }

  var cost: Int { 512 + (target?.utf8.count ?? 0) + (key?.utf8.count ?? 0) + problem.count }

  private static let keyField = HTTPField.Name("ocp-apim-subscription-key")
}

extension AccessEntry {
  /// The key that the request names, in its field or its query.
  var ownKey: String? { key.flatMap { $0.isEmpty ? nil : $0 } ?? Target(target).query["subscription-key"] }

  var requestID: String? {
    Self.requestIDField.flatMap { name in fields.first { $0.name == name }?.value }
  }

  /// What the answer told the client of its request: what nobody read, or what was probably meant.
  var hint: String? {
    guard status != nil else { return nil }
    return Self.hintField.flatMap { name in fields.first { $0.name == name }?.value }
  }

  private static let hintField = HTTPField.Name("Sandbox-Hint")
  private static let requestIDField = HTTPField.Name("Sandbox-Request-Id")

  /// The error's code, as the body names it in JSON or XML.
  var code: String? { Self.member("Code", of: problem) ?? Self.member("code", of: problem) }

  /// What the error says.
  var reason: String? { Self.member("Message", of: problem) ?? Self.member("message", of: problem) }

  /// The text of the first member or element of this name, as far as it is there.
  private static func member(_ name: String, of body: [UInt8]) -> String? {
    if let start = end(of: "\"\(name)\":\"", in: body) {
      return text(body[start...].prefix { $0 != UInt8(ascii: "\"") })
    }
    guard let open = end(of: "<\(name)", in: body), let close = body[open...].firstIndex(of: UInt8(ascii: ">")) else {
      return nil
    }
    return text(body[(close + 1)...].prefix { $0 != UInt8(ascii: "<") })
  }

  private static func end(of pattern: String, in body: [UInt8]) -> Int? {
    body.firstRange(of: Array(pattern.utf8))?.upperBound
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
