import Faults
import HTTPCore
import Routing

extension FaultRule.Match {
  /// What no request can meet, the operation apart.
  var problems: [FaultProblem] {
    let method = method.flatMap { pattern in
      RequestPattern.problem(ofMethod: pattern.text, matches: pattern.matches).map {
        FaultProblem("match.method", pattern.text, $0)
      }
    }
    let fields = (header?.wanted ?? [:]).keys.sorted().compactMap { name in
      RequestPattern.problem(ofFieldName: name).map { FaultProblem("match.header.\(name)", name, $0) }
    }
    return [method, path.flatMap(Self.problem)].compactMap(\.self) + fields
  }

  /// A part in braces is one of a route as it is documented.
  private static func problem(ofPath pattern: Wildcard) -> FaultProblem? {
    if let problem = RequestPattern.problem(ofPath: pattern.text) {
      return FaultProblem("match.path", pattern.text, problem)
    }
    guard pattern.text.contains("{") else { return nil }
    let routes = Operation.all.map(\.pattern.description)
    guard !routes.contains(where: pattern.matches) else { return nil }
    return FaultProblem(path: "match.path", reason: FaultNames.unknown("route", pattern.text, among: routes))
  }
}

extension FaultProblem {
  fileprivate init(_ path: String, _ value: String, _ problem: RequestPattern.Problem) {
    let meant = problem.nearest.map { "; did you mean '\($0)'?" } ?? ""
    let allowed = problem.allowed.isEmpty ? "" : "; allowed: \(problem.allowed.joined(separator: ", "))"
    self.init(path: path, reason: "\(problem.reason): '\(value.prefix(60))'\(meant)\(allowed)")
  }
}
