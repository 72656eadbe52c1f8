package import FoundationEssentials

// What a type may say of itself for XML. Everything else, names of members and their values, is what its `Codable` conformance
// says anyway.

/// A type with members, written as an element with elements in it.
package protocol XMLSpelt {
  static var xml: XMLShape { get }
  /// The shape under one schema; `xml` if a type does not say otherwise.
  static func xml(in schema: XMLSchema) -> XMLShape
}

extension XMLSpelt {
  package static func xml(in schema: XMLSchema) -> XMLShape { xml }
}

/// A value whose text differs between JSON and XML. It is a value type in the vendor's terms: without a value it is `xsi:nil`.
package protocol XMLScalar {
  var xmlText: String { get }
  /// The text that the type's `Decodable` conformance reads, for what stands in an element.
  static func decodableText(xmlText: String) -> String
}

extension XMLScalar {
  package static func decodableText(xmlText: String) -> String { xmlText }
}

/// A type around another that leaves no trace on the wire.
package protocol XMLWrapper {
  associatedtype XMLContent: Encodable
  var xmlContent: XMLContent { get }
}

extension XMLWrapper {
  fileprivate static var contentType: any Any.Type { XMLContent.self }
}

/// A value type in the vendor's terms whose text is the same in both formats: an enumeration by name, mostly.
package protocol XMLNillable {}

// MARK: - Types that belong to nobody's schema

extension Decimal: XMLNillable {}
extension Bool: XMLNillable {}
extension Double: XMLNillable {}
extension Int: XMLNillable {}

/// A list names its elements, and itself after them when it is a root.
protocol XMLList {
  static var elementType: any Any.Type { get }
}

extension Array: XMLList {
  static var elementType: any Any.Type { Element.self }
}

/// A value that may be missing is spelt as the value.
protocol XMLOptional {
  static var wrappedType: any Any.Type { get }
}

extension Optional: XMLOptional {
  static var wrappedType: any Any.Type { Wrapped.self }
}

extension XMLSchema {
  /// The shape of a type; a type that says nothing is called as in Swift and belongs to no namespace.
  func shape(of type: any Any.Type) -> XMLShape {
    if let spelt = type as? any XMLSpelt.Type { return spelt.xml(in: self) }
    if let optional = type as? any XMLOptional.Type { return shape(of: optional.wrappedType) }
    if let wrapper = type as? any XMLWrapper.Type { return shape(of: wrapper.contentType) }
    return XMLShape(String(describing: type), .none)
  }

  /// What an element is called that has no member's name: a root, or a value of a list.
  func name(of type: any Any.Type) -> String {
    if let spelt = type as? any XMLSpelt.Type { return spelt.xml(in: self).name }
    if let list = type as? any XMLList.Type {
      let element = name(of: list.elementType)
      return "ArrayOf" + element.prefix(1).uppercased() + element.dropFirst()
    }
    if let optional = type as? any XMLOptional.Type { return name(of: optional.wrappedType) }
    if let wrapper = type as? any XMLWrapper.Type { return name(of: wrapper.contentType) }
    if type is String.Type { return XMLText.string }
    if type is Bool.Type { return XMLText.boolean }
    if type is any FixedWidthInteger.Type { return XMLText.int }
    if type is Decimal.Type { return XMLText.decimal }
    return String(describing: type)
  }

  /// Every root that a body of a type may have; none when any will do.
  func roots(of type: any Any.Type) -> [String] {
    if let spelt = type as? any XMLSpelt.Type {
      let shape = spelt.xml(in: self)
      return [shape.name] + shape.alsoRead
    }
    return type is any XMLList.Type ? [name(of: type)] + listRoots : [name(of: type)]
  }
}
