/// A list that only grows, kept in pieces, so that a copy costs O(1) and the first append after it one pointer per 256 elements.
struct AppendOnlyList<Element: Sendable>: Sendable {
  private static var pieceLength: Int { 256 }

  private var pieces: [[Element]] = []
  private(set) var count = 0

  init() {}

  mutating func append(_ element: Element) {
    if count.isMultiple(of: Self.pieceLength) { pieces.append([]) }
    pieces[pieces.count - 1].append(element)
    count += 1
  }

  /// - Precondition: `0 <= index < count`.
  subscript(index: Int) -> Element { pieces[index / Self.pieceLength][index % Self.pieceLength] }
}

extension AppendOnlyList: RandomAccessCollection {
  var startIndex: Int { 0 }
  var endIndex: Int { count }
}
