/// What an encoder's containers write to: a format, chosen once for a whole document.
package protocol DocumentWriter: AnyObject {
  /// What values find in their encoder.
  var userInfo: [CodingUserInfoKey: Any] { get }

  /// Announces a value that is yet to come, in a container of its own.
  func reserveSlot() -> UInt32
  /// Opens the container of a slot, or goes on with it when the slot's value asks for its container once more.
  func open(_ kind: ContainerKind, at place: Place)
  /// Takes the turn of a slot to write its one value.
  func takeTurn(of place: Place) throws

  /// Begins a member of an object; `isOptional` tells whether it may be without a value.
  ///
  /// - Returns: whether its value is to be written; not if the member is left out.
  /// - Throws: `EncodingError` when it is not that object's turn.
  func beginMember(_ name: String, isOptional: Bool, of place: Place) throws -> Bool
  /// Writes a member without a value, as far as such members are written.
  func writeAbsent<Value: Encodable>(_ name: String, _ type: Value.Type, of place: Place) throws
  func beginElement(of place: Place) throws
  /// How many elements of a list there are.
  func elementCount(of place: Place) -> Int

  func writeNull()
  /// Writes a value whose container, if it needs one, will stand at this depth.
  func write<Value: Encodable>(_ value: Value, depth: UInt32) throws
}

package enum ContainerKind {
  case object
  /// An object whose names are data: written verbatim, in sorted order.
  case dictionary
  case list
}

/// Where a container stands: how deep, and for which value's sake.
package struct Place {
  package let depth: UInt32
  let slot: UInt32

  package init(depth: UInt32, slot: UInt32) {
    self.depth = depth
    self.slot = slot
  }
}
