import Foundation
import Testing

/// What `docs/swift.md` and the tutorial show stands in Examples/Swift, which is compiled and run by itself.
@Suite struct DocumentationTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: root.appending(path: path)), as: UTF8.self)
  }

  private static let example = "Examples/Swift/Tests/WarehouseTests/WarehouseTests.swift"
  private static let manifest = "Examples/Swift/Package.swift"
  private static let resources = "Sources/SortedPROSandbox/SortedPROSandbox.docc/Resources"

  @Test func `every block of Swift on the page stands in the example`() throws {
    let page = try Self.text("docs/swift.md")
    let code = try Self.text(Self.example) + Self.text(Self.manifest)
    let blocks = page.components(separatedBy: "```swift\n").dropFirst().map { $0.components(separatedBy: "```")[0] }
    #expect(blocks.count == 3)
    for block in blocks { #expect(code.contains(block), "\(block)") }
  }

  @Test func `the tutorial ends with the example, and each step shows a part of it`() throws {
    let steps = try FileManager.default.contentsOfDirectory(atPath: Self.root.appending(path: Self.resources).path)
      .filter { $0.hasSuffix("Tests.swift") }.sorted()
    let example = try Self.text(Self.example)
    #expect(try steps.last.map { try Self.text("\(Self.resources)/\($0)") } == example)
    let lines = example.split(separator: "\n", omittingEmptySubsequences: false)
    for step in steps {
      let shown = try Self.text("\(Self.resources)/\(step)").split(separator: "\n", omittingEmptySubsequences: false)
      // A step ends where the suite ends, wherever that is.
      let body = shown.dropLast(2)
      #expect(Array(lines.prefix(body.count)) == Array(body), "\(step)")
    }
    #expect(try Self.text("\(Self.resources)/01-Package.swift") == Self.text(Self.manifest))
  }
}
