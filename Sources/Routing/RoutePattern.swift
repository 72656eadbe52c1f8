/// The path of a route, such as `/consignments/{consignmentReference}/status`: literal segments and named parameters.
///
/// Patterns are written in the source, as printable ASCII, so that they can stand in a hint.
package struct RoutePattern: Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  enum Segment: Sendable, Equatable {
    /// In lower case: paths match without regard to case.
    case literal([UInt8])
    case parameter(name: String)
  }

  /// The pattern as it was written.
  package let description: String
  let segments: [Segment]

  package init(stringLiteral text: String) { self.init(text) }

  package init(_ text: String) {
    description = text
    segments = text.utf8.split(separator: UInt8(ascii: "/")).map { segment in
      if segment.first == UInt8(ascii: "{"), segment.last == UInt8(ascii: "}") {
        return .parameter(name: String(decoding: segment.dropFirst().dropLast(), as: UTF8.self))
      }
      return .literal(segment.map(ASCII.lowerCase))
    }
  }

  func matches(_ path: PathSegments) -> Bool {
    guard path.count == segments.count else { return false }
    for (index, segment) in segments.enumerated() {
      switch segment {
      case .literal(let literal): guard path.equals(literal, at: index) else { return false }
      case .parameter: guard !path.isEmpty(at: index) else { return false }
      }
    }
    return true
  }

  /// - Returns: nil if the path does not match, or a parameter is not UTF-8.
  func parameters(of path: PathSegments) -> PathParameters? {
    guard matches(path) else { return nil }
    var parameters = PathParameters()
    for (index, segment) in segments.enumerated() {
      guard case .parameter(let name) = segment else { continue }
      guard let value = path.text(at: index) else { return nil }
      parameters.append(name, value)
    }
    return parameters
  }

  /// Whether this pattern is asked before another of the same length: at the first place where one has a literal and
  /// the other a parameter, the literal goes first.
  func precedes(_ other: RoutePattern) -> Bool {
    for (own, others) in zip(segments, other.segments) {
      switch (own, others) {
      case (.literal, .parameter): return true
      case (.parameter, .literal): return false
      default: continue
      }
    }
    return false
  }
}

/// What stood in the places of a pattern's parameters, percent-decoded, never empty.
package struct PathParameters: Sendable, Equatable {
  private var names: [String] = []
  private var values: [String] = []

  init() {}

  mutating func append(_ name: String, _ value: String) {
    names.append(name)
    values.append(value)
  }

  /// The value of the parameter that the pattern calls by this name.
  package subscript(name: String) -> String? { names.firstIndex(of: name).map { values[$0] } }
}

enum ASCII {
  static func lowerCase(_ byte: UInt8) -> UInt8 { byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte }
}
