import Foundation
import Testing

@testable import sortedpro_sandbox

@Suite struct OptionsPageTests {
  @Test func `the page's table of options is the program's`() throws {
    let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "docs/options.md")
    let lines = String(decoding: try Data(contentsOf: page), as: UTF8.self).split(separator: "\n").map(String.init)
    let heading = try #require(lines.firstIndex(of: "| Flag | Environment | Default | Meaning |"))
    let rows = lines[(heading + 2)...].prefix { $0.hasPrefix("|") }
    #expect(Array(rows) == Setting.allCases.map(Self.row))
  }

  private static func row(_ setting: Setting) -> String {
    let standard =
      switch setting.row.standard {
      case .nothing: "–"
      case .value(let text): "`\(text)`"
      case .words(let text): text
      }
    return "| `\(setting.flag)` | `\(setting.variable)` | \(standard) | \(setting.row.meaning) |"
  }
}
