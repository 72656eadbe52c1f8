import HTTPTypes
import Text

extension RouteIndex {
  /// The routes nearest to a request, as text.
  func nearest(to method: HTTPRequest.Method, path: Substring, limit: Int) -> [String] {
    let wanted = PathLikeness(path)
    let ranked = routes.enumerated().map { index, route in
      // Another method on the right path is nearer than any other path.
      (distance: wanted.distance(to: route.pattern) * 2 + (route.method == method ? 0 : 1), index: index)
    }
    return
      ranked
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

  init(_ path: Substring) {
    segments = path.utf8
      .split(separator: UInt8(ascii: "/"), maxSplits: Self.segmentLimit)
      .prefix(Self.segmentLimit)
      .map { $0.prefix(Self.byteLimit).map(ASCII.lowercased) }
  }

  func distance(to pattern: RoutePattern) -> Int {
    EditDistance.between(segments, pattern.segments, gap: Self.gap) { segment, other in
      switch other {
      case .parameter, .rest: 1
      case .number: ASCII.isNumber(segment) ? 1 : 2 * Self.gap
      case .literal(let literal):
        EditDistance.between(segment, literal, gap: 1) { $0 == $1 ? 0 : 1 } * 2 * Self.gap
          / max(segment.count, literal.count, 1)
      }
    }
  }
}
