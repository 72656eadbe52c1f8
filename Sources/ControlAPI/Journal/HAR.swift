import Contract
import FoundationEssentials
import HTTPCore
import Journal

/// A journal as browsers' tools and proxies open it.
///
/// - Source: HTTP Archive 1.2, http://www.softwareishard.com/blog/har-12-spec/.
struct HAR: Codable, Sendable {
  let log: Log

  struct Log: Codable, Sendable {
    let version: String
    let creator: Creator
    let entries: [Entry]
  }

  struct Creator: Codable, Sendable {
    let name: String
    let version: String
  }

  struct Entry: Codable, Sendable {
    let startedDateTime: Instant
    /// In milliseconds.
    let time: Decimal
    let request: Request
    let response: Response
    let cache: Cache
    let timings: Timings
    /// The number in the journal, and what the operation is called.
    let comment: String
  }

  struct Request: Codable, Sendable {
    let method: String
    let url: String
    let httpVersion: String
    let cookies: [JournalEntry.Field]
    let headers: [JournalEntry.Field]
    let queryString: [JournalEntry.Field]
    let postData: PostData?
    let headersSize: Int
    let bodySize: Int
  }

  struct PostData: Codable, Sendable {
    let mimeType: String
    let params: [JournalEntry.Field]
    let text: String
    let comment: String?
  }

  struct Response: Codable, Sendable {
    /// 0 where no answer was sent, as the format has no other word for that.
    let status: Int
    let statusText: String
    let httpVersion: String
    let cookies: [JournalEntry.Field]
    let headers: [JournalEntry.Field]
    let content: Content
    let redirectURL: String
    let headersSize: Int
    let bodySize: Int
    /// How it ended before the client had heard all of it: `answer withheld: reset`, `answer cut`.
    let comment: String?
  }

  struct Content: Codable, Sendable {
    let size: Int
    let mimeType: String
    let text: String
    /// `base64` when the text is that.
    let encoding: String?
    let comment: String?
  }

  struct Cache: Codable, Sendable {}

  /// In milliseconds; 0 where it is not known, as none may be below 0.
  struct Timings: Codable, Sendable {
    let send: Decimal
    let wait: Decimal
    let receive: Decimal
  }
}

extension HAR {
  init(_ entries: [Journal.Numbered], version: String) {
    log = Log(
      version: "1.2", creator: Creator(name: "sortedpro-sandbox", version: version),
      entries: entries.map(Entry.init))
  }
}

extension HAR.Entry {
  init(_ numbered: Journal.Numbered) {
    let entry = numbered.entry
    startedDateTime = Instant(entry.time)
    timings = HAR.Timings(entry)
    time = timings.send + timings.wait + timings.receive
    request = HAR.Request(entry)
    response = HAR.Response(entry)
    cache = HAR.Cache()
    comment = "\(numbered.number)" + (entry.operation.map { " \($0)" } ?? "")
  }
}

extension HAR.Timings {
  /// What the client sends the server receives, and the other way round.
  fileprivate init(_ entry: Entry) {
    func milliseconds(_ nanoseconds: Int64?) -> Decimal { Decimal(nanoseconds ?? 0) / 1_000_000 }
    self.init(
      send: milliseconds(entry.reception), wait: milliseconds(entry.decision),
      receive: milliseconds(entry.transmission))
  }
}

extension HAR.Request {
  init(_ entry: Entry) {
    let body = JournalEntry.Body(entry.requestBody)
    method = entry.method
    url = entry.url
    httpVersion = entry.version.rawValue
    cookies = []
    headers = entry.requestFields.map(JournalEntry.Field.init)
    queryString = entry.query.map(JournalEntry.Field.init)
    postData =
      body.size == 0
      ? nil
      : HAR.PostData(
        mimeType: entry.requestField("Content-Type") ?? "", params: [], text: body.text ?? body.base64 ?? "",
        comment: HAR.comment(on: body, isBase64Told: false))
    headersSize = -1
    bodySize = body.size
  }
}

extension HAR.Response {
  init(_ entry: Entry) {
    let body = JournalEntry.Body(entry.responseBody)
    status = entry.status ?? 0
    statusText = entry.reasonPhrase
    httpVersion = entry.version.ofAnswer.rawValue
    cookies = []
    headers = entry.responseFields.map(JournalEntry.Field.init)
    content = HAR.Content(
      size: body.size, mimeType: entry.responseField("Content-Type") ?? "", text: body.text ?? body.base64 ?? "",
      encoding: body.base64 == nil ? nil : "base64", comment: HAR.comment(on: body, isBase64Told: true))
    redirectURL = entry.responseField("Location") ?? ""
    headersSize = -1
    bodySize = body.size
    comment = entry.ending.map { $0 == .cut ? "answer cut" : "answer withheld: \($0.rawValue)" }
  }
}

extension HAR {
  fileprivate static func comment(on body: JournalEntry.Body, isBase64Told: Bool) -> String? {
    let remarks =
      (body.isCut ? ["cut to its beginning"] : []) + (body.base64 != nil && !isBase64Told ? ["base64"] : [])
    return remarks.isEmpty ? nil : remarks.joined(separator: ", ")
  }
}
