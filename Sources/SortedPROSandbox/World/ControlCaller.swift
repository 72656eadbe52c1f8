import HTTPCore
import HTTPTypes
import Hosting
import Wire

/// Calls of the control surface that go by no socket, so that no fault, no journal and no wait of a connection touches them.
struct ControlCaller: Sendable {
  let server: SandboxServer
  let key: String

  private struct Nothing: Encodable {}

  private struct ErrorBody: Decodable {
    struct Content: Decodable {
      let code: String
      let message: String
      let allowed: [String]
      let problems: [SandboxError.Problem]?
    }

    let error: Content
  }

  private static let json = JSON(names: .declared, nulls: .omitted)

  func call<Output: Decodable>(
    _ method: HTTPRequest.Method, _ path: String, query: [(name: String, value: String)] = []
  ) throws(SandboxError) -> Output {
    try Self.read(answer(method, path, query, []).made())
  }

  func call<Output: Decodable>(
    _ method: HTTPRequest.Method, _ path: String, body: some Encodable
  ) throws(SandboxError) -> Output {
    try Self.read(answer(method, path, [], try Self.written(body)).made())
  }

  /// The same with a body that is written already, down to its nulls.
  func call<Output: Decodable>(
    _ method: HTTPRequest.Method, _ path: String, text: String
  ) throws(SandboxError) -> Output {
    try Self.read(answer(method, path, [], Array(text.utf8)).made())
  }

  /// A call whose answer may be waited for; no thread is held meanwhile.
  func eventually<Output: Decodable>(
    _ method: HTTPRequest.Method, _ path: String, body: some Encodable
  ) async throws(SandboxError) -> Output {
    let answer = answer(method, path, [], try Self.written(body))
    guard case .eventually(let begin) = answer else { return try Self.read(answer.made()) }
    return try Self.read(
      await withCheckedContinuation { continuation in begin { continuation.resume(returning: $0) } })
  }

  /// Bytes there and back.
  func bytes(_ method: HTTPRequest.Method, _ path: String, body: [UInt8] = []) throws(SandboxError) -> [UInt8] {
    try Self.checked(answer(method, path, [], body).made())
  }

  private func answer(
    _ method: HTTPRequest.Method, _ path: String, _ query: [(name: String, value: String)], _ body: [UInt8]
  ) -> Answer {
    var target = "/_sandbox/" + path
    for (place, item) in query.enumerated() {
      target += (place == 0 ? "?" : "&") + item.name + "=" + Self.escaped(item.value)
    }
    var fields = HTTPFields()
    if let name = HTTPField.Name(SandboxWorld.keyField) { fields[name] = key }
    fields[.contentType] = "application/json"
    return server.host.answer(
      Request(
        head: HTTPRequest(method: method, scheme: "http", authority: "localhost", path: target, headerFields: fields),
        body: body))
  }

  /// A part of a path or a value of a query: RFC 3986's unreserved characters stand for themselves.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        escaped.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        escaped += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
      }
    }
    return escaped
  }

  private static func written(_ body: some Encodable) throws(SandboxError) -> [UInt8] {
    do { return try json.encode(body) } catch {
      let reason =
        if case EncodingError.invalidValue(_, let context) = error { context.debugDescription } else { "\(error)" }
      throw SandboxError(status: 400, code: "bodyNotAllowed", message: "The call cannot be written: \(reason).")
    }
  }

  private static func checked(_ reply: Reply) throws(SandboxError) -> [UInt8] {
    if (200..<300).contains(reply.status.code) { return reply.body }
    guard let error = try? json.decode(ErrorBody.self, from: reply.body).error else {
      throw SandboxError(
        status: reply.status.code, code: "unexpected", message: String(decoding: reply.body, as: UTF8.self))
    }
    throw SandboxError(
      status: reply.status.code, code: error.code, message: error.message, allowed: error.allowed,
      problems: error.problems ?? [])
  }

  private static func read<Output: Decodable>(_ reply: Reply) throws(SandboxError) -> Output {
    let body = try checked(reply)
    do throws(ReadingFailure) { return try json.decode(Output.self, from: body) } catch {
      throw SandboxError(
        status: reply.status.code, code: "unexpected",
        message: "The answer is another one: \(error.path) \(error.reason)")
    }
  }
}
