/// Which containers are open, and whose turn it is to write.
///
/// `Encoder` hands out containers and never says when one is done. So every open container stands on a stack, and a write
/// to an outer one closes what is open inside it. A value's place is a *slot* with a number: whoever writes must hold
/// the slot that is waiting, so containers that are written to in turns are an error and never wrong text.
struct OpenContainers<Detail> {
  struct Container {
    let slot: UInt32
    let kind: ContainerKind
    var elementCount = 0
    /// What a format keeps of it.
    var detail: Detail
  }

  private var open: [Container] = []
  private var slots: UInt32 = 0
  /// The slot that waits for its value; 0 if none does.
  private var waiting: UInt32 = 0
  /// The first failure, kept because half a member may stand in the text even if the caller swallows the error.
  private(set) var failure: (any Error)?

  init() { open.reserveCapacity(8) }

  /// Keeps a failure for the end, where the protocol or the caller leaves no way for it.
  @discardableResult
  mutating func fail(_ error: any Error) -> any Error {
    if failure == nil { failure = error }
    return error
  }

  var innermost: Container? { open.last }

  subscript(depth: UInt32) -> Container {
    _read { yield open[Int(depth)] }
    _modify { yield &open[Int(depth)] }
  }

  func isOpen(_ place: Place) -> Bool { place.depth < open.count && open[Int(place.depth)].slot == place.slot }

  // MARK: - Slots

  mutating func reserveSlot() -> UInt32 {
    slots += 1
    waiting = slots
    return slots
  }

  mutating func takeTurn(of slot: UInt32) throws {
    guard waiting == slot else { throw fail(Self.outOfTurn) }
    waiting = 0
  }

  /// Whether a value encoded nothing: it is an object without members.
  mutating func takeSilence() -> Bool {
    defer { waiting = 0 }
    return waiting != 0
  }

  // MARK: - Containers

  /// Whether a slot's container is to be opened now; not if its value asks for it once more.
  mutating func mayOpen(_ kind: ContainerKind, at place: Place) -> Bool {
    if isOpen(place), open[Int(place.depth)].kind == kind { return false }
    guard waiting == place.slot, place.depth == open.count else {
      fail(Self.outOfTurn)
      return false
    }
    waiting = 0
    return true
  }

  mutating func push(_ kind: ContainerKind, slot: UInt32, _ detail: Detail) {
    open.append(Container(slot: slot, kind: kind, detail: detail))
  }

  /// The innermost container, if it stands at this depth or deeper; it is open no more.
  mutating func pop(downTo depth: UInt32) -> Container? { open.count > depth ? open.removeLast() : nil }

  mutating func require(_ place: Place) throws { if !isOpen(place) { throw fail(Self.outOfTurn) } }

  private static var outOfTurn: EncodingError {
    .invalidValue(
      0, .init(codingPath: [], debugDescription: "a value and its containers are written one after another"))
  }
}
