import RawStructuredFieldValues

/// The request header `Sandbox-Fault`: a rule in one line, an RFC 9651 dictionary.
///
/// `Sandbox-Fault: delay=0.5, status=503, retry-after=2, times=1`
package enum FaultHeader {
  package static let name = "Sandbox-Fault"

  /// Why a header is no rule, in words for people.
  package struct Failure: Error, Equatable, Sendable {
    package let reason: String

    package init(reason: String) { self.reason = reason }
  }

  /// - Parameter text: the field's value; where it was sent several times, joined by commas.
  /// - Returns: the rule, for every request that brings it unless it says otherwise.
  /// - Throws: why it is none.
  package static func rule(_ text: String) throws(Failure) -> FaultRule {
    var parser = StructuredFieldValueParser(Array(text.utf8))
    guard let dictionary = try? parser.parseDictionaryFieldValue() else {
      throw Failure(
        reason: "it is no dictionary of RFC 9651, as 'delay=0.5, status=503, retry-after=2' or 'commit=lost' is")
    }
    var rule = FaultRule(then: FaultRule.Action())
    for (key, member) in dictionary {
      guard let known = HeaderMember(rawValue: key) else {
        throw Failure(reason: NotKnown.words(key, among: HeaderMember.allCases.map(\.rawValue)))
      }
      try known.read(HeaderValue(member, of: known), into: &rule)
    }
    if let problem = rule.problems.first {
      // `then.retryAfter` is `retry-after` here.
      let name = problem.path.split(separator: ".").dropFirst().first.map { $0.lowercased() }
      let member = HeaderMember.allCases.first { $0.rawValue.filter { $0 != "-" } == name }
      throw Failure(reason: member.map { "'\($0.rawValue)': \(problem.reason)" } ?? problem.reason)
    }
    return rule
  }
}
