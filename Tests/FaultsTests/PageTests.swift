import Foundation
import Testing

@testable import Faults

/// `docs/faults.md` says what the code does.
@Suite struct `The page on faults` {
  private static var page: String {
    get throws {
      let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/faults.md")
      return try String(contentsOf: file, encoding: .utf8)
    }
  }

  @Test func `has a row for every magic value, in order, and no other`() throws {
    let rows = try Self.page.split(separator: "\n").filter { $0.hasPrefix("| `\(MagicValue.prefix)") }.map(String.init)
    #expect(
      rows
        == MagicValue.table.map {
          "| `\($0.text)` | `\($0.postcode)` | \($0.actsOn) | \($0.provokes) | \($0.outcome) |"
        })
  }

  @Test func `has a row for every action`() throws {
    let page = try Self.page
    let start = try #require(page.range(of: "| `then` |")?.upperBound)
    let rows = page[start...].prefix(upTo: try #require(page.range(of: "`commit` decides")?.lowerBound))
    let named = rows.split(separator: "\n").filter { $0.hasPrefix("| `") }.flatMap { row in
      row.dropFirst(2).split(separator: "|")[0].split(separator: ",").map { $0.trimmingCharacters(in: ["`", " "]) }
    }
    #expect(named == FaultRule.Action.names)
  }

  @Test func `has an example that is a rule`() throws {
    let example = try #require(Self.page.firstMatch(of: /-d '(\{"name".*\})'/)).1
    #expect(try rule(String(example)).when.times == 2)
  }
}
