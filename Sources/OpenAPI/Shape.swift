/// What a value looks like on the wire, as JSON Schema can say it.
package indirect enum Shape: Hashable, Sendable {
  /// Any value at all.
  case anything
  case string(TextForm)
  case integer
  case number
  case boolean
  /// One of a closed set of strings; it has a name when it is a type's.
  case words([String], name: String?)
  /// One of a closed set of numbers.
  case codes([Int], name: String)
  case list(Shape)
  /// An object whose names are data.
  case dictionary(Shape)
  case object(Object)
  /// That, or `null`.
  case nullable(Shape)
  /// One of several.
  case any([Shape])

  /// The form of a string: JSON Schema's words for it.
  package struct TextForm: Hashable, Sendable {
    package var format: String?
    package var pattern: String?

    package init(format: String? = nil, pattern: String? = nil) {
      self.format = format
      self.pattern = pattern
    }
  }

  package struct Object: Hashable, Sendable {
    package let name: String
    package var members: [Member]
    /// Whether no other members stand in it: what is written is exactly this, what is read may hold more.
    package var isClosed: Bool

    package init(name: String, members: [Member], isClosed: Bool) {
      self.name = name
      self.members = members
      self.isClosed = isClosed
    }
  }

  package struct Member: Hashable, Sendable {
    package let name: String
    package var shape: Shape
    package var isRequired: Bool

    package init(name: String, shape: Shape, isRequired: Bool) {
      self.name = name
      self.shape = shape
      self.isRequired = isRequired
    }
  }

  /// A string of any form.
  package static let text = Shape.string(TextForm())

  /// The shape without room for members that it does not name, here and in everything inside.
  package var closed: Shape {
    switch self {
    case .anything, .string, .integer, .number, .boolean, .words, .codes: return self
    case .list(let element): return .list(element.closed)
    case .dictionary(let value): return .dictionary(value.closed)
    case .nullable(let shape): return .nullable(shape.closed)
    case .any(let shapes): return .any(shapes.map(\.closed))
    case .object(var object):
      object.isClosed = true
      for index in object.members.indices { object.members[index].shape = object.members[index].shape.closed }
      return .object(object)
    }
  }

  /// That or `null`, once.
  var orNull: Shape {
    switch self {
    case .nullable, .anything: self
    default: .nullable(self)
    }
  }

  /// One of these, each named once.
  package static func either(_ shapes: [Shape]) -> Shape {
    var different: [Shape] = []
    for shape in shapes where !different.contains(shape) { different.append(shape) }
    return different.count == 1 ? different[0] : .any(different)
  }
}
