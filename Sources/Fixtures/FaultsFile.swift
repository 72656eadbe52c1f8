package import Contract
package import Faults

/// A list of fault rules in a file, for every new world.
package enum FaultsFile {
  /// Reads a JSON file with a list of rules, or with one under `faults`.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - now: what relative dates are counted from.
  ///   - nameProblems: what is wrong with the names of the vendor's that a rule uses.
  /// - Returns: the rules in their order, without a mistake.
  /// - Throws: every mistake.
  package static func load(
    path: String, now: DateTimeOffset = .machine, nameProblems: (FaultRule) -> [FaultProblem]
  ) throws(FixtureProblems) -> [FaultRule] {
    var reader = FixtureReader(now: now)
    reader.read(try FixtureFile.read(path), file: path, expecting: .faults)
    for (place, rule) in reader.faults {
      for problem in rule.problems + nameProblems(rule) {
        reader.note(path, "\(place).\(problem.path)", problem.reason)
      }
    }
    if reader.faults.count > FaultBook.mostRules {
      reader.note(path, "", "there are \(reader.faults.count) rules", "at most \(FaultBook.mostRules) are taken")
    }
    guard reader.mistakes.all.isEmpty else { throw reader.mistakes }
    return reader.faults.map(\.rule)
  }
}
