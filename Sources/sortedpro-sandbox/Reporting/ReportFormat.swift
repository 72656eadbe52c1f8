import Wire

/// How findings are written for those who read them.
enum ReportFormat: String, CaseIterable, Sendable {
  case text, json, junit, markdown

  /// - Parameters:
  ///   - findings: the gravest first.
  ///   - expectations: what was expected; what is not met is among the findings, too.
  ///   - failing: from which severity on one is a failure.
  /// - Returns: whole lines.
  func written(
    _ findings: [ReportedFinding], _ expectations: [ReportedExpectation] = [], failing: ReportedFinding.Severity?
  ) -> String {
    switch self {
    case .text: Self.text(findings)
    case .json: Self.json(findings, expectations)
    case .junit: Self.junit(findings, met: expectations.filter(\.isMet), failing: failing)
    case .markdown: Self.markdown(findings)
    }
  }

  private static func text(_ findings: [ReportedFinding]) -> String {
    guard !findings.isEmpty else { return "no findings\n" }
    return findings.map { finding in
      OneLine.escaped(
        "\(finding.severity.rawValue) \(finding.kind): \(finding.message) \(finding.advice)\(requests(finding, " (request ", ")"))"
      ) + "\n"
    }.joined()
  }

  private static func json(_ findings: [ReportedFinding], _ expectations: [ReportedExpectation]) -> String {
    let items = findings.map { finding in
      JSONValue.object([
        ("world", .string(finding.world)), ("kind", .string(finding.kind)),
        ("severity", .string(finding.severity.rawValue)), ("subject", .string(finding.subject)),
        ("message", .string(finding.message)), ("advice", .string(finding.advice)),
        ("requests", .list(finding.requests.map(JSONValue.number))),
      ])
    }
    let expected = expectations.map { expectation in
      JSONValue.object([
        ("world", .string(expectation.world)), ("name", .string(expectation.name)),
        ("verdict", .string(expectation.verdict)), ("message", .string(expectation.message)),
      ])
    }
    let report = JSONValue.object([("findings", .list(items)), ("expectations", .list(expected))])
    let bytes = (try? JSON.sandbox.encode(report)) ?? []
    return String(decoding: bytes, as: UTF8.self) + "\n"
  }

  /// A test case for each expectation and each finding; those that fail the run are failures, and expectations that were not met always are.
  private static func junit(
    _ findings: [ReportedFinding], met: [ReportedExpectation], failing: ReportedFinding.Severity?
  ) -> String {
    func fails(_ finding: ReportedFinding) -> Bool {
      finding.isExpectation || failing.map { finding.severity.rank >= $0.rank } ?? false
    }
    let failures = findings.filter(fails).count
    let counts = "tests=\"\(max(1, findings.count + met.count))\" failures=\"\(failures)\" errors=\"0\""
    var lines = [
      #"<?xml version="1.0" encoding="UTF-8"?>"#, "<testsuites \(counts)>",
      #"  <testsuite name="sortedpro-sandbox findings" \#(counts) skipped="0">"#,
    ]
    if findings.isEmpty, met.isEmpty {
      lines.append(#"    <testcase classname="sortedpro-sandbox" name="no findings"/>"#)
    }
    for finding in findings {
      let name = escaped("\(finding.isExpectation ? Self.expectation : finding.kind): \(finding.subject)")
      lines.append(#"    <testcase classname="sortedpro-sandbox.\#(escaped(finding.world))" name="\#(name)">"#)
      let detail = escaped(finding.advice + requests(finding, " Request ", "."))
      if fails(finding) {
        lines.append(
          #"      <failure type="\#(finding.severity.rawValue)" message="\#(escaped(finding.message))">\#(detail)</failure>"#
        )
      } else {
        lines.append("      <system-out>\(escaped(finding.message)) \(detail)</system-out>")
      }
      lines.append("    </testcase>")
    }
    lines += met.map {
      #"    <testcase classname="sortedpro-sandbox.\#(escaped($0.world))" name="\#(Self.expectation): \#(escaped($0.name))"/>"#
    }
    lines += ["  </testsuite>", "</testsuites>", ""]
    return lines.joined(separator: "\n")
  }

  /// What the case of an expectation is called, met or not, so that a CI server sees one and the same.
  private static let expectation = "expectation"

  /// A table for a job's summary.
  private static func markdown(_ findings: [ReportedFinding]) -> String {
    guard !findings.isEmpty else { return "### SortedPRO Sandbox: no findings\n" }
    let rows = findings.map { finding in
      let cells = [
        finding.severity.rawValue, finding.kind, finding.message, finding.advice,
        finding.requests.joined(separator: ", "),
      ]
      return "| " + cells.map(cell).joined(separator: " | ") + " |\n"
    }
    return "### SortedPRO Sandbox: \(findings.count) finding(s)\n\n"
      + "| Severity | Kind | What was seen | What to do | Requests |\n|---|---|---|---|---|\n" + rows.joined()
  }

  private static func requests(_ finding: ReportedFinding, _ before: String, _ behind: String) -> String {
    finding.requests.isEmpty ? "" : before + finding.requests.joined(separator: ", ") + behind
  }

  /// Nothing that a request contains may become a tag or a link.
  private static func cell(_ text: String) -> String {
    var result = ""
    for scalar in OneLine.escaped(text).unicodeScalars {
      switch scalar {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "|", "\\", "`", "*", "_", "[", "]", "!", "#": result += "\\" + String(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// - Source: XML 1.0, sections 2.2 and 2.4.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in OneLine.escaped(text).unicodeScalars {
      switch scalar {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "\"": result += "&quot;"
      case "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
