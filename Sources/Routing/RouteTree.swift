import Text

/// Patterns put together segment by segment: what an index is made from.
struct RouteTree {
  /// What may stand behind the segments that lead here.
  struct Node {
    var literals: [(text: [UInt8], node: Int)] = []
    var number: Int?
    var parameter: Int?
    /// The routes that end here.
    var routes: [Int] = []
    /// The routes whose rest begins here.
    var rests: [Int] = []
  }

  /// The root first.
  private(set) var nodes = [Node()]

  mutating func insert(_ pattern: RoutePattern, number: Int) {
    var node = 0
    for segment in pattern.segments where !segment.isRest { node = child(of: node, for: segment) }
    if pattern.endsInRest {
      nodes[node].rests.append(number)
    } else {
      nodes[node].routes.append(number)
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
}
