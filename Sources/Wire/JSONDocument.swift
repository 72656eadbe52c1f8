/// A JSON text that has been read once, front to back: which value begins and ends where.
///
/// `JSONDecoder` is not used because on Linux it names no place for a number that does not fit, takes malformed text
/// inside members it ignores, rounds long decimals, and takes two to four times as long.
final class JSONDocument: Sendable {
  /// Where a value stands among the document's values: containers before their content, names before their values.
  struct Node: Equatable {
    let index: UInt32
    static let root = Node(index: 0)
  }

  struct Entry {
    enum Kind: UInt8 {
      case string
      /// A string with escapes in it.
      case escapedString
      case number
      case boolean
      case null
      case object
      case list
    }

    let kind: Kind
    /// The bytes of a scalar, for a string without its quotes.
    let start: UInt32
    var end: UInt32
    /// The entry after this one and everything inside it.
    var next: UInt32
    /// Members or elements of a container.
    var count: UInt32
  }

  let bytes: [UInt8]
  let names: JSON.MemberNames
  private let entries: [Entry]

  init(parsing bytes: [UInt8], names: JSON.MemberNames) throws(UnreadableBody) {
    var parser = JSONParser(bytes)
    do {
      entries = try parser.parse()
    } catch {
      throw UnreadableBody(path: "", problem: error)
    }
    self.bytes = bytes
    self.names = names
  }

  func entry(_ node: Node) -> Entry { entries[Int(node.index)] }

  func kind(_ node: Node) -> UnreadableBody.Kind {
    switch entry(node).kind {
    case .string, .escapedString: .string
    case .number: .number
    case .boolean: .boolean
    case .null: .null
    case .object: .object
    case .list: .list
    }
  }

  func isNull(_ node: Node) -> Bool { entry(node).kind == .null }

  func text(_ node: Node) -> ArraySlice<UInt8> {
    let entry = entry(node)
    return bytes[Int(entry.start)..<Int(entry.end)]
  }

  // MARK: Inside containers

  func firstChild(_ container: Node) -> Node { Node(index: container.index + 1) }
  func after(_ node: Node) -> Node { Node(index: entry(node).next) }
  func value(ofName name: Node) -> Node { Node(index: name.index + 1) }

  /// The names of an object's members in the order of the text.
  func memberNames(_ object: Node) -> [Node] {
    var names: [Node] = []
    names.reserveCapacity(Int(entry(object).count))
    var name = firstChild(object)
    for _ in 0..<entry(object).count {
      names.append(name)
      name = after(value(ofName: name))
    }
    return names
  }

  /// The value of the first member of this name, looked for from the front.
  func member(_ name: String, of object: Node, isVerbatim: Bool) -> Node? {
    let wanted = name.utf8.span
    let first = wanted.isEmpty ? nil : isVerbatim ? (wanted[0], wanted[0]) : names.firstByte(wanted[0])
    var candidate = firstChild(object)
    for _ in 0..<entry(object).count {
      let value = value(ofName: candidate)
      if matches(candidate, wanted, first: first) { return value }
      candidate = after(value)
    }
    return nil
  }

  private func matches(_ name: Node, _ wanted: Span<UInt8>, first: (UInt8, UInt8)?) -> Bool {
    let entry = entry(name)
    guard entry.kind == .escapedString else {
      return Self.equal(bytes, Int(entry.start)..<Int(entry.end), wanted, first: first)
    }
    let spelt = Array(JSONString.unescaped(text(name)).utf8)
    return Self.equal(spelt, spelt.indices, wanted, first: first)
  }

  private static func equal(
    _ bytes: [UInt8], _ range: Range<Int>, _ wanted: Span<UInt8>, first: (UInt8, UInt8)?
  ) -> Bool {
    guard range.count == wanted.count else { return false }
    guard let first else { return true }
    let start = range.lowerBound
    guard bytes[start] == first.0 || bytes[start] == first.1 else { return false }
    for offset in 1..<wanted.count where bytes[start + offset] != wanted[offset] { return false }
    return true
  }

  // MARK: Places

  /// The way from the whole body to a value, in the client's spelling.
  func path(to node: Node) -> [PathKey] {
    var path: [PathKey] = []
    var place = Node.root
    while place != node, place.index < node.index {
      let isObject = entry(place).kind == .object
      var child = firstChild(place)
      var position = 0
      // The child that the node is, or lies in.
      while entry(isObject ? value(ofName: child) : child).next <= node.index {
        child = after(isObject ? value(ofName: child) : child)
        position += 1
      }
      path.append(isObject ? PathKey(stringValue: string(child)) : PathKey(intValue: position))
      place = isObject ? value(ofName: child) : child
    }
    return path
  }

  func string(_ node: Node) -> String {
    entry(node).kind == .escapedString
      ? JSONString.unescaped(text(node)) : String(decoding: text(node), as: UTF8.self)
  }

  func failure(_ problem: UnreadableBody.Problem, at node: Node) -> UnreadableBody {
    UnreadableBody(path: UnreadableBody.path(path(to: node), names: names), problem: problem)
  }
}
