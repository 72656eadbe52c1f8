import Contract
import HTTPTypes
import OpenAPI

/// What a client may send to an operation and what it gets back, as the OpenAPI document tells it.
struct OperationDescription {
  enum Body {
    case none
    case required(any Decodable.Type)
    case optional(any Decodable.Type)
  }

  /// One sentence.
  let summary: String
  let query: [QueryParameter]
  let body: Body
  let answers: [Answer]
  /// The statuses of its own refusals. Those that the gateway gives, and those for a version or a body that cannot be read, follow from
  /// the route and the body.
  let failures: [HTTPResponse.Status]
  /// A request that works as it stands against a fresh server with the built-in fixtures; nil where there can be none.
  let example: Example?
  /// What can be asked with that which was answered.
  let links: [Link]

  init(
    _ summary: String, query: [QueryParameter] = [], body: Body = .none, answers: [Answer],
    failures: [HTTPResponse.Status] = [], example: Example? = Example(), links: [Link] = []
  ) {
    self.summary = summary
    self.query = query
    self.body = body
    self.answers = answers
    self.failures = failures
    self.example = example
    self.links = links
  }
}

/// Another operation, and where what it wants in its path stands in the request or in the answer of this one.
struct Link {
  let operation: String
  /// Runtime expressions (OpenAPI Specification 3.1, section 4.8.20.3), by the name of the parameter.
  let parameters: [String: String]

  init(to operation: String, _ parameters: [String: String]) {
    self.operation = operation
    self.parameters = parameters
  }
}

/// A name that an operation reads in the query.
struct QueryParameter {
  let name: String
  let shape: Shape
  /// What its value may be, in words.
  let words: String

  init(name: String, shape: Shape = .text, words: String) {
    self.name = name
    self.shape = shape
    self.words = words
  }
}

/// A status of success and what stands in the body.
struct Answer {
  enum Content {
    case nothing
    case value(any Encodable.Type)
    case list(any Encodable.Type)
    /// What an endpoint that takes one consignment answers: a list of one or one alone, as the settings say.
    case listOfOne(any Encodable.Type)
    /// A list of one type, in a value of another where the settings do not say that it is bare.
    case events(listOf: any Encodable.Type, in: any Encodable.Type)
    /// In version 1 a list of one type, in 1.1 a value of another.
    case byVersion(listOf: any Encodable.Type, any Encodable.Type)
    /// A document in one of these media types.
    case file([String])
  }

  let status: HTTPResponse.Status
  let content: Content
}

extension [Answer] {
  static func ok(_ type: any Encodable.Type) -> Self { [Answer(status: .ok, content: .value(type))] }
  static func ok(listOf type: any Encodable.Type) -> Self { [Answer(status: .ok, content: .list(type))] }
  static func created(_ type: any Encodable.Type) -> Self { [Answer(status: .created, content: .value(type))] }
  static func created(listOf type: any Encodable.Type) -> Self { [Answer(status: .created, content: .list(type))] }
  /// A document in one of these media types.
  static func file(_ mediaTypes: String...) -> Self { [Answer(status: .ok, content: .file(mediaTypes))] }
  /// Done, and nothing to say.
  static var done: Self { [Answer(status: .ok, content: .nothing)] }
  static var createdEmpty: Self { [Answer(status: .created, content: .nothing)] }
  static var noContent: Self { [Answer(status: .noContent, content: .nothing)] }
}

/// A request to one operation.
///
/// What the path's parameters stand for where nothing is said, `common` says.
struct Example: Sendable {
  let path: [String: String]
  let query: [String: String]
  /// JSON.
  let body: String?

  init(path: [String: String] = [:], query: [String: String] = [:], body: String? = nil) {
    self.path = path
    self.query = query
    self.body = body
  }

  static func body(_ text: String) -> Example { Example(body: text) }

  /// What stands for a parameter of the path: things of the built-in fixtures.
  func value(of parameter: String) -> String { path[parameter] ?? Self.common[parameter] ?? "" }

  private static let common = [
    "consignmentReference": "EC-000-05B-MMA", "clientReference": "socks",
    "mpdCarrierServiceGroupReference": "valuableGoods", "shippingLocationReference": "Sorted1",
    "mpdCarrierReference": "CARRIER_X", "packageSizeReference": "Medium", "take": "2", "skip": "0",
    "shipByDate": "2100-01-01", "accountReference": "sandbox@example.com",
    "roleReference": Role.administratorReference, "customerReference": "112236d5-4460-492f-a6bd-aa3f00f62dfb",
  ]
}
