/// An array that only grows, in pages: a copy costs O(1), and the first change after it copies one page and two lists of pages.
struct PagedArray<Element: Sendable>: Sendable {
  // Pages of 128 elements, in branches of 128 pages.
  private var branches: [[[Element]]] = []
  private(set) var count = 0

  init() {}

  mutating func append(_ element: Element) {
    let (branch, page) = (count >> 14, count >> 7 & 127)
    if branch == branches.count { branches.append([]) }
    if page == branches[branch].count { branches[branch].append([]) }
    branches[branch][page].append(element)
    count += 1
  }

  /// - Precondition: `0 <= index < count`.
  subscript(index: Int) -> Element {
    _read { yield branches[index >> 14][index >> 7 & 127][index & 127] }
    _modify { yield &branches[index >> 14][index >> 7 & 127][index & 127] }
  }
}

extension PagedArray: RandomAccessCollection {
  var startIndex: Int { 0 }
  var endIndex: Int { count }
}
