import FoundationEssentials

/// Where a set of namespaces lives, what is accepted beside it, and the shapes of its types.
package struct XMLSchema: Sendable {
  /// Stands in front of each area's name.
  let areas: String
  /// What a namespace that is read may begin with; one that begins otherwise is somebody else's, and its elements are not looked at.
  let accepted: [String]
  /// Roots that a list may have beside `ArrayOf…`.
  private let listRoots: [String]
  private let shapes: [ObjectIdentifier: XMLShape]
  private let nillable: Set<ObjectIdentifier>

  /// Takes a row for each type with members; a type without one is called as in Swift and belongs to no namespace. Members of the
  /// `nillable` types are written as `xsi:nil` when they have no value, as are numbers, Booleans and values whose text in XML is their
  /// own.
  package init(
    areas: String, accepted: [String], listRoots: [String] = [], shapes: [XMLShape] = [],
    nillable: [any Any.Type] = []
  ) {
    self.areas = areas
    self.accepted = accepted
    self.listRoots = listRoots
    self.shapes = Dictionary(uniqueKeysWithValues: shapes.map { (ObjectIdentifier($0.type), $0) })
    let common: [any Any.Type] = [Decimal.self, Bool.self, Int.self]
    self.nillable = Set((common + Scalar.numbers + nillable).map(ObjectIdentifier.init))
  }

  func shape(of type: any Any.Type) -> XMLShape {
    if let optional = type as? any XMLOptional.Type { return shape(of: optional.wrappedType) }
    return shapes[ObjectIdentifier(type)] ?? XMLShape(type)
  }

  /// What an element is called that has no member's name: a root, or a value of a list.
  func name(of type: any Any.Type) -> String {
    if let shape = shapes[ObjectIdentifier(type)] { return shape.name }
    if let list = type as? any XMLList.Type {
      let element = name(of: list.elementType)
      return "ArrayOf" + element.prefix(1).uppercased() + element.dropFirst()
    }
    if let optional = type as? any XMLOptional.Type { return name(of: optional.wrappedType) }
    // .NET's names for values of types without a name of their own.
    if type is String.Type { return "string" }
    if type is Bool.Type { return "boolean" }
    if type is any FixedWidthInteger.Type { return "int" }
    if type is any BinaryFloatingPoint.Type { return "double" }
    if type is Decimal.Type { return "decimal" }
    return String(describing: type)
  }

  /// Every root that a body of a type may have; none when any will do.
  func roots(of type: any Any.Type) -> [String] {
    if let shape = shapes[ObjectIdentifier(type)] { return [shape.name] + shape.alsoRead }
    return type is any XMLList.Type ? [name(of: type)] + listRoots : [name(of: type)]
  }

  func isNillable(_ type: any Any.Type) -> Bool {
    nillable.contains(ObjectIdentifier(type)) || type is any XMLScalar.Type
  }
}

/// A value whose text differs between JSON and XML. It is a value type in the vendor's terms: without a value it is `xsi:nil`.
package protocol XMLScalar {
  var xmlText: String { get }
  /// The text in one spelling of the shapes, where it is not the same in all.
  ///
  /// - Parameter userInfo: what values find in their encoder.
  /// - Returns: what stands in the element.
  func xmlText(_ userInfo: [CodingUserInfoKey: Any]) -> String
  /// The text that the type's `Decodable` conformance reads, for what stands in an element.
  static func decodableText(xmlText: String) -> String
}

extension XMLScalar {
  package func xmlText(_ userInfo: [CodingUserInfoKey: Any]) -> String { xmlText }
  package static func decodableText(xmlText: String) -> String { xmlText }
}

/// A list names its elements, and itself after them when it is a root.
private protocol XMLList {
  static var elementType: any Any.Type { get }
}

extension Array: XMLList {
  static var elementType: any Any.Type { Element.self }
}

/// A value that may be missing is written as the value.
private protocol XMLOptional {
  static var wrappedType: any Any.Type { get }
}

extension Optional: XMLOptional {
  static var wrappedType: any Any.Type { Wrapped.self }
}
