import FoundationEssentials

/// A type that has no members: its shape, and one of its values.
struct Scalar {
  let shape: Shape
  let specimen: Any

  /// - Returns: nil for a type with members or elements.
  init?(_ type: any Any.Type, _ userInfo: [CodingUserInfoKey: any Sendable]) {
    switch type {
    case is String.Type: self.init(.text, "text")
    case is Bool.Type: self.init(.boolean, true)
    case is Decimal.Type: self.init(.number, Decimal(1))
    case let type as any FixedWidthInteger.Type: self.init(.integer, Self.one(type))
    case is Double.Type: self.init(.number, Double(1))
    case let type as any DescribedText.Type: self.init(.string(type.form(userInfo)), type.specimen)
    case let type as any DescribedByShape.Type: self.init(type.shape, type.specimen)
    case let type as any CaseIterable.Type:
      guard let (shape, first) = Self.enumeration(type) else { return nil }
      self.init(shape, first)
    default: return nil
    }
  }

  private init(_ shape: Shape, _ specimen: Any) {
    self.shape = shape
    self.specimen = specimen
  }

  private static func one<Integer: FixedWidthInteger>(_: Integer.Type) -> Any { Integer(1) }

  private static func enumeration<Enumeration: CaseIterable>(_ type: Enumeration.Type) -> (Shape, Any)? {
    guard let first = type.allCases.first else { return nil }
    let values = type.allCases.map { ($0 as? any RawRepresentable)?.rawValue as Any }
    let words = values.compactMap { $0 as? String }
    if words.count == values.count { return (.words(words, name: TypeName.of(type)), first) }
    let codes = values.compactMap { $0 as? Int }
    if codes.count == values.count { return (.codes(codes, name: TypeName.of(type)), first) }
    return nil
  }
}
