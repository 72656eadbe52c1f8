import HTTPTypes
import OpenAPI
import Routing
import Wire

/// The OpenAPI document of the control surface, made from its operations and the types that they read and write.
///
/// - Source: OpenAPI Specification 3.1.
struct ControlDocument {
  private let shapes = Shapes(JSON.sandbox)
  private var components = Components()

  /// - Throws: what a type throws that cannot be described.
  mutating func value(version: String, server: String) throws -> JSONValue {
    let error = components.schema(of: try Shapes(JSON.withoutNulls).written(ErrorBody.self))
    var paths: [(name: String, value: JSONValue)] = []
    for operation in ControlOperation.all {
      let path = operation.pattern.template
      let entry = (name: operation.method.rawValue.lowercased(), value: try value(of: operation, error))
      if let place = paths.firstIndex(where: { $0.name == path }), case .object(let others) = paths[place].value {
        paths[place].value = .object(others + [entry])
      } else {
        paths.append((path, .object([entry])))
      }
    }
    return .object([
      ("openapi", "3.1.0"),
      (
        "info",
        .object([
          ("title", "SortedPRO Sandbox: control surface"), ("version", .string(version)),
          ("description", .string(Self.description)),
        ])
      ),
      ("servers", .list([.object([("url", .string(server))])])),
      ("tags", .list(ControlOperation.Area.allCases.map { .object([("name", .string($0.rawValue))]) })),
      ("paths", .object(paths)),
      (
        "components",
        .object([("securitySchemes", Self.securitySchemes), ("schemas", components.all)])
      ),
    ])
  }

  private static let description =
    "What the sandbox answers besides the vendor's API. Calls act on the world of the caller's key. "
    + "A body with a member that is not named here, or with a value that is not allowed, is refused, and then nothing is done."

  private static let securitySchemes: JSONValue = .object([
    ("keyInHeader", .object([("type", "apiKey"), ("in", "header"), ("name", "ocp-apim-subscription-key")])),
    ("keyInQuery", .object([("type", "apiKey"), ("in", "query"), ("name", "subscription-key")])),
    ("controlToken", .object([("type", "http"), ("scheme", "bearer")])),
  ])

  private mutating func value(of operation: ControlOperation, _ error: JSONValue) throws -> JSONValue {
    var members: [(name: String, value: JSONValue)] = [
      ("operationId", .string(operation.name)), ("tags", .list([.string(operation.area.rawValue)])),
      ("summary", .string(operation.summary)), ("security", Self.security(of: operation.access)),
      ("parameters", .list(Self.parameters(of: operation))),
    ]
    if let body = try operation.body?(shapes) {
      members.append(
        (
          "requestBody",
          .object([("required", true), ("content", content(components.schema(of: body, ending: "Input")))])
        )
      )
    }
    let success: JSONValue = .object(
      [("description", .string(operation.status.reasonPhrase))]
        + (try operation.answer.map { [("content", content(components.schema(of: try $0(shapes)), operation.media))] }
          ?? []))
    var responses = [(name: String(operation.status.code), value: success)]
    for status in operation.failures {
      responses.append(
        (
          String(status.code),
          .object([("description", .string(status.reasonPhrase)), ("content", content(error))])
        ))
    }
    members.append(("responses", .object(responses.sorted { $0.name < $1.name })))
    return .object(members)
  }

  private static func parameters(of operation: ControlOperation) -> [JSONValue] {
    operation.pattern.parameters.map { parameter in
      .object([
        ("name", .string(parameter.name)), ("in", "path"), ("required", true),
        ("schema", .object([("type", "string"), ("minLength", 1)])),
      ])
    }
      + operation.parameters.filter { $0.name != "subscription-key" }.map { parameter in
        .object([
          ("name", .string(parameter.name)), ("in", "query"), ("description", .string(parameter.words)),
          (
            "schema",
            .object(
              [("type", "string")]
                + (parameter.values.map { [("enum", .list($0.map(JSONValue.string)))] } ?? []))
          ),
        ])
      }
  }

  private static func security(of access: ControlOperation.Access) -> JSONValue {
    switch access {
    case .open: .list([.object([])])
    case .surface, .everyWorld: .list([.object([]), .object([("controlToken", .list([]))])])
    case .world:
      .list([
        .object([("keyInHeader", .list([]))]), .object([("keyInQuery", .list([]))]),
        .object([("controlToken", .list([]))]),
      ])
    }
  }

  private func content(_ schema: JSONValue, _ media: String = "application/json") -> JSONValue {
    .object([(media, .object([("schema", schema)]))])
  }
}

extension ControlOperation {
  /// Every status of a refusal that it may give.
  var failures: [HTTPResponse.Status] {
    var failures: [HTTPResponse.Status] = [.forbidden]
    switch access {
    case .open: break
    case .surface, .everyWorld: failures += [.badRequest, .unauthorized]
    case .world: failures += [.badRequest, .unauthorized, .notFound]
    }
    if body != nil { failures += [.badRequest, .contentTooLarge] }
    var different: [HTTPResponse.Status] = []
    for status in failures + refusals where !different.contains(status) { different.append(status) }
    return different
  }
}
