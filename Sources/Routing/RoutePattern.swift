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
    description = text.split(separator: Self.numberMark, omittingEmptySubsequences: false).joined()
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
  var endsInRest: Bool { if case .rest = segments.last { true } else { false } }

  func matches(_ path: PathSegments) -> Bool {
    if endsInRest {
      guard path.count >= segments.count, path.count < segments.count + Self.longestRest else { return false }
    } else {
      guard path.count == segments.count else { return false }
    }
    for index in segments.indices {
      switch segments[index] {
      case .literal(let literal): guard path.equals(literal, at: index) else { return false }
      case .parameter: guard !path.isEmpty(at: index) else { return false }
      case .number: guard path.isNumber(at: index) else { return false }
      case .rest: break
      }
    }
    return true
  }

  /// What the parameters stand for in a path that matches.
  ///
  /// - Returns: nil if one is not UTF-8.
  func parameters(of path: PathSegments) -> PathParameters? {
    var parameters = PathParameters()
    for (index, segment) in segments.enumerated() {
      switch segment {
      case .literal: continue
      case .parameter(let name), .number(let name):
        guard let value = path.text(at: index) else { return nil }
        parameters.append(name, value)
      case .rest(let name):
        var parts: [String] = []
        for place in index..<path.count {
          guard let part = path.text(at: place) else { return nil }
          parts.append(part)
        }
        parameters.append(name, parts.joined(separator: "/"))
      }
    }
    return parameters
  }

  /// Whether this pattern is asked before another of the same length: at the first place where they differ in kind, a literal goes
  /// before a number, and that before any other parameter.
  func precedes(_ other: RoutePattern) -> Bool {
    for (own, others) in zip(segments, other.segments) where own.rank != others.rank { return own.rank < others.rank }
    return false
  }
}

extension RoutePattern.Segment {
  fileprivate var rank: Int {
    switch self {
    case .literal: 0
    case .number: 1
    case .parameter: 2
    case .rest: 3
    }
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
