import Contract
import Wire

/// What every link begins with: scheme and authority as they were called, or the public URL; no slash at the end.
///
/// Its parts are written one after another, so that an answer makes no text of them first.
/// - Source: contract/90-open-questions.md, 65.
struct LinkPrefix: Sendable, CustomStringConvertible {
  private let scheme: StaticString
  private let rest: String

  init(_ text: String) {
    scheme = ""
    rest = text
  }

  init(scheme: String, authority: String) {
    let known: StaticString? =
      switch scheme {
      case "http": "http://"
      case "https": "https://"
      default: nil
      }
    self.scheme = known ?? ""
    rest = known == nil ? "\(scheme)://\(authority)" : authority
  }

  var description: String { "\(scheme)\(rest)" }

  fileprivate func write(to text: inout TextBuffer) {
    text.append(scheme)
    text.append(escapingJSON: rest)
  }
}

extension TextBuffer {
  /// The address of an `ApiLink`, between its quotes.
  mutating func append(link prefix: LinkPrefix, _ area: StaticString, _ reference: String) {
    append(link: prefix, area, encoded: ApiLink.percentEncoded(reference))
  }

  /// The same, to what is percent-encoded already.
  mutating func append(link prefix: LinkPrefix, _ area: StaticString, encoded reference: String) {
    prefix.write(to: &self)
    append(UInt8(ascii: "/"))
    append(area)
    append(UInt8(ascii: "/"))
    append(verbatim: reference)
  }
}
