package import Text

/// One thing that is wrong with the fixtures, where it is, and what would be right.
package struct FixtureProblem: Equatable, Sendable {
  /// The file as the user named it.
  package let file: String
  /// As `carrierServices[3].rates[0].zone`; empty for the whole file.
  package let path: String
  /// What is wrong.
  package let problem: String
  /// What is allowed, or how to mend it; empty when the problem says so already.
  package let cure: String
  /// The same for programs.
  package let alternatives: Alternatives

  package init(
    file: String, path: String = "", problem: String, cure: String = "", alternatives: Alternatives = .none
  ) {
    self.file = file
    self.path = path
    self.problem = problem
    self.cure = cure
    self.alternatives = alternatives
  }
}

/// One line: `file: JSON path: what is wrong; what is allowed`.
extension FixtureProblem: CustomStringConvertible {
  package var description: String {
    let place = path.isEmpty ? file : "\(file): \(path)"
    return (cure.isEmpty ? "\(place): \(problem)" : "\(place): \(problem); \(cure)").onOneLine
  }
}

/// Why fixtures were not loaded: every mistake of every file, in the order of the files.
package struct FixtureProblems: Error, Equatable, Sendable {
  package private(set) var all: [FixtureProblem] = []
  /// What would be taken though it may be meant otherwise.
  package private(set) var warnings: [FixtureProblem] = []

  package init(_ all: [FixtureProblem] = [], warnings: [FixtureProblem] = []) {
    self.all = all
    self.warnings = warnings
  }

  /// A file of another kind may be wrong everywhere, and nobody reads on.
  static let most = 1000

  /// Whether looking for more would be in vain.
  var isFull: Bool { all.count > Self.most }

  /// Notes one more mistake; of those beyond the thousandth only that there are some.
  mutating func note(
    _ file: String, _ path: String, _ problem: String, _ cure: String = "", alternatives: Alternatives = .none
  ) {
    if all.count < Self.most {
      all.append(
        FixtureProblem(file: file, path: path, problem: problem, cure: cure, alternatives: alternatives))
    } else if all.count == Self.most {
      all.append(FixtureProblem(file: file, problem: "there are further mistakes", cure: "mend those above first"))
    }
  }

  /// Notes others too, and their warnings.
  package mutating func note(_ others: FixtureProblems) {
    for mistake in others.all {
      note(mistake.file, mistake.path, mistake.problem, mistake.cure, alternatives: mistake.alternatives)
    }
    warnings += others.warnings
  }
}

extension FixtureProblems: CustomStringConvertible {
  package var description: String { all.map(\.description).joined(separator: "\n") }
}

extension String {
  /// Text from a file, between quotation marks and cut to a length that a line bears.
  var quoted: String { utf8.count > 60 ? "'\(prefix(60))…'" : "'\(self)'" }

  /// The text with every control character escaped, so that no file can write a second line.
  fileprivate var onOneLine: String {
    guard unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else { return self }
    return unicodeScalars.map { scalar in
      scalar.properties.generalCategory == .control ? scalar.escaped(asASCII: true) : String(scalar)
    }.joined()
  }
}
