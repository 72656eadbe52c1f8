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
    case .list(let element): "list of " + words(for: element)
    case .object(let object): object.name
    case .nullable(let shape): words(for: shape) + " or null"
    case .any(let shapes): shapes.map(words).joined(separator: " or ")
    }
  }
}
