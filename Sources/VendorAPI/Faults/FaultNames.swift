package import Faults
import Text

/// The names of the vendor's that a rule may use.
package enum FaultNames {
  /// The vendor's operations.
  package static let operations = Operation.all.map(\.name)

  /// The codes of documented errors.
  package static let codes = VendorFailure.codes

  /// What a rule names and there is not.
  package static func problems(of rule: FaultRule) -> [FaultProblem] {
    var problems: [FaultProblem] = []
    if let operation = rule.match.operation, !operations.contains(where: operation.matches) {
      problems.append(
        FaultProblem(
          path: "match.operation", reason: unknown("operation", operation.text, among: operations),
          alternatives: Alternatives(to: operation.text, among: operations)))
    }
    problems += rule.match.problems
    if let code = rule.then.error, !codes.contains(code) {
      problems.append(
        FaultProblem(
          path: "then.error", reason: unknown("error code", code, among: codes),
          alternatives: Alternatives(to: code, among: codes)))
    }
    return problems
  }

  static func unknown(_ kind: String, _ name: String, among names: [String]) -> String {
    // Whoever writes a part of a name means one that begins so.
    let letters = NearestName.letters(name)
    let alike = names.filter { known in
      let opening = Array(NearestName.letters(known).prefix(letters.count))
      return EditDistance.between(letters, opening) <= letters.count / 3
    }
    let ranked = NearestName.ranked(name, among: alike.isEmpty ? names : alike, spelling: { $0 })
    let nearest = ranked.prefix(3).map { "'\($0.name)'" }
    return "there is no \(kind) '\(name.prefix(60))'; nearest: \(nearest.joined(separator: ", "))"
  }
}
