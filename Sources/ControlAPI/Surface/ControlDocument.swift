import HTTPTypes
import OpenAPI
import Routing
import Wire

/// The OpenAPI document of the control surface, made from its operations and the types that they read and write.
///
/// - Source: OpenAPI Specification 3.1.
struct ControlDocument {
  private let shapes = Shapes(JSON.sandbox)
  private let words: ControlWords
  private var components: Components

  init() {
    let words = ControlWords()
    self.words = words
    components = Components(words: { words.sentence(for: $1, of: $0) }, typeWords: { words.sentence(of: $0) })
  }

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
      ("parameters", .list(parameters(of: operation))),
    ]
    if let body = try operation.body?(shapes) {
      members.append(
        (
          "requestBody",
          .object([("required", true), ("content", content(components.schema(of: body, ending: "Input")))])
        )
      )
    }
    members.append(("responses", try responses(of: operation, error)))
    return .object(members)
  }

  private mutating func responses(of operation: ControlOperation, _ error: JSONValue) throws -> JSONValue {
    let answer = try operation.answer?(shapes)
    let told = answer.map { components.schema(of: $0) }
    var responses = [
      (
        name: String(operation.status.code),
        value: JSONValue.object(
          [("description", .string(words(for: operation, answer)))]
            + (told.map { [("content", content($0, operation.media))] } ?? []))
      )
    ]
    for status in operation.failures {
      let schemas = operation.answersAsWell == status ? told.map { [$0, error] } : nil
      responses.append(
        (
          String(status.code),
          .object([
            ("description", .string(Self.words(for: status))),
            ("content", content(schemas.map { .object([("anyOf", .list($0))]) } ?? error)),
          ])
        ))
    }
    return .object(responses.sorted { $0.name < $1.name })
  }

  /// What a success answers: what its type is, or what the table says of an answer that has no type.
  private func words(for operation: ControlOperation, _ answer: Shape?) -> String {
    if case .object(let object)? = answer, let words = words.sentence(of: object.name) { return words }
    return words.sentence(for: "answer", of: operation.name) ?? operation.status.reasonPhrase
  }

  private static func words(for refusal: HTTPResponse.Status) -> String {
    switch refusal {
    case .badRequest: "A parameter, the key or the body is not taken; nothing was done."
    case .unauthorized: "The server has a control token, and the request names none or another."
    case .forbidden: "The key is not one of the server's, the page is foreign, or the caller may not name other worlds."
    case .notFound: "There is no world or nothing in it of this name."
    case .conflict: "What there is does not allow it, or what was asserted does not hold; nothing was done."
    case .contentTooLarge: "The body is larger than the server takes."
    case .serviceUnavailable: "The server takes no more of it now; `Retry-After` says when to ask again."
    default: refusal.reasonPhrase
    }
  }

  private func parameters(of operation: ControlOperation) -> [JSONValue] {
    operation.pattern.parameters.map { parameter in
      .object([
        ("name", .string(parameter.name)), ("in", "path"), ("required", true),
        ("description", .string(words.sentence(for: "{\(parameter.name)}", of: operation.name) ?? parameter.name)),
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
  /// The status, besides that of success, with which its own answer comes: a probe's, and an assertion's that does not hold.
  fileprivate var answersAsWell: HTTPResponse.Status? {
    switch name {
    case "GetReadiness": .serviceUnavailable
    case "VerifyRequests": .conflict
    default: nil
    }
  }

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
