/// An XML document taken apart: elements, their text, and where they stand. Comments, processing instructions and all attributes but
/// `xsi:nil` leave no trace.
///
/// Elements stand in one flat list and their names and texts in one run of bytes, so that the largest document costs a few times
/// its own size and nothing is freed by recursion.
struct XMLTree {
  struct Element {
    let name: Range<Int32>
    /// Of the element itself; complete only if there are no elements in it.
    var text: Range<Int32>
    let parent: Int32
    var firstChild: Int32 = -1
    var lastChild: Int32 = -1
    var next: Int32 = -1
    let line: Int32
    /// Whether it has a namespace that is not the vendor's: then it is not looked at.
    let isForeign: Bool
    let isNil: Bool
    /// Whether text other than blanks stands in it.
    var hasText = false
  }

  static let root: Int32 = 0

  private let elements: [Element]
  private let bytes: [UInt8]

  init(elements: [Element], bytes: [UInt8]) {
    self.elements = elements
    self.bytes = bytes
  }

  subscript(index: Int32) -> Element { elements[Int(index)] }

  func name(of index: Int32) -> String { string(self[index].name) }

  func text(of index: Int32) -> String { string(self[index].text) }

  /// The elements directly inside one, without those that are not looked at.
  func children(of index: Int32) -> [Int32] {
    var children: [Int32] = []
    var child = self[index].firstChild
    while child >= 0 {
      if !self[child].isForeign { children.append(child) }
      child = self[child].next
    }
    return children
  }

  /// The first element of this name inside one; the case of its first letter does not matter.
  func child(of index: Int32, named name: String) -> Int32? {
    var child = self[index].firstChild
    while child >= 0 {
      if !self[child].isForeign, isNamed(child, name) { return child }
      child = self[child].next
    }
    return nil
  }

  func haveSameName(_ left: Int32, _ right: Int32) -> Bool { slice(self[left].name) == slice(self[right].name) }

  /// Where an element stands: `/ArrayOfString/string[2]`.
  func path(of index: Int32) -> String {
    var path = ""
    var place = index
    while place >= 0 {
      path = "/" + name(of: place) + ordinal(of: place) + path
      place = self[place].parent
    }
    return path
  }

  /// `[2]` for the second of several of one name.
  private func ordinal(of index: Int32) -> String {
    let parent = self[index].parent
    guard parent >= 0 else { return "" }
    var before = 0
    var all = 0
    var sibling = self[parent].firstChild
    while sibling >= 0 {
      if haveSameName(sibling, index) {
        all += 1
        if sibling < index { before += 1 }
      }
      sibling = self[sibling].next
    }
    return all > 1 ? "[\(before + 1)]" : ""
  }

  private func isNamed(_ index: Int32, _ name: String) -> Bool {
    let own = slice(self[index].name)
    guard own.count == name.utf8.count, let first = own.first, let wanted = name.utf8.first else { return false }
    guard first == wanted || (first ^ wanted == 0x20 && (first | 0x20) &- UInt8(ascii: "a") < 26) else { return false }
    return own.dropFirst().elementsEqual(name.utf8.dropFirst())
  }

  private func slice(_ range: Range<Int32>) -> ArraySlice<UInt8> {
    bytes[Int(range.lowerBound)..<Int(range.upperBound)]
  }

  private func string(_ range: Range<Int32>) -> String { String(decoding: slice(range), as: UTF8.self) }
}
