package import Wire

/// The named schemas of a document: each shape with a name stands there once, and is referred to.
///
/// One type may have several shapes, by version and by direction. The first to come gets the type's own name, the others one of the
/// endings that come with them.
package struct Components {
  private var names: [Shape: String] = [:]
  private var schemas: [(name: String, value: JSONValue)] = []
  /// What a member of a type is, by the type's name and its own.
  private let words: (_ type: String, _ member: String) -> String?
  /// What a type is, by its name.
  private let typeWords: (_ type: String) -> String?

  /// - Parameters:
  ///   - words: one sentence for a member of a type, both by name; nil leaves it without.
  ///   - typeWords: one sentence for a type that has a schema of its own; nil leaves it without.
  package init(
    words: @escaping (_ type: String, _ member: String) -> String? = { _, _ in nil },
    typeWords: @escaping (_ type: String) -> String? = { _ in nil }
  ) {
    self.words = words
    self.typeWords = typeWords
  }

  /// The schemas in the order of their names.
  package var all: JSONValue { .object(schemas.sorted { $0.name < $1.name }) }

  /// The schema of a shape, or a reference to it.
  package mutating func schema(of shape: Shape, ending: String = "") -> JSONValue {
    switch shape {
    case .anything: return .object([])
    case .string(let form):
      return Self.typed(
        "string",
        [("format", form.format), ("pattern", form.pattern)].compactMap { name, value in
          value.map { (name, .string($0)) }
        })
    case .integer: return Self.typed("integer", [("format", "int64")])
    case .number: return Self.typed("number")
    case .boolean: return Self.typed("boolean")
    case .words(let words, nil): return Self.typed("string", [("enum", .list(words.map(JSONValue.string)))])
    case .words(let words, let name?):
      return reference(to: shape, name, ending) { _ in
        Self.typed("string", [("enum", .list(words.map(JSONValue.string)))])
      }
    case .codes(let codes, let name):
      return reference(to: shape, name, ending) { _ in
        Self.typed("integer", [("enum", .list(codes.map(JSONValue.integer)))])
      }
    case .list(let element): return Self.typed("array", [("items", schema(of: element, ending: ending))])
    case .dictionary(let value):
      return Self.typed("object", [("additionalProperties", schema(of: value, ending: ending))])
    case .object(let object): return reference(to: shape, object.name, ending) { $0.schema(of: object, ending) }
    case .nullable(let shape): return Self.orNull(schema(of: shape, ending: ending))
    case .any(let shapes): return .object([("anyOf", .list(shapes.map { schema(of: $0, ending: ending) }))])
    }
  }

  private mutating func schema(of object: Shape.Object, _ ending: String) -> JSONValue {
    var schema: [(name: String, value: JSONValue)] = []
    let required = object.members.filter(\.isRequired).map { JSONValue.string($0.name) }
    if !required.isEmpty { schema.append(("required", .list(required))) }
    schema.append(
      (
        "properties",
        .object(
          object.members.map { member in
            let own = self.schema(of: member.shape, ending: ending)
            guard case .object(let entries) = own, let words = words(object.name, member.name) else {
              return (member.name, own)
            }
            return (member.name, .object(entries + [("description", .string(words))]))
          })
      ))
    if object.isClosed { schema.append(("additionalProperties", .boolean(false))) }
    return Self.typed("object", schema)
  }

  private mutating func reference(
    to shape: Shape, _ own: String, _ ending: String, _ schema: (inout Components) -> JSONValue
  ) -> JSONValue {
    let name: String
    if let known = names[shape] {
      name = known
    } else {
      name = freeName(own, ending)
      names[shape] = name
      // Its place is taken before its members are looked at, which may need names as well.
      schemas.append((name, .null))
      let place = schemas.count - 1
      let schema = schema(&self)
      if case .object(let members) = schema, let words = typeWords(own) {
        schemas[place].value = .object(members + [("description", .string(words))])
      } else {
        schemas[place].value = schema
      }
    }
    return .object([("$ref", .string("#/components/schemas/\(name)"))])
  }

  private func freeName(_ own: String, _ ending: String) -> String {
    var candidates = [own, own + ending][...]
    var number = 2
    while let candidate = candidates.popFirst() {
      if !schemas.contains(where: { $0.name == candidate }) { return candidate }
      if candidates.isEmpty {
        candidates.append("\(own)\(ending)\(number)")
        number += 1
      }
    }
    return own
  }

  private static func typed(_ type: String, _ more: [(name: String, value: JSONValue)] = []) -> JSONValue {
    .object([("type", .string(type))] + more)
  }

  private static func orNull(_ schema: JSONValue) -> JSONValue {
    guard case .object(var members) = schema, let first = members.first, first.name == "type",
      case .string = first.value, schema["enum"] == nil
    else { return schema == .object([]) ? schema : .object([("anyOf", .list([schema, typed("null")]))]) }
    members[0].value = .list([first.value, .string("null")])
    return .object(members)
  }
}
