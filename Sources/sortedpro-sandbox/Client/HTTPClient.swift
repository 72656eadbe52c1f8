import Files
import TLS

/// One request to a server and its answer, on a connection of their own.
struct HTTPClient {
  struct Answer {
    let status: Int
    let fields: [(name: String, value: String)]
    let body: [UInt8]
  }

  /// How a request that was sent has ended.
  enum Outcome {
    case whole(Answer)
    /// Its head came, and not all of its body.
    case cut(Answer)
    /// No answer came, and why.
    case silence(SystemFailure)
  }

  let server: ServerURL
  /// Whose word is trusted about who the server is; nil in the clear.
  private let trust: ServerTrust?
  var patience = Duration.seconds(30)

  /// - Parameters:
  ///   - server: whom to call.
  ///   - authorities: path of a PEM file with those who may vouch for it; nil for the machine's own.
  /// - Throws: where TLS is not to be had, or the file holds no certificate.
  init(server: ServerURL, authorities: String? = nil) throws(Failure) {
    self.server = server
    guard server.isSecure else {
      guard authorities == nil else { throw Failure(.usage, ["--ca is for a server that is called by https"]) }
      trust = nil
      return
    }
    do throws(TLSFailure) { trust = try ServerTrust(authorities: authorities) } catch {
      throw Failure(.usage, [error.description])
    }
  }

  /// Larger answers are not taken.
  static let largestAnswer = 1 << 30

  /// Asks, with the fields that are given besides `Host`, `Content-Length` and `Connection`.
  ///
  /// - Throws: where the server cannot be asked or does not answer in full.
  func send(
    _ method: String, _ target: String, fields: [(name: String, value: String)] = [], body: [UInt8] = []
  ) throws(SystemFailure) -> Answer {
    switch try exchange(method, target, fields: fields, body: body) {
    case .whole(let answer): return answer
    case .cut: throw .init(reason: "it hung up within its answer")
    case .silence(let failure): throw failure
    }
  }

  /// The same, where an answer that does not come is an outcome, too.
  ///
  /// - Throws: where the server cannot be asked.
  func exchange(
    _ method: String, _ target: String, fields: [(name: String, value: String)] = [], body: [UInt8] = []
  ) throws(SystemFailure) -> Outcome {
    let channel = try ClientChannel(to: server, trusting: trust, deadline: .now + patience)
    var head = "\(method) \(server.prefix)\(target) HTTP/1.1\r\nHost: \(server.authority)\r\nConnection: close\r\n"
    for (name, value) in fields { head += "\(name): \(value)\r\n" }
    if !body.isEmpty || method == "POST" || method == "PUT" { head += "Content-Length: \(body.count)\r\n" }
    try channel.send(Array((head + "\r\n").utf8) + body)

    var received: [UInt8] = []
    var failure = SystemFailure(reason: "it hung up without an answer")
    while true {
      let bytes: ArraySlice<UInt8>
      do throws(SystemFailure) { bytes = try channel.receive(upTo: 64 << 10) } catch {
        failure = error
        break
      }
      received += bytes
      if bytes.isEmpty { break }
      guard received.count <= Self.largestAnswer else { throw .init(reason: "its answer is too long") }
      // A server that keeps the connection all the same is not waited for.
      if let answer = Self.answer(in: received, isOver: false, hasBody: method != "HEAD") { return .whole(answer) }
    }
    if let answer = Self.answer(in: received, isOver: true, hasBody: method != "HEAD") { return .whole(answer) }
    return Self.head(in: received).map { .cut(Answer(status: $0.status, fields: $0.fields, body: $0.rest)) }
      ?? .silence(failure)
  }

  /// The answer in what has come so far; nil while something is missing. Interim answers are passed over.
  static func answer(in bytes: [UInt8], isOver: Bool, hasBody: Bool) -> Answer? {
    guard let (status, fields, rest) = head(in: bytes) else { return nil }
    guard hasBody, status != 204, status != 304 else { return Answer(status: status, fields: fields, body: []) }
    func field(_ name: String) -> String? { fields.first { $0.name.lowercased() == name }?.value }
    if field("transfer-encoding")?.lowercased().hasSuffix("chunked") == true {
      return chunks(rest).map { Answer(status: status, fields: fields, body: $0) }
    }
    if let length = field("content-length").flatMap({ Int($0) }), length >= 0 {
      return rest.count < length ? nil : Answer(status: status, fields: fields, body: Array(rest[..<length]))
    }
    return isOver ? Answer(status: status, fields: fields, body: rest) : nil
  }

  /// The head of the final answer, and what has come behind it.
  private static func head(
    in bytes: [UInt8]
  ) -> (status: Int, fields: [(name: String, value: String)], rest: [UInt8])? {
    guard let end = firstIndex(of: Array("\r\n\r\n".utf8), in: bytes, from: 0) else { return nil }
    let lines = String(decoding: bytes[..<end], as: UTF8.self).components(by: "\r\n")
    let words = lines[0].split(separator: " ", maxSplits: 2)
    guard words.count >= 2, words[0].hasPrefix("HTTP/1."), let status = Int(words[1]) else { return nil }
    let rest = Array(bytes[(end + 4)...])
    if (100..<200).contains(status) { return head(in: rest) }
    let fields = lines.dropFirst().compactMap { line -> (name: String, value: String)? in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
      return (String(line[..<colon]), String(value))
    }
    return (status, fields, rest)
  }

  /// - Source: RFC 9112, section 7.1.
  private static func chunks(_ bytes: [UInt8]) -> [UInt8]? {
    var body: [UInt8] = []
    var place = 0
    while let end = firstIndex(of: Array("\r\n".utf8), in: bytes, from: place) {
      let digits = String(decoding: bytes[place..<end].prefix { $0 != UInt8(ascii: ";") }, as: UTF8.self)
      guard let size = Int(digits.filter { $0 != " " }, radix: 16), size >= 0 else { return nil }
      if size == 0 { return body }
      guard size <= bytes.count, end + 2 + size + 2 <= bytes.count else { return nil }
      body += bytes[(end + 2)..<(end + 2 + size)]
      place = end + 2 + size + 2
    }
    return nil
  }

  private static func firstIndex(of wanted: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    guard bytes.count - wanted.count >= start else { return nil }
    return (start...(bytes.count - wanted.count)).first { place in
      bytes[place] == wanted[0] && bytes[place..<(place + wanted.count)].elementsEqual(wanted)
    }
  }
}

extension String {
  fileprivate func components(by separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}
