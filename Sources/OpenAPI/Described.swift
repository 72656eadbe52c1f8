/// A type whose values travel as a single string of some form.
package protocol DescribedText: Codable {
  static var form: Shape.TextForm { get }
  /// The form in one spelling of the shapes, where it is not the same in all.
  ///
  /// - Parameter userInfo: what values find in their encoder and decoder.
  /// - Returns: JSON Schema's words for it.
  static func form(_ userInfo: [CodingUserInfoKey: any Sendable]) -> Shape.TextForm
  /// One of them.
  static var specimen: Self { get }
}

extension DescribedText {
  package static func form(_ userInfo: [CodingUserInfoKey: any Sendable]) -> Shape.TextForm { form }
}

/// A type that travels in several ways, and says itself in which.
package protocol DescribedByShape: Codable {
  static var shape: Shape { get }
  /// One of them.
  static var specimen: Self { get }
}

/// A type that travels as the value in it does.
package protocol DescribedByAnother: Encodable {
  static var other: any Encodable.Type { get }
}

/// A type that is written and never read: a value of it stands in for what cannot be read.
package protocol DescribedBySpecimen: Encodable {
  /// With a value in every member that may be without one.
  static var specimen: Self { get }
}

/// A type of some of whose members more is known than their own types tell.
package protocol DescribedMembers {
  /// The forms of texts, by the name of the Swift property.
  static var forms: [String: Shape.TextForm] { get }
  /// What must be there, although a value can be read without it, by the name of the Swift property.
  static var needed: Set<String> { get }
}

extension DescribedMembers {
  package static var forms: [String: Shape.TextForm] { [:] }
  package static var needed: Set<String> { [] }
}

extension Shape {
  /// The shape with a form for its text, if it is one.
  func formed(_ form: TextForm?) -> Shape {
    switch (self, form) {
    case (.string, let form?): .string(form)
    case (.nullable(let shape), .some): .nullable(shape.formed(form))
    default: self
    }
  }
}
