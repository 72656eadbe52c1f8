import Contract
import HTTPTypes
import OpenAPI
import Routing
import Sandbox
import Wire

/// The OpenAPI document of the vendor's surface, made from the table of operations and the types that they read and write.
///
/// - Source: OpenAPI Specification 3.1.
struct SurfaceDocument {
  let settings: VendorSettings
  /// What the example of an operation is answered with; nil leaves the operation without examples.
  let sample: (Operation) -> Sample?
  private let shapes: [(version: ApiVersion, shapes: Shapes)]
  private var components = Components { MemberWords.sentence(for: $1, of: $0) }

  /// Bodies and answers are told in each of the versions.
  init(
    settings: VendorSettings, versions: [ApiVersion] = [.version1point1, .version1],
    sample: @escaping (Operation) -> Sample?
  ) {
    self.settings = settings
    self.sample = sample
    shapes = versions.map { ($0, Shapes(JSON.vendor($0))) }
  }

  /// The only version that is told, if it is one.
  private var onlyVersion: ApiVersion? { shapes.count == 1 ? shapes.first?.version : nil }

  /// The whole document.
  ///
  /// - Parameters:
  ///   - version: the sandbox's.
  ///   - server: the base URL to call.
  /// - Returns: what is to be written as `openapi.json`.
  /// - Throws: what a type throws that cannot be described.
  mutating func value(version: String, server: String) throws -> JSONValue {
    try nameSchemas()
    let paths = try paths()
    let responses = try commonResponses()
    return .object([
      ("openapi", "3.1.0"),
      (
        "info",
        .object([
          ("title", "SortedPRO Sandbox"), ("version", .string(version)),
          ("summary", "A local stand-in for the SortedPRO shipping and allocation API."),
          ("description", .string(words)),
        ])
      ),
      ("servers", .list([.object([("url", .string(server))])])),
      ("security", .list([.object([("keyInHeader", .list([]))]), .object([("keyInQuery", .list([]))])])),
      ("tags", .list(Area.all.map { .object([("name", .string($0))]) })),
      ("paths", paths),
      (
        "components",
        .object([
          ("securitySchemes", Self.securitySchemes), ("parameters", versionParameter), ("headers", Self.headers),
          ("responses", responses), ("schemas", components.all),
        ])
      ),
    ])
  }

  private var words: String {
    let spelling =
      switch onlyVersion {
      case nil: "as version 1.1 and as version 1 of the API spell them; `electio-api-version` chooses"
      case .version1?: "as version 1 of the API spells them, which `electio-api-version: 1` asks for"
      case .version1point1?: "as version 1.1 of the API spells them"
      }
    return "Each key opens a world of its own. Bodies and answers stand here \(spelling). \(Self.description)"
  }

  private static let description =
    "Examples work as printed against a fresh server with the built-in fixtures; lists in answers are cut short. Every body may also be sent, and every answer asked for, as application/xml or text/xml. "
    + "HEAD and OPTIONS, and refusals of what is no HTTP request, are left out."

  private static let securitySchemes: JSONValue = .object([
    (
      "keyInHeader",
      .object([("type", "apiKey"), ("in", "header"), ("name", "ocp-apim-subscription-key")])
    ),
    ("keyInQuery", .object([("type", "apiKey"), ("in", "query"), ("name", "subscription-key")])),
  ])

  private var versionParameter: JSONValue {
    let standard =
      switch onlyVersion ?? settings.apiVersion {
      case .version1: "1"
      case .version1point1, nil: "1.1"
      }
    return .object([
      (
        "apiVersion",
        .object([
          ("name", "electio-api-version"), ("in", "header"), ("required", .boolean(onlyVersion == .version1)),
          (
            "description",
            .string(
              "The spelling of the shapes in the body and in the answer."
                + (settings.apiVersion == nil && onlyVersion == nil
                  ? " Without it, a key that has sent what only version 1 has is answered in version 1." : ""))
          ),
          (
            "schema",
            .object([
              ("type", "string"),
              (
                "enum",
                .list(
                  ApiVersion.names.filter { onlyVersion == nil || ApiVersion(named: $0) == onlyVersion }
                    .map(JSONValue.string))
              ),
              ("default", .string(standard)),
            ])
          ),
        ])
      )
    ])
  }

  // MARK: - Operations

  private mutating func paths() throws -> JSONValue {
    var paths: [(name: String, value: JSONValue)] = []
    for operation in Operation.all {
      let path = operation.pattern.template
      let entry = (name: operation.method.rawValue.lowercased(), value: try value(of: operation))
      if let place = paths.firstIndex(where: { $0.name == path }), case .object(let others) = paths[place].value {
        paths[place].value = .object(others + [entry])
      } else {
        paths.append((path, .object([entry])))
      }
    }
    return .object(paths)
  }

  private mutating func value(of operation: Operation) throws -> JSONValue {
    let description = operation.describe()
    let sample = description.example == nil ? nil : self.sample(operation)
    var members: [(name: String, value: JSONValue)] = [
      ("operationId", .string(operation.name)), ("tags", .list([.string(Area.of(operation))])),
      ("summary", .string(description.summary)),
      ("parameters", .list(parameters(of: operation, description, sample))),
    ]
    if let body = try requestBody(description, sample) { members.append(("requestBody", body)) }
    members.append(("responses", try responses(of: operation, description, sample)))
    return .object(members)
  }

  private mutating func parameters(
    of operation: Operation, _ description: OperationDescription, _ sample: Sample?
  ) -> [JSONValue] {
    var parameters: [JSONValue] = []
    for parameter in operation.pattern.parameters {
      var members: [(name: String, value: JSONValue)] = [
        ("name", .string(parameter.name)), ("in", "path"), ("required", true),
      ]
      switch parameter.kind {
      case .text: members.append(("schema", .object([("type", "string"), ("minLength", 1)])))
      case .number: members.append(("schema", .object([("type", "integer"), ("minimum", 0)])))
      case .rest:
        members.append(("description", "A date or a date-time; as .NET writes it, with slashes and blanks, as well."))
        members.append(("schema", .object([("type", "string"), ("minLength", 1)])))
      }
      if let value = sample?.example.value(of: parameter.name) {
        members.append(("example", parameter.kind == .number ? .number(value) : .string(value)))
      }
      parameters.append(.object(members))
    }
    for parameter in description.query {
      var members: [(name: String, value: JSONValue)] = [
        ("name", .string(parameter.name)), ("in", "query"), ("description", .string(parameter.words)),
        ("schema", components.schema(of: parameter.shape)),
      ]
      if let value = sample?.example.query[parameter.name] {
        members.append(("example", parameter.shape == .number ? .number(value) : .string(value)))
      }
      parameters.append(.object(members))
    }
    parameters.append(Self.reference("parameters", "apiVersion"))
    return parameters
  }

  private mutating func requestBody(_ description: OperationDescription, _ sample: Sample?) throws -> JSONValue? {
    let type: any Decodable.Type
    let isRequired: Bool
    switch description.body {
    case .none: return nil
    case .required(let body): (type, isRequired) = (body, true)
    case .optional(let body): (type, isRequired) = (body, false)
    }
    let shapes = try shapes.map { try $0.shapes.read(type) }
    let example = try sample?.example.body.map { try JSONValue(parsing: Array($0.utf8)) }
    return .object([
      ("required", .boolean(isRequired)),
      ("content", content(components.schema(of: .either(shapes)), example, .inXMLToo)),
    ])
  }

  // MARK: - Answers

  private mutating func responses(
    of operation: Operation, _ description: OperationDescription, _ sample: Sample?
  ) throws -> JSONValue {
    var responses: [(name: String, value: JSONValue)] = []
    for answer in description.answers {
      var members: [(name: String, value: JSONValue)] = [
        ("description", .string(answer.status.reasonPhrase)),
        ("headers", .object([("Sandbox-Request-Id", Self.reference("headers", "requestId"))])),
      ]
      switch answer.content {
      case .nothing: break
      case .file(let mediaTypes): members.append(("content", .object(mediaTypes.map { ($0, .object([])) })))
      case .value, .list, .listOfOne, .events, .byVersion:
        let shapes = try shapes.map { try shape(of: answer.content, $0.version, $0.shapes) }
        let example = sample.flatMap { $0.status == answer.status ? $0.answer : nil }
        members.append(("content", content(components.schema(of: .either(shapes)), example, .inXMLToo)))
      }
      if !description.links.isEmpty { members.append(("links", .object(description.links.map(Self.link)))) }
      responses.append((String(answer.status.code), .object(members)))
    }
    for failure in Self.failures(of: operation, description)
    where !description.answers.contains(where: { $0.status == failure.status }) {
      responses.append((String(failure.status.code), Self.reference("responses", failure.rawValue)))
    }
    return .object(responses.sorted { $0.name < $1.name })
  }

  private static func link(_ link: Link) -> (name: String, value: JSONValue) {
    let parameters = link.parameters.sorted { $0.key < $1.key }.map {
      (name: $0.key, value: JSONValue.string($0.value))
    }
    return (
      link.operation, .object([("operationId", .string(link.operation)), ("parameters", .object(parameters))])
    )
  }

  private func shape(of content: Answer.Content, _ version: ApiVersion, _ shapes: Shapes) throws -> Shape {
    switch content {
    case .nothing, .file: return .anything
    case .value(let type): return try shapes.written(type)
    case .list(let type): return .list(try shapes.written(type))
    case .byVersion(let listOf, let type):
      return try version == .version1 ? .list(shapes.written(listOf)) : shapes.written(type)
    case .events(let element, let wrapper):
      return try settings.eventList == .bare ? .list(shapes.written(element)) : shapes.written(wrapper)
    case .listOfOne(let type):
      let one = try shapes.written(type)
      return settings.singleSummary == .object && version == .version1point1 ? one : .list(one)
    }
  }

  /// Gives out the names of schemas: what version 1.1 answers is called like its type.
  private mutating func nameSchemas() throws {
    let descriptions = Operation.all.map { $0.describe() }
    for (version, shapes) in shapes {
      let ending = version == .version1 && onlyVersion == nil ? "V1" : ""
      for answer in descriptions.flatMap(\.answers) {
        _ = components.schema(of: try shape(of: answer.content, version, shapes), ending: ending)
      }
      for description in descriptions {
        switch description.body {
        case .none: continue
        case .required(let type), .optional(let type):
          _ = components.schema(of: try shapes.read(type), ending: "Input" + ending)
        }
      }
    }
  }

  private enum Formats { case json, inXMLToo }

  /// One line for each media type that is served. XML has the members of the JSON in the vendor's order for XML, which no schema here
  /// says.
  private func content(_ schema: JSONValue, _ example: JSONValue?, _ formats: Formats = .json) -> JSONValue {
    let json = ("application/json", JSONValue.object([("schema", schema)] + (example.map { [("example", $0)] } ?? [])))
    switch formats {
    case .json: return .object([json])
    case .inXMLToo: return .object([json, ("application/xml", .object([])), ("text/xml", .object([]))])
    }
  }

  static func reference(_ kind: String, _ name: String) -> JSONValue {
    .object([("$ref", .string("#/components/\(kind)/\(name)"))])
  }

  private mutating func commonResponses() throws -> JSONValue {
    let apiError = components.schema(of: try Shapes(JSON.vendor).written(ApiError.self))
    let gateway = components.schema(of: try Shapes(JSON.sandbox).written(Gateway.Message.self))
    return .object(
      Failure.allCases.map { failure in
        var headers = [(name: "Sandbox-Request-Id", value: Self.reference("headers", "requestId"))]
        let schema: JSONValue
        switch failure {
        case .unauthorized:
          headers.append(("WWW-Authenticate", Self.reference("headers", "wwwAuthenticate")))
          schema = gateway
        case .notFound:
          headers.append(("Sandbox-Hint", Self.reference("headers", "hint")))
          schema = .object([("anyOf", .list([apiError, gateway]))])
        case .badRequest, .forbidden, .contentTooLarge, .unsupportedMediaType, .internalServerError: schema = apiError
        }
        return (
          failure.rawValue,
          .object([
            ("description", .string(failure.words)), ("headers", .object(headers)),
            ("content", content(schema, nil, failure == .unauthorized ? .json : .inXMLToo)),
          ])
        )
      })
  }

  private static let headers: JSONValue = .object([
    (
      "requestId",
      .object([
        ("description", "The same value as an error's `CorrelationId`."), ("required", true),
        ("schema", .object([("type", "string")])),
      ])
    ),
    (
      "hint",
      .object([
        ("description", "What differs from the operations that there are."), ("schema", .object([("type", "string")])),
      ])
    ),
    ("wwwAuthenticate", .object([("required", true), ("schema", .object([("type", "string")]))])),
  ])
}
