/// Elements in the order of their coming, of which the first may go: both cost O(1).
struct Ring<Element: Sendable>: Sendable {
  private var elements: [Element?] = []
  private var start = 0

  var count: Int { elements.count - start }
  var isEmpty: Bool { count == 0 }
  var first: Element? { start < elements.count ? elements[start] : nil }

  /// - Precondition: `place` is below `count`.
  subscript(place: Int) -> Element? { elements[start + place] }

  mutating func append(_ element: Element) { elements.append(element) }

  mutating func removeFirst() -> Element? {
    guard start < elements.count else { return nil }
    let first = elements[start].take()
    start += 1
    // What is moved then has been paid for by as many removals.
    if start > 32, start > elements.count / 2 {
      elements.removeSubrange(..<start)
      start = 0
    }
    return first
  }
}
