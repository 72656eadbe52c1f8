import FoundationEssentials

/// XML text under construction: elements, their order and namespaces. It stands where `JSONText` does; beside it, it is told the
/// type of each value that is more than text or a number, for what JSON leaves nameless.
///
/// Every value is an element. What it is called is known before it is written: as a root, as a member, or as one of a list.
///
/// - Source: contract/00-overview.md, section 6.
final class XMLText {
  // .NET's names for values of types without a name of their own.
  static let string = "string"
  static let boolean = "boolean"
  static let int = "int"
  static let decimal = "decimal"

  private static let nilAttribute = #" xsi:nil="true""#

  private enum Pending {
    case root
    case member(String, XMLNamespace, items: String?, isNillable: Bool)
    case item
  }

  /// An element's name: a member's as its Swift property has it, or any other as it stands.
  private struct Name {
    let text: String
    let isMember: Bool
  }

  private struct Tag {
    let name: Name
    /// What the content inherits.
    let namespace: XMLNamespace
    /// What the elements of a list in it are called, if not after their type.
    let items: String?
  }

  private struct Open {
    let name: Name
    /// What the elements inside inherit.
    let namespace: XMLNamespace
    /// Nil for a list.
    let shape: XMLShape?
    /// What the elements of a list are called, if not after their type.
    let items: String?
    let contentStart: Int
    /// Where each member begins, if members must be put into another order.
    var members: [(rank: Int, start: Int)] = []
  }

  private(set) var bytes: [UInt8] = []
  private let schema: XMLSchema
  private let names: JSON.MemberNames
  private var open: [Open] = []
  private var pending = Pending.root
  private var announced: (any Any.Type)?

  init(schema: XMLSchema, names: JSON.MemberNames) {
    self.schema = schema
    self.names = names
    bytes.reserveCapacity(2048)
    literal(#"<?xml version="1.0"?>"#)
    open.reserveCapacity(8)
  }

  // MARK: What is to come

  /// Tells the type of the value that comes next.
  func announce(_ type: any Any.Type) { announced = type }

  /// Comes before the value of a member, whose name is a Swift property's.
  func member(_ name: String) {
    guard let shape = open.last?.shape else { return }
    let place = shape.place(of: name)
    if shape.reorders { open[open.count - 1].members.append((place.rank, bytes.count)) }
    pending = .member(
      name, place.namespace, items: shape.itemName(of: name), isNillable: shape.isNillable(name))
  }

  /// Comes before each value of a list.
  func nextElement() { pending = .item }

  // MARK: Values

  func string(_ value: String) {
    // A text that stands for a value of another type, an enumeration's name, is a string in a list too.
    begin { Self.string }
    let start = bytes.count
    bytes.append(escapingXML: value)
    end(contentStart: start)
  }

  func boolean(_ value: Bool) {
    begin { Self.boolean }
    let start = bytes.count
    literal(value ? "true" : "false")
    end(contentStart: start)
  }

  func integer(_ value: some FixedWidthInteger) {
    begin { Self.int }
    let start = bytes.count
    bytes.append(integer: value)
    end(contentStart: start)
  }

  /// - Returns: false unless the value is finite.
  func decimal(_ value: Decimal) -> Bool {
    begin { Self.decimal }
    let start = bytes.count
    let isFinite = bytes.append(decimal: value)
    end(contentStart: start)
    return isFinite
  }

  /// - Returns: false unless the value is finite.
  func floatingPoint(_ value: some BinaryFloatingPoint & CustomStringConvertible) -> Bool {
    begin { "double" }
    let start = bytes.count
    let isFinite = bytes.append(floatingPoint: value)
    end(contentStart: start)
    return isFinite
  }

  /// Writes a missing value of a type.
  func absent(_ type: any Any.Type) {
    null(isNillable: type is any XMLNillable.Type || type is any XMLScalar.Type)
  }

  /// Writes a value that is missing: nothing at all for a member that is an object or text.
  ///
  /// - Parameter isNillable: whether the member's type is a value type in the vendor's terms.
  func null(isNillable: Bool = false) {
    if case .member(_, _, _, let isAlwaysNillable) = pending, !isNillable, !isAlwaysNillable { return }
    let type = announced
    _ = begin(own: { type.map(schema.name) ?? Self.string }, root: .none, isNil: true)
    closeEmpty()
    announced = nil
  }

  // MARK: Containers

  func openObject() {
    let shape = announced.map(schema.shape) ?? XMLShape("anyType", .none)
    announced = nil
    let tag = begin(own: { shape.name }, root: shape.namespace)
    open.append(
      Open(name: tag.name, namespace: tag.namespace, shape: shape, items: nil, contentStart: bytes.count))
  }

  func openList() {
    let type = announced
    announced = nil
    let tag = begin(own: { type.map(schema.name) ?? "ArrayOfAnyType" }, root: .none)
    open.append(
      Open(name: tag.name, namespace: tag.namespace, shape: nil, items: tag.items, contentStart: bytes.count))
  }

  /// Closes the innermost object or list.
  func close() {
    let closing = open.removeLast()
    putInOrder(closing)
    if bytes.count == closing.contentStart {
      closeEmpty()
    } else {
      endTag(closing.name)
    }
  }

  /// Base classes' members first, each where its rank says.
  private func putInOrder(_ object: Open) {
    let members = object.members
    guard let first = members.first, zip(members, members.dropFirst()).contains(where: { $0.rank > $1.rank }) else {
      return
    }
    let ranges = members.indices.map { index in
      let end = index + 1 < members.count ? members[index + 1].start : bytes.count
      return (rank: members[index].rank, index: index, range: members[index].start..<end)
    }
    var ordered: [UInt8] = []
    ordered.reserveCapacity(bytes.count - first.start)
    for member in ranges.sorted(by: { ($0.rank, $0.index) < ($1.rank, $1.index) }) {
      ordered.append(contentsOf: bytes[member.range])
    }
    bytes.replaceSubrange(first.start..., with: ordered)
  }

  // MARK: Tags

  private var scalarName = Name(text: "", isMember: false)

  /// Begins the element of a value without elements in it.
  private func begin(_ own: () -> String) { scalarName = begin(own: own, root: .none).name }

  private func end(contentStart: Int) {
    if bytes.count == contentStart { closeEmpty() } else { endTag(scalarName) }
    announced = nil
  }

  /// Writes a start tag; `own` is what a root, or a value of a list, is called.
  private func begin(own: () -> String, root: XMLNamespace, isNil: Bool = false) -> Tag {
    bytes.append(UInt8(ascii: "<"))
    let tag: Tag
    switch pending {
    case .root:
      tag = Tag(name: Name(text: own(), isMember: false), namespace: root, items: nil)
      append(tag.name)
      literal(#" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance""#)
      if root != .none { declare(root) }
      if isNil { literal(Self.nilAttribute) }
    case .member(let name, let namespace, let items, _):
      tag = Tag(name: Name(text: name, isMember: true), namespace: namespace, items: items)
      append(tag.name)
      if isNil { literal(Self.nilAttribute) }
      if namespace != open.last?.namespace { declare(namespace) }
    case .item:
      let list = open.last
      tag = Tag(
        name: Name(text: list?.items ?? own(), isMember: false), namespace: list?.namespace ?? .none, items: nil)
      append(tag.name)
      if isNil { literal(Self.nilAttribute) }
    }
    bytes.append(UInt8(ascii: ">"))
    return tag
  }

  private func append(_ name: Name) {
    let start = bytes.count
    literal(name.text)
    if name.isMember, start < bytes.count { bytes[start] = names.firstByte(bytes[start]).written }
  }

  private func declare(_ namespace: XMLNamespace) {
    literal(#" xmlns=""#)
    switch namespace {
    case .none: break
    case .area(let area):
      literal(schema.areas)
      literal(area)
    case .uri(let uri): literal(uri)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Turns the start tag that has just been written into an empty element's, as .NET writes it.
  private func closeEmpty() {
    bytes.removeLast()
    literal(" />")
  }

  private func endTag(_ name: Name) {
    literal("</")
    append(name)
    bytes.append(UInt8(ascii: ">"))
  }

  private func literal(_ text: String) { bytes.append(contentsOf: text.utf8) }
}
