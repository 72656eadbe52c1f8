import Text

/// Writes one document of XML: elements, their order and namespaces.
///
/// Every value is an element. What it is called is known before it is written: as a root, as a member, or as one of a list.
///
/// - Source: contract/00-overview.md, section 6.
final class XMLWriter: DocumentWriter {
  private enum Pending {
    case root
    case member(String, XMLNamespace, items: String?, isNillable: Bool)
    case item
  }

  /// An element whose start tag has been written.
  private struct Element {
    let name: String
    /// What the elements inside inherit.
    let namespace: XMLNamespace
    /// What the elements of a list in it are called, if not after their type.
    let items: String?
  }

  private struct Detail {
    let element: Element
    /// Nil for a list.
    let shape: XMLShape?
    let changes: MemberChanges.Row?
    let contentStart: Int
    /// Where each member begins, if members must be put into another order.
    var members: [(rank: Int, start: Int)] = []
  }

  let userInfo: [CodingUserInfoKey: Any]
  private let schema: XMLSchema
  private let changes: MemberChanges?
  private var text = TextBuffer()
  private var containers = OpenContainers<Detail>()
  private var pending = Pending.root
  /// The type of the value that comes next, if it is more than text or a number.
  private var announced: (any Any.Type)?

  init(_ xml: XML) {
    schema = xml.schema
    changes = xml.changes
    userInfo = xml.userInfo
    text.append(#"<?xml version="1.0"?>"#)
  }

  func finish() throws -> [UInt8] {
    close(downTo: 0)
    if let failure = containers.failure { throw failure }
    return text.take()
  }

  // MARK: - Containers

  func reserveSlot() -> UInt32 { containers.reserveSlot() }
  func takeTurn(of place: Place) throws { try containers.takeTurn(of: place.slot) }

  func open(_ kind: ContainerKind, at place: Place) {
    guard containers.mayOpen(kind, at: place) else { return }
    if kind == .dictionary { containers.fail(Self.dictionary) }
    let type = announced
    announced = nil
    let shape = kind == .list ? nil : type.map(schema.shape) ?? XMLShape(Any.self, as: "anyType")
    let element = begin(
      own: { shape?.name ?? type.map(schema.name) ?? "ArrayOfAnyType" }, root: shape?.namespace ?? .none)
    let detail = Detail(
      element: element, shape: shape, changes: type.flatMap { changes?[$0] }, contentStart: text.count)
    containers.push(kind, slot: place.slot, detail)
  }

  private func close(downTo depth: UInt32) {
    if containers.takeSilence() {
      let shape = announced.map(schema.shape)
      announced = nil
      _ = begin(own: { shape?.name ?? "anyType" }, root: shape?.namespace ?? .none)
      closeEmpty()
    }
    while let container = containers.pop(downTo: depth) {
      putInOrder(container.detail.members)
      end(container.detail.element, contentStart: container.detail.contentStart)
    }
  }

  /// Base classes' members first, each where its rank says.
  private func putInOrder(_ members: [(rank: Int, start: Int)]) {
    guard let first = members.first, zip(members, members.dropFirst()).contains(where: { $0.rank > $1.rank }) else {
      return
    }
    let order = members.indices.sorted { (members[$0].rank, $0) < (members[$1].rank, $1) }
    text.rearrange(
      from: first.start,
      order.map { members[$0].start..<($0 + 1 < members.count ? members[$0 + 1].start : text.count) })
  }

  private func resume(_ place: Place) throws {
    close(downTo: place.depth + 1)
    try containers.require(place)
  }

  func beginElement(of place: Place) throws {
    try resume(place)
    containers[place.depth].elementCount += 1
    pending = .item
  }

  func elementCount(of place: Place) -> Int {
    containers.isOpen(place) ? containers[place.depth].elementCount : 0
  }

  func beginMember(_ name: String, isOptional: Bool, of place: Place) throws -> Bool {
    try resume(place)
    guard let shape = containers[place.depth].detail.shape else { return true }
    if shape.isOmitted(name) { return false }
    var name = name
    switch containers[place.depth].detail.changes?[name] {
    case nil, .omittedWithoutValue: break
    case .omitted: return false
    case .renamed(let other): name = other
    }
    let place = (depth: place.depth, member: shape.place(of: name))
    if shape.reorders { containers[place.depth].detail.members.append((place.member.rank, text.count)) }
    pending = .member(
      JSON.MemberNames.pascalCase.wireName(name), place.member.namespace, items: shape.itemName(of: name),
      isNillable: shape.isNillable(name))
    return true
  }

  // MARK: - Values

  func write<Value: Encodable>(_ value: Value, depth: UInt32) throws {
    do {
      // A text that stands for a value of another type, an enumeration's name, is a string in a list too.
      if let scalar = try Scalar(value) {
        return write(scalar, Value.self == ShortText.self ? String.self : Value.self)
      }
      if let scalar = value as? any XMLScalar { return write(.string(scalar.xmlText(userInfo)), String.self) }
      announced = Value.self
      let slot = containers.reserveSlot()
      try value.encode(to: ValueEncoder(self, at: Place(depth: depth, slot: slot)))
    } catch {
      throw containers.fail(error)
    }
    close(downTo: depth)
  }

  private func write(_ scalar: Scalar, _ type: any Any.Type) {
    announced = nil
    let element = begin(own: { schema.name(of: type) }, root: .none)
    let start = text.count
    switch scalar {
    case .string(let value): text.append(escapingXML: value)
    case .plain(let value): text.append(value)
    case .boolean(let value): text.append(value ? "true" : "false")
    case .integer(let value): text.append(value)
    case .decimal(let value): text.append(value)
    case .digits(let value): text.append(verbatim: value)
    }
    end(element, contentStart: start)
  }

  func writeNull() { writeNil(isNillable: false) }

  func writeAbsent<Value: Encodable>(_ name: String, _ type: Value.Type, of place: Place) throws {
    if try beginMember(name, isOptional: true, of: place) { writeNil(isNillable: schema.isNillable(type)) }
  }

  /// Writes a value that is missing: nothing at all for a member that is an object or text.
  ///
  /// - Parameter isNillable: whether the member's type is a value type in the vendor's terms.
  private func writeNil(isNillable: Bool) {
    if case .member(_, _, _, let isAlwaysNillable) = pending, !isNillable, !isAlwaysNillable { return }
    let type = announced
    announced = nil
    _ = begin(own: { type.map(schema.name) ?? "string" }, root: .none, isNil: true)
    closeEmpty()
  }

  // MARK: - Tags

  /// Writes a start tag; `own` is what a root, or a value of a list, is called.
  private func begin(own: () -> String, root: XMLNamespace, isNil: Bool = false) -> Element {
    let element: Element
    let inherited: XMLNamespace?
    switch pending {
    case .root:
      element = Element(name: own(), namespace: root, items: nil)
      inherited = XMLNamespace.none
    case .member(let name, let namespace, let items, _):
      inherited = containers.innermost?.detail.element.namespace
      element = Element(name: name, namespace: namespace == .parent ? inherited ?? .none : namespace, items: items)
    case .item:
      let list = containers.innermost?.detail.element
      element = Element(name: list?.items ?? own(), namespace: list?.namespace ?? .none, items: nil)
      inherited = element.namespace
    }
    text.append(UInt8(ascii: "<"))
    text.append(verbatim: element.name)
    if case .root = pending {
      text.append(#" xmlns:xsd="http://www.w3.org/2001/XMLSchema""#)
      text.append(#" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance""#)
    }
    if isNil { text.append(#" xsi:nil="true""#) }
    if inherited != element.namespace { declare(element.namespace) }
    text.append(UInt8(ascii: ">"))
    return element
  }

  private func declare(_ namespace: XMLNamespace) {
    text.append(#" xmlns=""#)
    switch namespace {
    case .none, .parent: break
    case .area(let area):
      text.append(verbatim: schema.areas)
      text.append(verbatim: area)
    case .uri(let uri): text.append(verbatim: uri)
    }
    text.append(UInt8(ascii: "\""))
  }

  private func end(_ element: Element, contentStart: Int) {
    guard text.count > contentStart else { return closeEmpty() }
    text.append("</")
    text.append(verbatim: element.name)
    text.append(UInt8(ascii: ">"))
  }

  /// Turns the start tag that has just been written into an empty element's, as .NET writes it.
  private func closeEmpty() {
    text.removeLast()
    text.append(" />")
  }

  private static var dictionary: EncodingError {
    .invalidValue(0, .init(codingPath: [], debugDescription: "XML has no way to write a dictionary"))
  }
}
