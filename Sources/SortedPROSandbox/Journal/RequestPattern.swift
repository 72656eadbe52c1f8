/// Criteria that a request has to meet, all of them. Texts match in either case, and `*` stands for any run of characters.
public struct RequestPattern: Encodable, Equatable, Sendable {
  /// The vendor's name of the operation.
  public var operation: String?
  public var method: String?
  /// Without its query; `{…}` stands for any run of characters, too.
  public var path: String?
  /// `404`, or a class: `4xx`.
  public var status: String?
  /// A reference that stands in the request or its answer.
  public var reference: String?
  /// What struck, by name; `*` for anything.
  public var fault: String?
  /// Fields that the request has; only for verifying.
  public var header: [String: String]?
  /// What stands in the query; only for verifying.
  public var query: [String: String]?
  /// What the body holds, at least; only for verifying.
  public var body: JSONText?

  public init(
    operation: String? = nil, method: String? = nil, path: String? = nil, status: String? = nil,
    reference: String? = nil, fault: String? = nil, header: [String: String]? = nil, query: [String: String]? = nil,
    body: JSONText? = nil
  ) {
    self.operation = operation
    self.method = method
    self.path = path
    self.status = status
    self.reference = reference
    self.fault = fault
    self.header = header
    self.query = query
    self.body = body
  }

  /// As parameters of a listing, which knows no fields and no bodies.
  var parameters: [(name: String, value: String)] {
    [
      ("operation", operation), ("method", method), ("path", path), ("status", status), ("reference", reference),
      ("fault", fault),
    ].compactMap { name, value in value.map { (name, $0) } }
  }
}
