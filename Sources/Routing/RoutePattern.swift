import Text

/// The path of a route, such as `/consignments/{consignmentReference}/status`: literal segments and named parameters. A parameter
/// that is written `{take:number}` stands for digits only, with or without a minus.
///
/// The last parameter may be a rest, `{shipByDate*}`: it stands for one segment or more, with the slashes between them.
///
/// Patterns are written in the source, as printable ASCII, so that they can stand in a hint.
package struct RoutePattern: Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  enum Segment: Sendable, Equatable {
    /// In lower case: paths match without regard to case.
    case literal([UInt8])
    case parameter(name: String)
    /// A parameter that takes only digits, with or without a minus in front.
    case number(name: String)
    /// Only the last segment.
    case rest(name: String)
  }

  /// A rest of more segments than this matches nothing.
  static let longestRest = 8

  /// The pattern as it was written, but for the marks of numbers.
  package let description: String
  let segments: [Segment]

  package init(stringLiteral text: String) { self.init(text) }

  package init(_ text: String) {
    // Few have a mark, and looking for it text by text would be half of what joining the routes costs at the start.
    let isMarked = text.utf8.contains(UInt8(ascii: ":"))
    description = isMarked ? text.replacing(Self.numberMark, with: "") : text
    segments = text.utf8.split(separator: UInt8(ascii: "/")).map { segment in
      if segment.first == UInt8(ascii: "{"), segment.last == UInt8(ascii: "}") {
        let name = String(decoding: segment.dropFirst().dropLast(), as: UTF8.self)
        if name.hasSuffix(Self.numberMark) { return .number(name: String(name.dropLast(Self.numberMark.count))) }
        return name.hasSuffix("*") ? .rest(name: String(name.dropLast())) : .parameter(name: name)
      }
      return .literal(segment.map(ASCII.lowercased))
    }
  }

  private static let numberMark = ":number"

  var endsInRest: Bool { segments.last?.isRest == true }

  /// How many of its segments are names.
  package var literalCount: Int { segments.count { if case .literal = $0 { true } else { false } } }
}

extension RoutePattern.Segment {
  var isRest: Bool { if case .rest = self { true } else { false } }
}
