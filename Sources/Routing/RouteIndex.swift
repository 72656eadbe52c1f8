package import HTTPTypes
import Text

/// Finds a route's number, segment by segment down a tree. Apart from the table because the table is generic.
package struct RouteIndex: Sendable {
  struct Route: Sendable {
    let method: HTTPRequest.Method
    let pattern: RoutePattern
    let names: [String]
    /// The place in the order in which the routes were given.
    let number: Int
  }

  /// What may stand behind the segments that lead here.
  private struct Node: Sendable {
    var literals: [(text: [UInt8], node: Int)] = []
    var number: Int?
    var parameter: Int?
    /// The routes that end here.
    var routes: [Int] = []
    /// The routes whose rest begins here.
    var rests: [Int] = []
  }

  /// In the order in which they were given, hidden ones last.
  let routes: [Route]
  /// How many routes may be named.
  let namedCount: Int
  private var nodes = [Node()]

  package init(_ routes: [(HTTPRequest.Method, RoutePattern)], hidden: [(HTTPRequest.Method, RoutePattern)] = []) {
    namedCount = routes.count
    self.routes = (routes + hidden).enumerated().map { number, route in
      Route(method: route.0, pattern: route.1, names: route.1.parameters.map(\.name), number: number)
    }
    for route in self.routes {
      var node = 0
      for segment in route.pattern.segments where !segment.isRest { node = child(of: node, for: segment) }
      if route.pattern.endsInRest {
        nodes[node].rests.append(route.number)
      } else {
        nodes[node].routes.append(route.number)
      }
    }
  }

  private mutating func child(of node: Int, for segment: RoutePattern.Segment) -> Int {
    let new = nodes.count
    switch segment {
    case .literal(let text):
      if let known = nodes[node].literals.first(where: { $0.text == text }) { return known.node }
      nodes[node].literals.append((text, new))
    case .number:
      if let known = nodes[node].number { return known }
      nodes[node].number = new
    case .parameter, .rest:
      if let known = nodes[node].parameter { return known }
      nodes[node].parameter = new
    }
    nodes.append(Node())
    return new
  }

  package func find(_ method: HTTPRequest.Method, _ path: Substring) -> (number: Int, parameters: PathParameters)? {
    let wanted = method == .head ? .get : method
    var found: (number: Int, ranges: PathRanges)?
    eachMatch(path) { number, ranges in
      guard routes[number].method == wanted || routes[number].method == method else { return false }
      found = (number, ranges)
      return true
    }
    return found.map { number, ranges in
      (number, PathParameters(names: routes[number].names, path: path, ranges: ranges))
    }
  }

  package func methods(_ path: Substring) -> [HTTPRequest.Method] {
    var methods: [HTTPRequest.Method] = []
    eachMatch(path) { number, _ in
      guard number < namedCount else { return false }
      let method = routes[number].method
      let offered: [HTTPRequest.Method] = method == .get ? [.get, .head] : [method]
      for method in offered where !methods.contains(method) { methods.append(method) }
      return false
    }
    return methods
  }

  /// Every route that the path matches, the most exact first: at the first place where two differ in kind a literal goes before a
  /// number, and that before any other parameter; those with a rest come last. Ends when `take` returns true.
  private func eachMatch(_ path: Substring, _ take: (Int, PathRanges) -> Bool) {
    let bytes = path.utf8.span
    guard !bytes.isEmpty, bytes[0] == UInt8(ascii: "/"), let isEncoded = PercentCoding.isUsed(in: bytes) else { return }
    var ranges = PathRanges()
    for rests in [false, true] {
      if walk(0, bytes, from: 1, isEncoded, rests, &ranges, take) { return }
    }
  }

  private func walk(
    _ node: Int, _ bytes: Span<UInt8>, from start: Int, _ isEncoded: Bool, _ rests: Bool, _ ranges: inout PathRanges,
    _ take: (Int, PathRanges) -> Bool
  ) -> Bool {
    guard start < bytes.count else {
      return !rests && offer(nodes[node].routes, bytes, isEncoded, ranges, take)
    }
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "/") { end += 1 }
    let segment = start..<end
    for literal in nodes[node].literals where Self.isEqual(literal.text, bytes, segment, isEncoded) {
      if walk(literal.node, bytes, from: end + 1, isEncoded, rests, &ranges, take) { return true }
    }
    if let number = nodes[node].number, Self.isNumber(bytes, segment, isEncoded) {
      ranges.append(segment)
      if walk(number, bytes, from: end + 1, isEncoded, rests, &ranges, take) { return true }
      ranges.removeLast()
    }
    if let parameter = nodes[node].parameter, !segment.isEmpty {
      ranges.append(segment)
      if walk(parameter, bytes, from: end + 1, isEncoded, rests, &ranges, take) { return true }
      ranges.removeLast()
    }
    guard rests, !nodes[node].rests.isEmpty, let rest = Self.rest(of: bytes, from: start) else { return false }
    ranges.append(rest)
    defer { ranges.removeLast() }
    return offer(nodes[node].rests, bytes, isEncoded, ranges, take)
  }

  /// Offers routes, if what stands for their parameters is UTF-8.
  private func offer(
    _ numbers: [Int], _ bytes: Span<UInt8>, _ isEncoded: Bool, _ ranges: PathRanges, _ take: (Int, PathRanges) -> Bool
  ) -> Bool {
    if isEncoded, !numbers.isEmpty {
      for place in 0..<ranges.count where PercentCoding.text(bytes, ranges[place]) == nil { return false }
    }
    return numbers.contains { take($0, ranges) }
  }

  /// All that is left of a path, without one slash at its end; nil if those are too many segments.
  private static func rest(of bytes: Span<UInt8>, from start: Int) -> Range<Int>? {
    let end = bytes[bytes.count - 1] == UInt8(ascii: "/") ? bytes.count - 1 : bytes.count
    var segments = 1
    for place in start..<end where bytes[place] == UInt8(ascii: "/") { segments += 1 }
    return segments <= RoutePattern.longestRest ? start..<end : nil
  }

  private static func isEqual(
    _ lowerCase: [UInt8], _ bytes: Span<UInt8>, _ segment: Range<Int>, _ isEncoded: Bool
  ) -> Bool {
    if isEncoded { return PercentCoding.decoded(bytes, segment).map(ASCII.lowercased) == lowerCase }
    guard segment.count == lowerCase.count else { return false }
    for offset in 0..<lowerCase.count where ASCII.lowercased(bytes[segment.lowerBound + offset]) != lowerCase[offset] {
      return false
    }
    return true
  }

  private static func isNumber(_ bytes: Span<UInt8>, _ segment: Range<Int>, _ isEncoded: Bool) -> Bool {
    // Only a digit, a minus or an escape can begin a number.
    guard !segment.isEmpty, bytes[segment.lowerBound] < UInt8(ascii: ":") else { return false }
    return ASCII.isNumber(PercentCoding.decoded(bytes, segment))
  }
}
