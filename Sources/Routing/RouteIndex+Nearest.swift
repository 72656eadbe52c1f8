import HTTPTypes
import Text

extension RouteIndex {
  /// The routes nearest to a request, as text; none that has little in common with it.
  func nearest(to method: HTTPRequest.Method, path: Substring, limit: Int) -> [String] {
    var wanted = PathLikeness(path)
    let ranked = routes.enumerated().map { index, route in
      // Another method on the right path is nearer than any other path.
      (distance: wanted.distance(to: route.pattern) * 2 + (route.method == method ? 0 : 1), index: index)
    }
    return
      ranked
      .filter { $0.distance <= 2 * wanted.mostLikely }
      .sorted { ($0.distance, $0.index) < ($1.distance, $1.index) }
      .prefix(max(0, limit))
      .map { "\(routes[$0.index].method.rawValue) \(routes[$0.index].pattern)" }
  }
}

/// How far a path is from a pattern: the edit distance over segments, where a segment in place of another costs their own
/// edit distance.
private struct PathLikeness {
  // What is longer is no typing error; the bounds keep the work for a hostile path small.
  private static let segmentLimit = 8
  private static let byteLimit = 40
  /// A segment too many or too few. Replacing one by another that has nothing in common with it costs as much as leaving
  /// one out and putting one in.
  private static let gap = 8
  /// A segment where anything may stand: as likely meant as one with some letters wrong.
  private static let parameter = 5

  private let segments: [[UInt8]]
  /// What each segment costs in place of a literal: many patterns have the same ones.
  private var costs: [[[UInt8]: Int]]

  init(_ path: Substring) {
    segments = path.utf8
      .split(separator: UInt8(ascii: "/"), maxSplits: Self.segmentLimit)
      .prefix(Self.segmentLimit)
      .map { $0.prefix(Self.byteLimit).map(ASCII.lowercased) }
    costs = Array(repeating: [:], count: segments.count)
  }

  /// What is farther than this was not meant: there may be a segment too many or too few and a slip of the pen, or more in a longer path.
  var mostLikely: Int { max(Self.gap * 3 / 2, segments.count * Self.gap * 3 / 4) }

  mutating func distance(to pattern: RoutePattern) -> Int {
    EditDistance.between(Array(segments.indices), pattern.segments, gap: Self.gap) { index, other in
      switch other {
      case .parameter, .rest: Self.parameter
      case .number: ASCII.isNumber(segments[index]) ? Self.parameter : 2 * Self.gap
      case .literal(let literal): cost(of: index, inPlaceOf: literal)
      }
    }
  }

  private mutating func cost(of index: Int, inPlaceOf literal: [UInt8]) -> Int {
    if let known = costs[index][literal] { return known }
    let segment = segments[index]
    let distance = EditDistance.between(segment, literal) * 2 * Self.gap / max(segment.count, literal.count, 1)
    // Two words that share less than half of their letters have nothing in common.
    let cost = distance >= Self.gap ? 2 * Self.gap : distance
    costs[index][literal] = cost
    return cost
  }
}
