import Wire

/// A finding as a running server tells it, and of whose world.
struct ReportedFinding: Sendable, Equatable {
  enum Severity: String, CaseIterable, Sendable {
    case notice, warning, error

    var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  let world: String
  let kind: String
  let severity: Severity
  let subject: String
  let message: String
  let advice: String
  let requests: [String]

  /// Whether it is an expectation that is not met.
  var isExpectation: Bool { kind == "expectationUnmet" }

  /// The findings in an answer of `GET /_sandbox/findings`; nil when it is none.
  static func all(in body: [UInt8], world: String) -> [ReportedFinding]? {
    guard let tree = try? JSONValue(parsing: body), case .list(let items)? = tree["findings"] else { return nil }
    return items.compactMap { item in
      guard case .string(let kind)? = item["kind"], case .string(let severity)? = item["severity"],
        let severity = Severity(rawValue: severity), case .string(let subject)? = item["subject"],
        case .string(let message)? = item["message"], case .string(let advice)? = item["advice"]
      else { return nil }
      var requests: [String] = []
      if case .list(let numbers)? = item["requests"] {
        requests = numbers.compactMap { if case .number(let digits) = $0 { digits } else { nil } }
      }
      return ReportedFinding(
        world: world, kind: kind, severity: severity, subject: subject, message: message, advice: advice,
        requests: requests)
    }
  }
}
