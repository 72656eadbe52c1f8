import FoundationEssentials

/// Which containers are open, whose turn it is to write, and the text so far.
///
/// `Encoder` hands out containers and never says when one is done. So every open container stands on a stack, and a write
/// to an outer one closes what is open inside it. A value's place is a *slot* with a number: whoever writes must hold
/// the slot that is waiting, so containers that are written to in turns are an error and never wrong text.
struct EncodingState {
  enum Kind {
    case object
    /// An object whose names are data: written verbatim, in sorted order.
    case dictionary
    case list
  }

  private struct Open {
    let slot: Int
    let kind: Kind
  }

  private let writesNulls: Bool
  private var text: JSONText
  /// What writes instead of `text`, if XML is wanted.
  let xml: XMLText?
  private var open: [Open] = []
  private var dictionaries: [[(name: String, start: Int)]] = []
  private var slots = 0
  /// The slot that waits for its value; 0 if none does.
  private var waiting = 0
  /// The first failure, kept because half a member may stand in the text even if the caller swallows the error.
  private var failure: (any Error)?

  init(names: JSON.MemberNames, nulls: JSON.Nulls) {
    text = JSONText(names: names)
    writesNulls = nulls == .written
    xml = nil
    open.reserveCapacity(8)
  }

  init(xml: XMLText) {
    text = JSONText(names: .declared, capacity: 0)
    writesNulls = true
    self.xml = xml
    open.reserveCapacity(8)
  }

  mutating func finish() throws -> [UInt8] {
    closeAll(above: 0)
    if let failure { throw failure }
    return xml?.bytes ?? text.bytes
  }

  /// Keeps a failure for the end, where the protocol or the caller leaves no way for it.
  @discardableResult
  mutating func fail(_ error: any Error) -> any Error {
    if failure == nil { failure = error }
    return error
  }

  // MARK: Values

  mutating func write(_ value: Decimal) throws {
    if !(xml?.decimal(value) ?? text.decimal(value)) { throw fail(Self.notFinite(value)) }
  }

  mutating func write(_ value: some BinaryFloatingPoint & CustomStringConvertible) throws {
    if !(xml?.floatingPoint(value) ?? text.floatingPoint(value)) { throw fail(Self.notFinite(value)) }
  }

  mutating func write(_ value: some FixedWidthInteger) {
    if let xml { xml.integer(value) } else { text.integer(value) }
  }

  mutating func write(_ value: Bool) {
    if let xml { xml.boolean(value) } else { text.boolean(value) }
  }

  mutating func write(_ value: String) {
    if let xml { xml.string(value) } else { text.string(value) }
  }

  mutating func writeNull() {
    if let xml { xml.null() } else { text.null() }
  }

  // MARK: Slots

  /// Announces a value that is yet to come.
  mutating func makeSlot() -> Int {
    slots += 1
    waiting = slots
    return slots
  }

  /// Takes the slot's turn to write its one value.
  mutating func fill(_ slot: Int) throws {
    guard waiting == slot else { throw fail(Self.outOfTurn) }
    waiting = 0
  }

  // MARK: Containers

  /// Opens the container of a slot, or goes on with it when the slot's value asks for its container once more.
  mutating func begin(_ kind: Kind, level: Int, slot: Int) {
    if level < open.count, open[level].slot == slot, open[level].kind == kind { return }
    guard waiting == slot, level == open.count else {
      fail(Self.outOfTurn)
      return
    }
    waiting = 0
    open.append(Open(slot: slot, kind: kind))
    if let xml {
      switch kind {
      case .object: xml.openObject()
      case .list: xml.openList()
      case .dictionary:
        // The vendor has none; its names would have to be names of elements too.
        xml.openObject()
        fail(Self.dictionaryInXML)
      }
      return
    }
    switch kind {
    case .object: text.openObject()
    case .list: text.openList()
    case .dictionary:
      dictionaries.append([])
      text.openObject()
    }
  }

  /// Begins a member of the object at `level`.
  mutating func member(_ name: String, level: Int, slot: Int) throws {
    let kind = try resume(level: level, slot: slot)
    if let xml {
      xml.member(name)
    } else if kind == .dictionary {
      let start = text.verbatimMember(name)
      dictionaries[dictionaries.count - 1].append((name, start))
    } else {
      text.member(name)
    }
  }

  /// Writes a member that is a string, as most are.
  mutating func member(_ name: String, string value: String, level: Int, slot: Int) throws {
    try member(name, level: level, slot: slot)
    write(value)
  }

  /// Writes a member without a value, as far as such members are written.
  mutating func absentMember(_ name: String, of type: any Any.Type, level: Int, slot: Int) throws {
    guard writesNulls else { return }
    try member(name, level: level, slot: slot)
    if let xml { xml.absent(type) } else { text.null() }
  }

  /// Begins an element of the list at `level`.
  mutating func element(level: Int, slot: Int) throws {
    _ = try resume(level: level, slot: slot)
    if let xml { xml.nextElement() } else { text.nextElement() }
  }

  /// Closes every container inside the one at `level - 1`, after the last write to them.
  mutating func closeAll(above level: Int) {
    if waiting != 0 {
      // A value that encodes nothing is an object without members.
      waiting = 0
      if let xml {
        xml.openObject()
        xml.close()
      } else {
        text.openObject()
        text.closeObject()
      }
    }
    while open.count > level {
      let kind = open.removeLast().kind
      if let xml {
        xml.close()
        continue
      }
      switch kind {
      case .object: text.closeObject()
      case .list: text.closeList()
      case .dictionary:
        text.sort(dictionaries.removeLast())
        text.closeObject()
      }
    }
  }

  private mutating func resume(level: Int, slot: Int) throws -> Kind {
    closeAll(above: level + 1)
    guard level < open.count, open[level].slot == slot else { throw fail(Self.outOfTurn) }
    return open[level].kind
  }

  private static func notFinite(_ value: Any) -> EncodingError {
    .invalidValue(value, .init(codingPath: [], debugDescription: "there is no number for \(value)"))
  }

  private static var dictionaryInXML: EncodingError {
    .invalidValue(0, .init(codingPath: [], debugDescription: "XML has no way to write a dictionary"))
  }

  private static var outOfTurn: EncodingError {
    .invalidValue(
      0, .init(codingPath: [], debugDescription: "a value and its containers are written one after another"))
  }
}
