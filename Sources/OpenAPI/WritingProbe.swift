import Wire

/// Stands where a format's writer does, and keeps what it is handed instead of writing it.
final class WritingProbe: DocumentWriter {
  enum Interest {
    /// The members and their shapes.
    case members
    /// Which members there are; the shapes are known.
    case names
  }

  /// What the value that comes next is to the one that is asked.
  private enum Role {
    case whole
    case element
    /// - Parameter isOptional: `null` stands for it when it has no value, or nothing.
    case member(String, isOptional: Bool, isNullLeftOut: Bool = false)
  }

  private let shapes: Shapes
  private let interest: Interest
  private let name: String
  private let changes: MemberChanges.Row?
  private let forms: [String: Shape.TextForm]
  private var shape = Shape.anything
  private var role = Role.whole

  /// - Throws: what the value or a type inside it throws.
  static func shape<Value: Encodable>(of value: Value, in shapes: Shapes, _ interest: Interest) throws -> Shape {
    let probe = WritingProbe(shapes, Value.self, interest)
    try value.encode(to: ValueEncoder(probe, at: Place(depth: 0, slot: 0)))
    return probe.shape
  }

  private init(_ shapes: Shapes, _ type: any Any.Type, _ interest: Interest) {
    self.shapes = shapes
    self.interest = interest
    name = TypeName.of(type)
    changes = shapes.spelling.changes?[type]
    forms = (type as? any DescribedMembers.Type)?.forms ?? [:]
  }

  var userInfo: [CodingUserInfoKey: Any] { shapes.spelling.userInfo }

  func open(_ kind: ContainerKind, at place: Place) {
    if kind == .list {
      shape = .list(.anything)
    } else if shape == .anything {
      shape = .object(Shape.Object(name: name, members: [], isClosed: true))
    }
  }

  func beginMember(_ name: String, isOptional: Bool, of place: Place) throws -> Bool {
    switch changes?[name] {
    case nil: role = .member(name, isOptional: isOptional)
    case .omittedWithoutValue: role = .member(name, isOptional: isOptional, isNullLeftOut: true)
    case .renamed(let other): role = .member(other, isOptional: isOptional)
    case .omitted: return false
    }
    return true
  }

  func writeAbsent<Value: Encodable>(_ name: String, _ type: Value.Type, of place: Place) throws {
    if try beginMember(name, isOptional: true, of: place) { try keep(type) }
  }

  func write<Value: Encodable>(_ value: Value, depth: UInt32) throws { try keep(Value.self) }

  func writeNull() { if case .member(let name, _, _) = role { append(name, .nullable(.anything), isRequired: true) } }

  func takeTurn(of place: Place) { role = .whole }
  func beginElement(of place: Place) { role = .element }
  func elementCount(of place: Place) -> Int { 0 }

  func reserveSlot() -> UInt32 {
    preconditionFailure("containers inside containers are not described")  // a bug, never input
  }

  private func keep<Value: Encodable>(_ type: Value.Type) throws {
    let shape =
      switch interest {
      case .members: try shapes.written(type)
      case .names: Shape.anything
      }
    switch role {
    case .whole: self.shape = shape
    case .element: self.shape = .list(shape)
    case .member(let name, isOptional: false, _): append(name, shape, isRequired: true)
    case .member(let name, isOptional: true, let isNullLeftOut):
      let writesNulls = shapes.spelling.writesNulls && !isNullLeftOut
      append(name, writesNulls ? shape.orNull : shape, isRequired: writesNulls)
    }
  }

  private func append(_ member: String, _ shape: Shape, isRequired: Bool) {
    guard case .object(var object) = self.shape else { return }
    let shape = shape.formed(forms[member])
    object.members.append(Shape.Member(name: shapes.spelling.wireName(member), shape: shape, isRequired: isRequired))
    self.shape = .object(object)
  }
}
