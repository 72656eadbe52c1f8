import HTTPTypes
import OpenAPI
import Routing
import Wire

/// The rows of `docs/control-surface.md`, which a test compares with the page.
enum ControlTable {
  static let heading = "| Call | What it does | Query | Body | Answer |\n|---|---|---|---|---|"

  /// - Throws: what a type throws that cannot be described.
  static func rows(of area: ControlOperation.Area) throws -> [String] {
    let shapes = Shapes(JSON.sandbox)
    return try ControlOperation.all.filter { $0.area == area }.map { operation in
      let query = operation.query.map { "`\($0.name)`: \($0.words)" }.joined(separator: "<br>")
      let cells = [
        "`\(operation.method.rawValue) \(operation.pattern.template)`", operation.summary + ".", query,
        try operation.body.map { members(of: try $0(shapes), asksFor: true) } ?? "",
        try operation.answer.map { members(of: try $0(shapes), asksFor: false) } ?? "",
      ]
      return "|" + cells.map { $0.isEmpty ? " – |" : " \($0) |" }.joined()
    }
  }

  static let typesHeading = "| Type | What it is | Members |\n|---|---|---|"

  /// Every type that has a name, in the order of the names, with a sentence for each member.
  ///
  /// - Throws: what a type throws that cannot be described.
  static func types() throws -> [String] {
    let words = ControlWords()
    let shapes = Shapes(JSON.sandbox)
    var types: [String: String] = [:]
    func note(_ shape: Shape) {
      switch shape {
      case .anything, .string, .integer, .number, .boolean, .words(_, nil), .codes: break
      case .words(let values, let name?): types[name] = values.map { "`\($0)`" }.joined(separator: ", ")
      case .list(let inner), .dictionary(let inner), .nullable(let inner): note(inner)
      case .any(let choices): choices.forEach(note)
      case .object(let object):
        // What is read and what is written have one name and the same members.
        guard types[object.name] == nil else { return }
        types[object.name] = object.members.map {
          "`\($0.name)` \(self.words(for: $0.shape)): \(words.sentence(for: $0.name, of: object.name) ?? "")"
        }.joined(separator: "<br>")
        object.members.forEach { note($0.shape) }
      }
    }
    for operation in ControlOperation.all {
      try [operation.body, operation.answer].forEach { try ($0?(shapes)).map(note) }
    }
    note(try Shapes(JSON.withoutNulls).written(ErrorBody.self))
    return types.sorted { $0.key < $1.key }.map { "| \($0.key) | \(words.sentence(of: $0.key) ?? "") | \($0.value) |" }
  }

  private static func members(of shape: Shape, asksFor isRead: Bool) -> String {
    guard case .object(let object) = shape else { return "`\(words(for: shape))`" }
    return object.members.map { member in
      let isOptional = isRead && !member.isRequired
      return "`\(member.name)`\(isOptional ? "?" : "") \(words(for: member.shape))"
    }.joined(separator: "<br>")
  }

  private static func words(for shape: Shape) -> String {
    switch shape {
    case .anything: "anything"
    case .string(let form): form.format ?? "text"
    case .integer, .codes: "integer"
    case .number: "number"
    case .boolean: "true or false"
    case .words(let words, _): words.count > 12 ? "text" : words.map { "`\($0)`" }.joined(separator: ", ")
    case .dictionary(let element): "object of " + words(for: element)
    case .list(let element): "list of " + words(for: element)
    case .object(let object): object.name
    case .nullable(let shape): words(for: shape) + " or null"
    case .any(let shapes): shapes.map(words).joined(separator: " or ")
    }
  }
}
