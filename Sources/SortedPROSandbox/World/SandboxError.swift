/// What the control surface refused, with its own facts. Nothing was done then.
public struct SandboxError: Error, Equatable, Sendable {
  /// What is wrong with one member of what was sent.
  public struct Problem: Codable, Equatable, Sendable {
    /// As `then.delay`; empty for the whole.
    public let path: String
    /// What stands there, as JSON, cut to 60 characters; nil when nothing does.
    public let value: String?
    public let problem: String
    /// What may stand there, where that can be listed.
    public let allowed: [String]?
    /// What was probably meant.
    public let nearest: String?
  }

  /// Of the answer: 400, 404, 409 …
  public let status: Int
  /// One word: `bodyNotAllowed`, `snapshotNotFound` …
  public let code: String
  public let message: String
  /// What is allowed instead, or known.
  public let allowed: [String]
  /// Each member at fault, when the body is.
  public let problems: [Problem]

  init(status: Int, code: String, message: String, allowed: [String] = [], problems: [Problem] = []) {
    self.status = status
    self.code = code
    self.message = message
    self.allowed = allowed
    self.problems = problems
  }
}

extension SandboxError: CustomStringConvertible {
  /// `400 bodyNotAllowed: …`, then a line for each problem.
  public var description: String {
    (["\(status) \(code): \(message)"]
      + problems.map { problem in
        "  \(problem.path.isEmpty ? "" : "\(problem.path): ")\(problem.problem)"
          + (problem.problem.contains("did you mean")
            ? "" : problem.nearest.map { " (did you mean '\($0)'?)" } ?? "")
      }).joined(separator: "\n")
  }
}
