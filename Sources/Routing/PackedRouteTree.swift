import Text

/// Routes as they are looked for: a tree whose lists stand one behind another, kept in one place.
final class PackedRouteTree: Sendable {
  /// What may stand behind the segments that lead here: places in the lists below, so that a walk counts no references.
  private struct Node: Sendable {
    let literals: Range<Int>
    let number: Int?
    let parameter: Int?
    /// The routes that end here.
    let routes: Range<Int>
    /// The routes whose rest begins here.
    let rests: Range<Int>
  }

  private struct Literal: Sendable {
    let letters: Range<Int>
    let node: Int
  }

  private let nodes: [Node]
  private let literals: [Literal]
  /// Those of all literals, in lower case.
  private let letters: [UInt8]
  /// The numbers of the routes that end, node by node.
  private let endings: [Int]

  init(_ tree: RouteTree) {
    var nodes: [Node] = []
    var literals: [Literal] = []
    var letters: [UInt8] = []
    var endings: [Int] = []
    for node in tree.nodes {
      let firstLiteral = literals.count
      for (text, target) in node.literals {
        literals.append(Literal(letters: letters.count..<letters.count + text.count, node: target))
        letters += text
      }
      let firstRoute = endings.count
      let firstRest = firstRoute + node.routes.count
      endings += node.routes + node.rests
      nodes.append(
        Node(
          literals: firstLiteral..<literals.count, number: node.number, parameter: node.parameter,
          routes: firstRoute..<firstRest, rests: firstRest..<endings.count))
    }
    self.nodes = nodes
    self.literals = literals
    self.letters = letters
    self.endings = endings
  }

  /// Every route that the path matches, the most exact first: at the first place where two differ in kind a literal goes before a
  /// number, and that before any other parameter; those with a rest come last. Ends when `take` returns true.
  func eachMatch(_ path: Substring, _ take: (Int, PathRanges) -> Bool) {
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
    let node = nodes[node]
    guard start < bytes.count else { return !rests && offer(node.routes, bytes, isEncoded, ranges, take) }
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "/") { end += 1 }
    let segment = start..<end
    for place in node.literals {
      guard isEqual(literals[place].letters, bytes, segment, isEncoded) else { continue }
      if walk(literals[place].node, bytes, from: end + 1, isEncoded, rests, &ranges, take) { return true }
    }
    if let number = node.number, Self.isNumber(bytes, segment, isEncoded) {
      ranges.append(segment)
      if walk(number, bytes, from: end + 1, isEncoded, rests, &ranges, take) { return true }
      ranges.removeLast()
    }
    if let parameter = node.parameter, !segment.isEmpty {
      ranges.append(segment)
      if walk(parameter, bytes, from: end + 1, isEncoded, rests, &ranges, take) { return true }
      ranges.removeLast()
    }
    guard rests, !node.rests.isEmpty, let rest = Self.rest(of: bytes, from: start) else { return false }
    ranges.append(rest)
    defer { ranges.removeLast() }
    return offer(node.rests, bytes, isEncoded, ranges, take)
  }

  /// Offers routes, if what stands for their parameters is UTF-8.
  private func offer(
    _ places: Range<Int>, _ bytes: Span<UInt8>, _ isEncoded: Bool, _ ranges: PathRanges,
    _ take: (Int, PathRanges) -> Bool
  ) -> Bool {
    if isEncoded, !places.isEmpty {
      for place in 0..<ranges.count where PercentCoding.text(bytes, ranges[place]) == nil { return false }
    }
    for place in places where take(endings[place], ranges) { return true }
    return false
  }

  /// All that is left of a path, without one slash at its end; nil if those are too many segments.
  private static func rest(of bytes: Span<UInt8>, from start: Int) -> Range<Int>? {
    let end = bytes[bytes.count - 1] == UInt8(ascii: "/") ? bytes.count - 1 : bytes.count
    var segments = 1
    for place in start..<end where bytes[place] == UInt8(ascii: "/") { segments += 1 }
    return segments <= RoutePattern.longestRest ? start..<end : nil
  }

  /// Whether a segment is the literal with these letters.
  private func isEqual(
    _ literal: Range<Int>, _ bytes: Span<UInt8>, _ segment: Range<Int>, _ isEncoded: Bool
  ) -> Bool {
    if isEncoded {
      return PercentCoding.decoded(bytes, segment).lazy.map(ASCII.lowercased).elementsEqual(letters[literal])
    }
    guard segment.count == literal.count else { return false }
    for offset in 0..<literal.count {
      guard ASCII.lowercased(bytes[segment.lowerBound + offset]) == letters[literal.lowerBound + offset] else {
        return false
      }
    }
    return true
  }

  private static func isNumber(_ bytes: Span<UInt8>, _ segment: Range<Int>, _ isEncoded: Bool) -> Bool {
    // Only a digit, a minus or an escape can begin a number.
    guard !segment.isEmpty, bytes[segment.lowerBound] < UInt8(ascii: ":") else { return false }
    return ASCII.isNumber(PercentCoding.decoded(bytes, segment))
  }
}
