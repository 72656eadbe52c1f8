import Contract
import Foundation
import Wire

/// Holds values against the part of JSON Schema that the OpenAPI document uses; a word that it does not know is an objection.
struct SchemaCheck: Sendable {
  private let document: JSONValue
  /// The schemas that are referred to, each looked up once.
  private let schemas: [String: JSONValue]

  init(document: JSONValue) {
    self.document = document
    guard case .object(let schemas)? = document["components"]?["schemas"] else {
      self.schemas = [:]
      return
    }
    self.schemas = Dictionary(
      schemas.map { ("#/components/schemas/\($0.name)", $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// What speaks against a value, with its place; nothing when it fits.
  func objections(to value: JSONValue, against schema: JSONValue, at path: String = "$") -> [String] {
    guard case .object(let words) = schema else { return ["\(path): the schema is no object"] }
    var objections: [String] = []
    for (word, rule) in words {
      switch word {
      case "$ref":
        guard let target = resolve(rule) else { return ["\(path): \(rule) leads nowhere"] }
        objections += self.objections(to: value, against: target, at: path)
      case "anyOf":
        let tries = Self.elements(rule).map { self.objections(to: value, against: $0, at: path) }
        if !tries.contains([]) { objections += ["\(path): fits none of \(tries.count)"] + (tries.first ?? []) }
      case "type":
        let types = Self.strings(rule)
        if !types.contains(where: { Self.isOf($0, value) }) { objections.append("\(path): is not \(types)") }
      case "enum":
        if !Self.elements(rule).contains(value) { objections.append("\(path): is not one of the values") }
      case "properties":
        guard case .object(let members) = value else { continue }
        for (name, value) in members {
          if let schema = rule[name] {
            objections += self.objections(to: value, against: schema, at: "\(path).\(name)")
          }
        }
      case "required":
        guard case .object = value else { continue }
        for name in Self.strings(rule) where value[name] == nil { objections.append("\(path).\(name): is missing") }
      case "additionalProperties":
        guard case .object(let members) = value else { continue }
        for (name, value) in members where schema["properties"]?[name] == nil {
          if rule == false {
            objections.append("\(path).\(name): is no member")
          } else {
            objections += self.objections(to: value, against: rule, at: "\(path).\(name)")
          }
        }
      case "items":
        for (index, element) in Self.elements(value).enumerated() {
          objections += self.objections(to: element, against: rule, at: "\(path)[\(index)]")
        }
      case "pattern":
        guard case .string(let pattern) = rule, case .string(let text) = value else { continue }
        if text.range(of: pattern, options: .regularExpression) == nil { objections.append("\(path): not \(pattern)") }
      case "format":
        guard case .string(let text) = value else { continue }
        let holds =
          switch rule {
          case "date-time": DateTimeOffset(text)?.description == text
          case "uuid": UUID(uuidString: text) != nil
          case "byte": Data(base64Encoded: text) != nil
          default: false
          }
        if !holds { objections.append("\(path): '\(text)' is no \(rule)") }
      case "description": continue
      default: objections.append("\(path): '\(word)' is not known")
      }
    }
    return objections
  }

  /// What a reference within the document names.
  func resolve(_ reference: JSONValue) -> JSONValue? {
    guard case .string(let text) = reference, text.hasPrefix("#/") else { return nil }
    if let schema = schemas[text] { return schema }
    return text.dropFirst(2).split(separator: "/").reduce(document) { $0?[String($1)] }
  }

  /// The thing itself, if it is a reference.
  func followed(_ value: JSONValue?) -> JSONValue? { value.flatMap { $0["$ref"].map(resolve) ?? $0 } }

  private static func elements(_ value: JSONValue) -> [JSONValue] {
    if case .list(let list) = value { list } else { [] }
  }

  private static func strings(_ value: JSONValue) -> [String] {
    if case .string(let text) = value { return [text] }
    return elements(value).compactMap { if case .string(let text) = $0 { text } else { nil } }
  }

  private static func isOf(_ type: String, _ value: JSONValue) -> Bool {
    switch (type, value) {
    case ("object", .object), ("array", .list), ("string", .string), ("number", .number), ("boolean", .boolean),
      ("null", .null):
      true
    case ("integer", .number(let digits)): !digits.contains(".")
    default: false
    }
  }
}
