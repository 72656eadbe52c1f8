import Faults
import HTTPCore
import Journal

/// A criterion that no request can meet.
struct MatchProblem {
  /// From the match's own members on.
  let member: String
  let value: String
  let problem: RequestPattern.Problem

  /// Those of a match; `path` is as it was written, before its parameters became wildcards, and `operations` are all that there are, none
  /// where nobody knows.
  static func all(of match: Match, path: String?, _ operations: [String]) -> [MatchProblem] {
    let operation = match.operation.flatMap { pattern in
      let problem = RequestPattern.problem(
        ofOperation: pattern.description, among: operations, matches: pattern.matches)
      return problem.map { MatchProblem(member: "operation", value: pattern.description, problem: $0) }
    }
    let method = match.method.flatMap { pattern in
      let problem = RequestPattern.problem(ofMethod: pattern.description, matches: pattern.matches)
      return problem.map { MatchProblem(member: "method", value: pattern.description, problem: $0) }
    }
    let path = path.flatMap { pattern in
      RequestPattern.problem(ofPath: pattern).map { MatchProblem(member: "path", value: pattern, problem: $0) }
    }
    return [operation, method, path, match.fault.flatMap(slip)].compactMap(\.self)
  }

  /// A magic value that somebody has misspelt: none is called so.
  private static func slip(_ fault: TextPattern) -> MatchProblem? {
    let text = fault.description
    guard !text.contains("*"), let nearest = UnknownMagic(text)?.nearest else { return nil }
    return MatchProblem(
      member: "fault", value: text, problem: RequestPattern.Problem("this is no magic value", nearest: nearest))
  }

  static func all(ofFields names: [String]) -> [MatchProblem] {
    names.compactMap { name in
      RequestPattern.problem(ofFieldName: name).map {
        MatchProblem(member: "header.\(name)", value: name, problem: $0)
      }
    }
  }

  /// In a body, below the path of the match.
  func body(at path: String) -> BodyProblem {
    BodyProblem(
      path: "\(path).\(member)", value: "\"\(value.prefix(60))\"", problem: problem.reason,
      allowed: problem.allowed.isEmpty ? nil : problem.allowed, nearest: problem.nearest)
  }
}
