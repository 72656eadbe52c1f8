import Wire

/// The JSON Schemas of `Fixtures/schema`, as far as they say which members a value has and of which kind they are.
///
/// Read are `type`, `properties`, `required`, `additionalProperties`, `items`, `enum` and `$ref`. Patterns and bounds are for
/// editors: what a text or a number means is checked where it is compiled.
struct Schema {
  private let files: [String: JSONNode]

  /// - Parameter files: the schemas by file name, as they refer to one another.
  /// - Throws: where a schema ceases to be JSON.
  init(files: [String: [UInt8]]) throws(ReadingFailure) {
    var trees: [String: JSONNode] = [:]
    for (name, text) in files { trees[name] = try JSONNode(parsing: text) }
    self.files = trees
  }

  /// What is allowed at one place.
  struct Node {
    fileprivate let tree: JSONNode
    fileprivate let file: String
  }

  /// - Parameters:
  ///   - reference: a file and a JSON pointer, `consignments.schema.json#/$defs/consignment`.
  ///   - file: the file that a reference without one means.
  /// - Returns: nil when there is nothing.
  func node(_ reference: String, from file: String = "") -> Node? {
    let parts = reference.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let target = parts[0].isEmpty ? file : String(parts[0])
    guard var tree = files[target] else { return nil }
    for step in (parts.count > 1 ? parts[1] : "").split(separator: "/") {
      guard let child = tree.member(String(step)) else { return nil }
      tree = child
    }
    return resolved(Node(tree: tree, file: target))
  }

  func resolved(_ node: Node) -> Node {
    guard case .string(let reference)? = node.tree.member("$ref")?.value else { return node }
    return self.node(reference, from: node.file) ?? node
  }
}

extension Schema.Node {
  /// The kinds that a value may have; empty: any.
  var kinds: [String] { texts("type") }

  /// The names that a text may be; empty: any text.
  var allowedTexts: [String] { texts("enum") }

  var required: [String] { texts("required") }

  /// Whether members that the schema does not name are a mistake.
  var isClosed: Bool { if case .boolean? = tree.member("additionalProperties")?.value { true } else { false } }

  var propertyNames: [String] { tree.member("properties")?.members.map(\.name) ?? [] }

  /// The vendor's members, of objects that are not closed, may begin with either letter case.
  func property(_ name: String) -> Self? {
    let properties = tree.member("properties")
    if let exact = properties?.member(name) { return Self(tree: exact, file: file) }
    guard !isClosed, let other = properties?.member(name.prefix(1).uppercased() + name.dropFirst()) else { return nil }
    return Self(tree: other, file: file)
  }

  var items: Self? { tree.member("items").map { Self(tree: $0, file: file) } }

  private func texts(_ keyword: String) -> [String] {
    guard let found = tree.member(keyword) else { return [] }
    if case .string(let only) = found.value { return [only] }
    return found.elements.compactMap { if case .string(let text) = $0.value { text } else { nil } }
  }
}
