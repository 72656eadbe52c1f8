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

  /// What is farther than this was not meant: half of the segments may be other ones, and there may always be one too many or too few.
  var mostLikely: Int { max(Self.gap, segments.count * Self.gap / 2) + 1 }

  mutating func distance(to pattern: RoutePattern) -> Int {
    EditDistance.between(Array(segments.indices), pattern.segments, gap: Self.gap) { index, other in
      switch other {
      case .parameter, .rest: 1
      case .number: ASCII.isNumber(segments[index]) ? 1 : 2 * Self.gap
      case .literal(let literal): cost(of: index, inPlaceOf: literal)
      }
    }
  }

  private mutating func cost(of index: Int, inPlaceOf literal: [UInt8]) -> Int {
    if let known = costs[index][literal] { return known }
    let segment = segments[index]
    let cost = EditDistance.between(segment, literal) * 2 * Self.gap / max(segment.count, literal.count, 1)
    costs[index][literal] = cost
    return cost
  }
}
