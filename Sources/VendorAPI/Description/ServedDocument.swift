package import Contract
import Wire

/// Which OpenAPI document is asked for.
package struct DocumentKind: Hashable, Sendable {
  /// Of the specification.
  package enum Format: String, CaseIterable, Sendable {
    case version3point0 = "3.0"
    case version3point1 = "3.1"
  }

  package let apiVersion: ApiVersion
  package let format: Format

  package init(apiVersion: ApiVersion = .version1point1, format: Format = .version3point1) {
    self.apiVersion = apiVersion
    self.format = format
  }
}

/// A document as generators of clients want it, made from one that says exactly what is answered.
///
/// One media type; answers that may grow; names of schemas that no generator gives to something of its own, as they do with an
/// operation's name and `Request` or `Response` behind it; no union where one schema will do; and OpenAPI 3.0 for tools that read no 3.1.
struct ServedDocument {
  let kind: DocumentKind

  func value(_ document: JSONValue) -> JSONValue {
    guard case .object(let members) = document else { return document }
    return .object(
      members.map { name, value in
        switch (name, kind.format) {
        case ("openapi", .version3point0): (name, "3.0.3")
        case ("info", .version3point0): (name, Self.without(["summary"], value))
        default: (name, changed(value))
        }
      })
  }

  private func changed(_ value: JSONValue) -> JSONValue {
    switch value {
    case .list(let elements): .list(elements.map(changed))
    case .object(let members): changed(members)
    case .string, .number, .boolean, .null: value
    }
  }

  private func changed(_ members: [(name: String, value: JSONValue)]) -> JSONValue {
    if case .string(let target)? = members.first(where: { $0.name == "$ref" })?.value {
      let isSchema = target.hasPrefix("#/components/schemas/")
      let reference = (name: "$ref", value: JSONValue.string(isSchema ? Self.renamed(target) : target))
      let words = members.filter { $0.name == "description" }
      // OpenAPI 3.0 reads nothing beside a reference.
      guard kind.format == .version3point0, !words.isEmpty else { return .object([reference] + words) }
      return .object([("allOf", .list([.object([reference])]))] + words)
    }
    if let json = members.first(where: { $0.name == "application/json" }) {
      // What stands in an example is no part of the document's own language.
      guard case .object(let media) = json.value else { return .object([json]) }
      return .object([(json.name, .object(media.map { ($0.name, $0.name == "schema" ? changed($0.value) : $0.value) }))]
      )
    }
    var changes: [(name: String, value: JSONValue)] = []
    for (name, value) in members {
      switch (name, value) {
      case ("additionalProperties", false): continue
      case ("schemas", .object(let schemas)):
        changes.append((name, .object(schemas.map { (Self.renamed($0.name), changed($0.value)) } + [Self.notFound])))
      case ("anyOf", .list(let choices)): changes += one(of: choices)
      case ("type", .list(let types)): changes += typed(types)
      default: changes.append((name, changed(value)))
      }
    }
    return .object(changes)
  }

  /// A choice between a schema and nothing, or between the vendor's error and the gateway's message.
  private func one(of choices: [JSONValue]) -> [(name: String, value: JSONValue)] {
    let null = JSONValue.object([("type", "null")])
    let others = choices.filter { $0 != null }
    if others.count < choices.count, kind.format == .version3point0 {
      return [("allOf", .list(others.map(changed))), ("nullable", true)]
    }
    if others.contains(Self.gatewayMessage) { return [("$ref", .string("#/components/schemas/\(Self.notFound.name)"))] }
    return [("anyOf", .list(choices.map(changed)))]
  }

  private func typed(_ types: [JSONValue]) -> [(name: String, value: JSONValue)] {
    guard kind.format == .version3point0, let type = types.first(where: { $0 != "null" }) else {
      return [("type", .list(types))]
    }
    return [("type", type), ("nullable", true)]
  }

  // MARK: - Names

  private static let gatewayMessage = JSONValue.object([("$ref", "#/components/schemas/GatewayMessage")])

  /// What a 404 may be: the vendor's error, or the gateway's message. None of it is always there.
  private static let notFound: (name: String, value: JSONValue) = {
    func member(_ name: String, _ type: JSONValue = "string") -> (name: String, value: JSONValue) {
      let words = MemberWords.sentence(for: name, of: "NotFoundProblem")
      return (name, .object([("type", type)] + (words.map { [("description", .string($0))] } ?? [])))
    }
    return (
      "NotFoundProblem",
      .object([
        ("type", "object"),
        ("description", "An error as every other, or, for a path that is no operation's, `statusCode` and `message`."),
        (
          "properties",
          .object([
            member("Code"), member("Message"), member("CorrelationId"), member("statusCode", "integer"),
          ])
        ),
      ])
    )
  }()

  /// The name of a schema, at the end of a reference to it too.
  private static func renamed(_ name: String) -> String {
    let endings = [("ApiError", "VendorError"), ("Request", "Body"), ("Response", "Answer")]
    var version = ""
    var stem = name
    for ending in ["InputV1", "Input", "V1"] where version.isEmpty && stem.hasSuffix(ending) {
      stem.removeLast(ending.count)
      version = ending
    }
    for (ending, other) in endings where stem.hasSuffix(ending) {
      return stem.dropLast(ending.count) + other + version
    }
    return name
  }

  private static func without(_ names: Set<String>, _ value: JSONValue) -> JSONValue {
    guard case .object(let members) = value else { return value }
    return .object(members.filter { !names.contains($0.name) })
  }
}
