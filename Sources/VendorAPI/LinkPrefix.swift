import Contract
import Text
import Wire

/// What every link begins with: scheme and authority as they were called, or the public URL; no slash at the end.
///
/// Its parts are written one after another, so that an answer makes no text of them first.
/// - Source: contract/90-open-questions.md, 65.
struct LinkPrefix: Sendable, CustomStringConvertible {
  fileprivate let scheme: StaticString
  fileprivate let rest: String
  /// Whether the rest stands between quotes as it is.
  fileprivate let isPlain: Bool

  init(_ text: String) {
    scheme = ""
    rest = text
    isPlain = TextBuffer.isPlain(rest)
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
    isPlain = TextBuffer.isPlain(rest)
  }

  var description: String { "\(scheme)\(rest)" }
}

extension TextBuffer {
  /// The address of an `ApiLink`, between its quotes.
  mutating func append(link prefix: LinkPrefix, _ area: StaticString, _ reference: String) {
    append(link: prefix, area, encoded: ApiLink.percentEncoded(reference))
  }

  /// The same, to what is percent-encoded already.
  mutating func append(link prefix: LinkPrefix, _ area: StaticString, encoded reference: String) {
    append("", link: prefix, area, encoded: reference)
  }

  /// The same, behind what stands before it.
  mutating func append(_ lead: StaticString, link prefix: LinkPrefix, _ area: StaticString, encoded reference: String) {
    guard prefix.isPlain else {
      append(lead)
      append(prefix.scheme)
      append(escapingJSON: prefix.rest)
      return append(path: area, reference)
    }
    let count = lead.utf8CodeUnitCount + prefix.scheme.utf8CodeUnitCount + prefix.rest.utf8.count
    append(upTo: count + area.utf8CodeUnitCount + reference.utf8.count + 2) { room in
      room.append(text: lead)
      room.append(text: prefix.scheme)
      room.append(text: prefix.rest)
      room.append(UInt8(ascii: "/"))
      room.append(text: area)
      room.append(UInt8(ascii: "/"))
      room.append(text: reference)
    }
  }

  private mutating func append(path area: StaticString, _ reference: String) {
    append(UInt8(ascii: "/"))
    append(area)
    append(UInt8(ascii: "/"))
    append(verbatim: reference)
  }
}
