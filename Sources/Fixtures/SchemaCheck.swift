import Text
import Wire

/// A member that may be one of the vendor's that nothing here reads, or a misspelt one.
struct UnnamedMember {
  let node: JSONNode
  let path: String
  let alternatives: Alternatives
}

/// Holds a JSON text against a schema and notes every difference.
struct SchemaCheck {
  let schema: Schema
  let file: String
  private(set) var mistakes = FixtureProblems()
  /// Members that the schema does not name where it allows others.
  private(set) var unnamed: [UnnamedMember] = []

  init(schema: Schema, file: String) {
    self.schema = schema
    self.file = file
  }

  mutating func check(_ tree: JSONNode, against node: Schema.Node, path: String) {
    let node = schema.resolved(node)
    guard node.kinds.isEmpty || node.kinds.contains(where: tree.isOfKind) else {
      note(path, "\(Self.article(node.kinds)) is needed, not \(Self.article([tree.kind]))")
      return
    }
    switch tree.value {
    case .object: check(tree.members, against: node, path: path)
    case .list:
      guard let items = node.items else { return }
      for (index, element) in tree.elements.enumerated() where !mistakes.isFull {
        check(element, against: items, path: "\(path)[\(index)]")
      }
    case .string(let text): check(text, against: node, path: path)
    case .number, .boolean, .null: break
    }
  }

  private mutating func check(_ members: [(name: String, value: JSONNode)], against node: Schema.Node, path: String) {
    var seen: Set<String> = []
    for member in members where !mistakes.isFull {
      let memberPath = path.isEmpty ? member.name : "\(path).\(member.name)"
      guard seen.insert(member.name).inserted else {
        note(memberPath, "this member stands here twice", "leave one")
        continue
      }
      if let property = node.property(member.name) {
        // `null` is how encoders write that there is no value; whether one is needed is asked below.
        if !member.value.isNull { check(member.value, against: property, path: memberPath) }
      } else if node.isClosed {
        let names = node.propertyNames.filter { $0 != "$schema" }
        let alternatives = Alternatives(to: member.name, among: names)
        note(memberPath, "this member is unknown", alternatives.words, alternatives)
      } else if unnamed.count < FixtureProblems.most, !node.propertyNames.isEmpty {
        unnamed.append(
          UnnamedMember(
            node: member.value, path: memberPath,
            alternatives: Alternatives(to: member.name, among: node.propertyNames)))
      }
    }
    for name in node.required
    where !members.contains(where: { ($0.name == name || $0.name == name.withSmallInitial) && !$0.value.isNull }) {
      let kinds = node.property(name).map { schema.resolved($0).kinds } ?? []
      note(path.isEmpty ? name : "\(path).\(name)", "this member is missing", "\(Self.article(kinds)) is needed")
    }
  }

  private mutating func check(_ text: String, against node: Schema.Node, path: String) {
    let allowed = node.allowedTexts
    guard !allowed.isEmpty, !allowed.contains(where: { $0.lowercased() == text.lowercased() }) else { return }
    let alternatives = Alternatives(to: text, among: allowed)
    note(path, "\(text.quoted) is unknown", alternatives.words, alternatives)
  }

  private mutating func note(
    _ path: String, _ problem: String, _ cure: String = "", _ alternatives: Alternatives = .none
  ) {
    mistakes.note(file, path, problem, cure, alternatives: alternatives)
  }

  private static func article(_ kinds: [String]) -> String {
    let words = kinds.filter { kinds.count == 1 || $0 != "null" }.map { kind in
      switch kind {
      case "object": "an object"
      case "array": "a list"
      case "string": "a text"
      case "integer": "a whole number"
      case "number": "a number"
      case "boolean": "true or false"
      default: kind
      }
    }
    return words.isEmpty ? "a value" : words.joined(separator: " or ")
  }
}

extension Alternatives {
  /// `did you mean 'x'? allowed: x, y`
  fileprivate var words: String {
    (nearest.map { "did you mean '\($0)'? " } ?? "") + "allowed: \(allowed.joined(separator: ", "))"
  }
}

extension JSONNode {
  /// JSON Schema's name of the value's kind.
  fileprivate var kind: String {
    switch value {
    case .object: "object"
    case .list: "array"
    case .string: "string"
    case .number: "number"
    case .boolean: "boolean"
    case .null: "null"
    }
  }

  fileprivate func isOfKind(_ name: String) -> Bool {
    guard name == "integer", case .number(let digits) = value else { return kind == name }
    return Int64(digits) != nil
  }
}

extension String {
  /// The vendor's `Packages` as `packages`, which is read alike.
  fileprivate var withSmallInitial: String { prefix(1).lowercased() + dropFirst() }
}
