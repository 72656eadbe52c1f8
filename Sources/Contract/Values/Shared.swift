/// A value kept once and referred to from many places, so that copies cost one pointer.
///
/// A consignment's origin address is the shipping location's own; a world of 200,000 consignments keeps it once.
@usableFromInline
package struct Shared<Value: Sendable>: Sendable {
  @usableFromInline
  final class Box: Sendable {
    @usableFromInline let value: Value

    @usableFromInline
    init(_ value: consuming Value) { self.value = value }
  }

  @usableFromInline var box: Box

  @inlinable
  package init(_ value: consuming Value) { box = Box(value) }

  /// Lent, not copied: reading one member of a large value costs no reference counting for the others.
  @inlinable
  package var value: Value {
    _read { yield box.value }
  }

  /// Whether both refer to the one place; two equal values kept twice are not the same.
  package func isSame(as other: Shared) -> Bool { box === other.box }

  /// Replaces the value here alone; other references keep the old one.
  package mutating func change<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
    var copy = box.value
    let result = try body(&copy)
    box = Box(copy)
    return result
  }
}

extension Shared: Equatable where Value: Equatable {
  @usableFromInline
  package static func == (left: Self, right: Self) -> Bool { left.box === right.box || left.value == right.value }
}

extension Shared: Encodable where Value: Encodable {
  @usableFromInline
  package func encode(to encoder: any Encoder) throws {
    // Not by the value itself, so that the encoder knows its type.
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }
}

extension Shared: Decodable where Value: Decodable {
  @usableFromInline
  package init(from decoder: any Decoder) throws { self.init(try Value(from: decoder)) }
}
