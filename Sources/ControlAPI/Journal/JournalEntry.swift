import Contract
import FoundationEssentials
import HTTPCore
import Journal
import Routing

/// A request and its answer as the journal shows them. Keys and credentials stand nowhere in it.
struct JournalEntry: Codable, Sendable {
  let number: Int
  /// When it came, by the machine's clock.
  let time: Instant
  let worldTime: Instant
  /// The first 12 hexadecimal digits of the key's SHA-256.
  let keyHash: String?
  let operation: String?
  let pathParameters: [Field]
  let request: Request
  let response: Response
  let durations: Durations
  let references: [String]
  let changes: [Change]
  let faults: [Fault]
  /// What `Sandbox-Hint` told the client.
  let hint: String?
  /// Members of the body that nothing reads.
  let unreadMembers: [UnreadMember]

  struct Field: Codable, Sendable, Equatable {
    let name: String
    let value: String

    init(_ field: NamedValue) { (name, value) = (field.name, field.value) }
  }

  struct Request: Codable, Sendable {
    let method: String
    /// The version of HTTP.
    let `protocol`: String
    let url: String
    let path: String
    let query: [Field]
    let headers: [Field]
    let body: Body
  }

  struct Response: Codable, Sendable {
    /// Null where no answer was sent.
    let status: Int?
    /// How it ended before the client had heard all of it; null where it went out whole.
    let ending: AnswerEnding?
    let headers: [Field]
    let body: Body
  }

  struct Body: Codable, Sendable {
    /// In bytes, as it was sent.
    let size: Int
    /// Whether only the beginning is shown.
    let isCut: Bool
    /// Null when it is no UTF-8.
    let text: String?
    /// Only what is no UTF-8.
    let base64: String?
  }

  struct Durations: Codable, Sendable {
    /// From the request's first byte to its last; null where it is not known.
    let receiveMicroseconds: Int?
    let decideMicroseconds: Int
    /// From the decision until the answer's last byte was given to the kernel, with what a fault held it back; null while it is under
    /// way, and where it never goes out whole.
    let writeMicroseconds: Int?
  }

  struct Change: Codable, Sendable {
    let consignment: String
    /// Null for one that has just been made.
    let from: String?
    let to: String
  }

  struct Fault: Codable, Sendable {
    let kind: String
    let name: String
  }
}

extension JournalEntry.Durations {
  init(_ entry: Entry) {
    self.init(
      receiveMicroseconds: entry.reception.map { Int($0 / 1000) }, decideMicroseconds: Int(entry.decision / 1000),
      writeMicroseconds: entry.transmission.map { Int($0 / 1000) })
  }
}

extension JournalEntry.Body {
  /// How long it was, and nothing of it.
  init(sizeOf body: KeptBody) { self.init(size: body.size, isCut: body.size > 0, text: "", base64: nil) }

  init(_ body: KeptBody) {
    let text = String(validating: body.isCut ? Self.wholeCharacters(of: body.bytes) : body.bytes, as: UTF8.self)
    self.init(
      size: body.size, isCut: body.isCut, text: text,
      base64: text == nil ? Data(body.bytes).base64EncodedString() : nil)
  }

  /// The bytes without a character that was cut in two.
  private static func wholeCharacters(of bytes: [UInt8]) -> [UInt8] {
    guard let last = bytes.lastIndex(where: { $0 & 0xC0 != 0x80 }), bytes[last] >= 0xC0 else { return bytes }
    let length = bytes[last] >= 0xF0 ? 4 : bytes[last] >= 0xE0 ? 3 : 2
    return last + length > bytes.count ? Array(bytes[..<last]) : bytes
  }
}

extension JournalEntry {
  init(_ numbered: Journal.Numbered) {
    let entry = numbered.entry
    self.init(
      numbered, unread: entry.unread.filter { $0.magic == nil }, requestHeaders: entry.requestFields.map(Field.init),
      requestBody: Body(entry.requestBody), responseHeaders: entry.responseFields.map(Field.init),
      responseBody: Body(entry.responseBody))
  }

  /// Without heads, bodies and what nothing reads.
  init(brief numbered: Journal.Numbered) {
    self.init(
      numbered, unread: [], requestHeaders: [], requestBody: Body(sizeOf: numbered.entry.requestBody),
      responseHeaders: [], responseBody: Body(sizeOf: numbered.entry.responseBody))
  }

  private init(
    _ numbered: Journal.Numbered, unread: [UnreadMember], requestHeaders: [Field], requestBody: Body,
    responseHeaders: [Field], responseBody: Body
  ) {
    let entry = numbered.entry
    self.init(
      number: numbered.number, time: Instant(entry.time), worldTime: Instant(entry.worldTime),
      keyHash: entry.keyHash, operation: entry.operation,
      pathParameters: entry.pathParameters.map(Field.init),
      request: Request(
        method: entry.method, protocol: entry.version.rawValue, url: entry.url, path: entry.path,
        query: entry.query.map(Field.init),
        headers: requestHeaders, body: requestBody),
      response: Response(
        status: entry.status, ending: entry.ending, headers: responseHeaders, body: responseBody),
      durations: Durations(entry), references: entry.references,
      changes: entry.changes.map {
        Change(consignment: $0.consignment, from: $0.from?.rawValue, to: $0.to.rawValue)
      },
      faults: entry.faults.map { Fault(kind: $0.kind.rawValue, name: $0.name) }, hint: entry.hint,
      unreadMembers: unread)
  }
}
