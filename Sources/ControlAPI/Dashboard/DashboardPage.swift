import Dashboard
import HTTPCore
import HTTPTypes
import Text

/// The dashboard as HTTP: its files with their tags, and what a browser may do with them.
struct DashboardPage: Sendable {
  /// Where a browser finds it.
  static let path = "/_sandbox/"

  private let file: DashboardFile
  private let tag: String

  private init(_ file: DashboardFile) {
    self.file = file
    tag = "\"\(SHA256.shortHex(of: file.bytes))\""
  }

  /// By name; made once, when somebody first looks.
  private static let pages = Dictionary(
    DashboardFile.all.map { ($0.name, DashboardPage($0)) }, uniquingKeysWith: { first, _ in first })

  /// - Returns: nil when there is no file of this name.
  static func named(_ name: String) -> DashboardPage? { pages[name] }

  static var first: DashboardPage? { named(DashboardFile.firstName) }

  /// Nothing is loaded from elsewhere, sent elsewhere or shown within another page.
  ///
  /// - Source: Content Security Policy Level 3, sections 6.1.3, 6.3.1 and 6.4.2.
  private static let policy =
    "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'"

  /// The file, or that it has not changed.
  ///
  /// - Source: RFC 9110, sections 13.1.2 and 15.4.5.
  func reply(to request: Request) -> Reply {
    var fields: HTTPFields = [.eTag: tag, .cacheControl: "no-cache"]
    if let known = request.fields[.ifNoneMatch], isAmong(known) { return Reply(status: .notModified, fields: fields) }
    fields[.contentType] = file.contentType
    fields[.contentSecurityPolicy] = Self.policy
    fields[.xContentTypeOptions] = "nosniff"
    if let name = HTTPField.Name("Referrer-Policy") { fields[name] = "no-referrer" }
    return Reply(status: .ok, fields: fields, body: file.bytes)
  }

  private func isAmong(_ known: String) -> Bool {
    known == "*"
      || known.split(separator: ",").contains { item in
        let item = item.drop { $0 == " " }
        let weak = item.hasPrefix("W/") ? item.dropFirst(2) : item
        return weak.prefix { $0 != " " } == tag[...]
      }
  }
}
