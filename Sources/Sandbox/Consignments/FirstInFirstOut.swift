import HashTreeCollections

/// A queue that a world can hold: copying it costs O(1), as do adding at the end and taking from the front.
struct FirstInFirstOut<Element: Sendable>: Sendable {
  private var elements: TreeDictionary<UInt64, Element> = [:]
  /// How many have been taken.
  private(set) var start: UInt64 = 0
  private var end: UInt64 = 0

  /// Asked at every visit of a world, so it does not search an empty table.
  var isEmpty: Bool { start == end }

  var first: Element? { isEmpty ? nil : elements[start] }

  var count: Int { elements.count }

  /// The first comes first.
  var all: some Sequence<Element> { (start..<end).lazy.compactMap { elements[$0] } }

  mutating func append(_ element: Element) {
    elements[end] = element
    end += 1
  }

  mutating func removeFirst() -> Element? {
    guard let first = elements.removeValue(forKey: start) else { return nil }
    start += 1
    return first
  }
}
