import Wire

/// `{"error":{"code":…,"message":…,"allowed":[…]}}`, with `problems` when a body is at fault.
struct ErrorBody: Codable, Equatable, Sendable {
  struct Content: Codable, Equatable, Sendable {
    let code: String
    let message: String
    let allowed: [String]
    let problems: [BodyProblem]?
  }

  let error: Content

  init(_ code: String, _ message: String, allowed: [String], problems: [BodyProblem]? = nil) {
    error = Content(code: code, message: message, allowed: allowed, problems: problems)
  }
}

extension JSON {
  /// The sandbox's own values, where what has no value is left out.
  static let withoutNulls = JSON(names: .declared, nulls: .omitted)
}
