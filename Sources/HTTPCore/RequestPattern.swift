import HTTPTypes
import Text

/// What a pattern for requests has to be, so that there can be one that it is for. `*` stands for any run of characters.
package enum RequestPattern {
  /// Why there can be none, in words for people.
  package struct Problem: Equatable, Sendable {
    package let reason: String
    /// What may stand there, where that can be listed.
    package let allowed: [String]
    /// What was probably meant.
    package let nearest: String?

    package init(_ reason: String, allowed: [String] = [], nearest: String? = nil) {
      (self.reason, self.allowed, self.nearest) = (reason, allowed, nearest)
    }
  }

  /// Every method that HTTP itself has.
  ///
  /// - Source: RFC 9110 section 9; PATCH is RFC 5789's.
  private static let methods = (RequestRules.methods + [.connect]).map(\.rawValue)

  /// Why no request can have a method that the pattern is for; `matches` tells which it is for. Nil when some can, as in all that follows.
  package static func problem(ofMethod pattern: String, matches: (String) -> Bool) -> Problem? {
    problem(of: pattern, "method", among: methods, matches: matches)
  }

  /// The same of an operation; `operations` are all that there are, none where nobody knows.
  package static func problem(
    ofOperation pattern: String, among operations: [String], matches: (String) -> Bool
  ) -> Problem? {
    operations.isEmpty ? nil : problem(of: pattern, "operation", among: operations, matches: matches)
  }

  private static func problem(
    of pattern: String, _ kind: String, among names: [String], matches: (String) -> Bool
  ) -> Problem? {
    guard !names.contains(where: matches) else { return nil }
    return Problem("there is no such \(kind)", allowed: names, nearest: NearestName.of(pattern, among: names))
  }

  /// A path without its query, in which `{…}` stands for a part that is data.
  package static func problem(ofPath pattern: String) -> Problem? {
    guard let first = pattern.utf8.first, [UInt8(ascii: "/"), UInt8(ascii: "*"), UInt8(ascii: "{")].contains(first)
    else { return Problem("a path begins with '/'", nearest: path(in: pattern)) }
    if let end = pattern.firstIndex(where: { "?#".contains($0) }) {
      return Problem("a path is looked at without its query", nearest: String(pattern[..<end]))
    }
    guard hasWholeBraces(pattern) else { return Problem("each '{' needs its '}' behind it") }
    if let other = pattern.first(where: { !$0.utf8.allSatisfy(Grammar.isTarget) }) {
      return Problem("a path holds '\(other)' only percent-encoded")
    }
    return nil
  }

  /// What of a URL, or of a path without its beginning, may be meant.
  private static func path(in pattern: String) -> String? {
    guard !pattern.isEmpty else { return nil }
    guard let scheme = pattern.firstRange(of: "://") else { return "/" + pattern }
    return pattern[scheme.upperBound...].firstIndex(of: "/").map { String(pattern[$0...]) } ?? "/"
  }

  private static func hasWholeBraces(_ pattern: String) -> Bool {
    var isOpen = false
    for byte in pattern.utf8 where byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") {
      guard isOpen == (byte == UInt8(ascii: "}")) else { return false }
      isOpen.toggle()
    }
    return !isOpen
  }

  /// The name of a field of the header, which is a token.
  ///
  /// - Source: RFC 9110 section 5.1.
  package static func problem(ofFieldName name: String) -> Problem? {
    guard name.isEmpty || !name.utf8.allSatisfy(Grammar.isToken) else { return nil }
    let words = name.split { !$0.utf8.allSatisfy(Grammar.isToken) }
    return Problem("this is no name of a field", nearest: words.isEmpty ? nil : words.joined(separator: "-"))
  }
}
