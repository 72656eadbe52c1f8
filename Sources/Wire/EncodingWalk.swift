import FoundationEssentials

/// The way of one value through its containers into text.
///
/// `Encoder` hands out containers and never says when one is done. So every open container stands on a stack, and a write
/// to an outer one closes what is open inside it. A value's place is a *slot* with a number: whoever writes must hold
/// the slot that is waiting, so containers that are written to in turns are an error and never wrong text.
final class EncodingWalk {
  private enum Kind {
    case object
    /// An object whose names are data: written verbatim, in sorted order.
    case dictionary
    case list
  }

  private struct Open {
    let slot: Int
    let kind: Kind
  }

  private var text: JSONText
  private let nulls: JSON.Nulls
  private var open: [Open] = []
  private var dictionaries: [[(name: String, start: Int)]] = []
  private var slots = 0
  /// The slot that waits for its value, if one does.
  private var waiting: Int?
  /// The first failure, kept because half a member may stand in the text even if the caller swallows the error.
  private var failure: (any Error)?

  init(text: JSONText, nulls: JSON.Nulls) {
    self.text = text
    self.nulls = nulls
    open.reserveCapacity(8)
  }

  var writesNulls: Bool { nulls == .written }

  func finish() throws -> [UInt8] {
    closeAll(above: 0)
    if let failure { throw failure }
    return text.bytes
  }

  // MARK: Values

  /// Writes a value whose container, if it needs one, will be the `level`th on the stack.
  func write<Value: Encodable>(_ value: Value, level: Int) throws {
    // A decimal's own conformance writes its internals, and a string's goes a long way round.
    if Value.self == String.self, let string = value as? String {
      text.string(string)
    } else if Value.self == Decimal.self, let decimal = value as? Decimal {
      try write(decimal)
    } else {
      let slot = makeSlot()
      do {
        try value.encode(to: ValueEncoder(walk: self, level: level, slot: slot))
      } catch {
        throw fail(error)
      }
      closeAll(above: level)
    }
  }

  func write(_ value: Decimal) throws {
    if !text.decimal(value) { throw fail(Self.notFinite(value)) }
  }

  func write(_ value: some BinaryFloatingPoint & CustomStringConvertible) throws {
    if !text.floatingPoint(value) { throw fail(Self.notFinite(value)) }
  }

  func write(_ value: some FixedWidthInteger) { text.integer(value) }
  func write(_ value: Bool) { text.boolean(value) }
  func write(_ value: String) { text.string(value) }
  func writeNull() { text.null() }

  // MARK: Slots

  /// Announces a value that is yet to come.
  func makeSlot() -> Int {
    slots += 1
    waiting = slots
    return slots
  }

  /// Takes the slot's turn to write its one value.
  func fill(_ slot: Int) throws {
    guard waiting == slot else { throw fail(Self.outOfTurn) }
    waiting = nil
  }

  // MARK: Containers

  /// Opens the object of a slot, or goes on with it when the slot's value asks for its container once more.
  func openObject(level: Int, slot: Int, namesAreData: Bool) {
    guard begin(namesAreData ? .dictionary : .object, level: level, slot: slot) else { return }
    if namesAreData { dictionaries.append([]) }
    text.openObject()
  }

  func openList(level: Int, slot: Int) {
    guard begin(.list, level: level, slot: slot) else { return }
    text.openList()
  }

  /// Begins a member of the object at `level`.
  func member(_ name: String, level: Int, slot: Int) throws {
    try resume(level: level, slot: slot)
    if open[level].kind == .dictionary {
      let start = text.verbatimMember(name)
      dictionaries[dictionaries.count - 1].append((name, start))
    } else {
      text.member(name)
    }
  }

  /// Begins an element of the list at `level`.
  func element(level: Int, slot: Int) throws {
    try resume(level: level, slot: slot)
    text.nextElement()
  }

  @discardableResult
  private func fail(_ error: any Error) -> any Error {
    if failure == nil { failure = error }
    return error
  }

  private func begin(_ kind: Kind, level: Int, slot: Int) -> Bool {
    if level < open.count, open[level].slot == slot, open[level].kind == kind { return false }
    guard waiting == slot, level == open.count else {
      fail(Self.outOfTurn)
      return false
    }
    waiting = nil
    open.append(Open(slot: slot, kind: kind))
    return true
  }

  private func resume(level: Int, slot: Int) throws {
    closeAll(above: level + 1)
    guard level < open.count, open[level].slot == slot else { throw fail(Self.outOfTurn) }
  }

  private func closeAll(above level: Int) {
    if waiting != nil {
      // A value that encodes nothing is an object without members.
      waiting = nil
      text.openObject()
      text.closeObject()
    }
    while open.count > level, let top = open.popLast() {
      switch top.kind {
      case .object: text.closeObject()
      case .list: text.closeList()
      case .dictionary:
        text.sort(dictionaries.removeLast())
        text.closeObject()
      }
    }
  }

  private static func notFinite(_ value: Any) -> EncodingError {
    .invalidValue(value, .init(codingPath: [], debugDescription: "JSON has no number for \(value)"))
  }

  private static var outOfTurn: EncodingError {
    .invalidValue(
      0, .init(codingPath: [], debugDescription: "a value and its containers are written one after another"))
  }
}
