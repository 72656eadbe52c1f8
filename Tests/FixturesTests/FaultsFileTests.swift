import BuiltInFixtures
import Faults
import Foundation
import Testing
import Wire

@testable import Fixtures

@Suite struct `A file of faults` {
  private func load(_ text: String) throws -> [FaultRule] {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".json")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    do throws(FixtureProblems) {
      return try FaultsFile.load(path: file.path) { rule in
        rule.then.error == "Known" || rule.then.error == nil
          ? [] : [FaultProblem(path: "then.error", reason: "there is no such code")]
      }
    } catch {
      throw Mistakes(lines: error.all.map { "\($0.path): \($0.problem)\($0.cure.isEmpty ? "" : "; \($0.cure)")" })
    }
  }

  private struct Mistakes: Error { let lines: [String] }

  @Test func `is a list, or an object with one`() throws {
    let rules = try load(#"[{"then":{"status":503}},{"name":"b","then":{"error":"Known"}}]"#)
    #expect(rules.map(\.then.status) == [503, nil])
    #expect(try load(#"{"$schema":"x","faults":[{"then":{"delay":{"uniform":["PT1S","PT2S"]}}}]}"#).count == 1)
    #expect(try load("[]").isEmpty)
  }

  @Test(arguments: [
    (
      #"{"then":{"status":503}}"#,
      ["then: this member is unknown; allowed: faults", "faults: this member is missing; a list is needed"]
    ),
    (
      #"[{"thn":{}}]"#,
      [
        "[0].thn: this member is unknown; did you mean 'then'? allowed: name, match, when, then",
        "[0].then: this member is missing; an object is needed",
      ]
    ),
    (
      #"[{"then":{"status":503}},{"then":{"status":99,"delay":"soon"}}]"#,
      [
        "[1].then.delay: 'soon' is no span of time like PT0.5S or PT2M, up to a day"
      ]
    ),
    (
      #"{"faults":[{"then":{"status":99}},{"then":{"error":"Unheard"}}]}"#,
      [
        "faults[0].then.status: a whole number from 200 to 599 is needed",
        "faults[1].then.error: there is no such code",
      ]
    ),
    (
      #"[{"when":{"nth":"1"},"then":{"commit":"losst"}}]"#,
      [
        "[0].when.nth: a whole number is needed, not a text",
        "[0].then.commit: 'losst' is unknown; did you mean 'lost'? allowed: lost, before, late",
      ]
    ),
    ("{", [": this is not JSON at line 1, column 2; a member's name in quotes is expected"]),
  ])
  func `has every mistake named at once`(text: String, lines: [String]) {
    let mistakes = #expect(throws: Mistakes.self) { try load(text) }
    #expect(mistakes?.lines == lines)
  }

  @Test func `has a schema that names what a rule has`() throws {
    let definitions = try #require(try JSONNode(parsing: BuiltInFixtures.faultsSchema).member("$defs"))
    func names(_ definition: String) -> [String] {
      definitions.member(definition)?.member("properties")?.members.map(\.name) ?? []
    }
    #expect(names("rule") == ["name", "match", "when", "then"])
    #expect(names("then") == FaultRule.Action.names)
    #expect(Set(names("match")) == Set(Mirror(reflecting: FaultRule.Match()).children.compactMap(\.label)))
    #expect(Set(names("when")) == Set(Mirror(reflecting: FaultRule.Condition()).children.compactMap(\.label)))
  }
}
