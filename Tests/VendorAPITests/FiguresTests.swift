import Contract
import Foundation
import Testing

@testable import VendorAPI

/// How much is imitated, and how much of it is held against the vendor's documents: the table of docs/operations.md, counted.
@Suite struct FiguresTests {
  private static let tests = URL(filePath: #filePath).deletingLastPathComponent()

  private static func count(_ folder: String, _ ending: String) throws -> Int {
    try FileManager.default.contentsOfDirectory(atPath: tests.appending(path: folder).path)
      .count { $0.hasSuffix(ending) }
  }

  private static func figures() throws -> [String] {
    let (steps, states) = (StateMatrixTests.steps.count, ConsignmentState.allCases.count)
    // Two of them have tests of their own.
    let codes = Set(ErrorCatalogueTests.rows.map(\.code)).union([
      "OperationFailedException", "AllocationFailedException",
    ])
    return [
      "| Operations | \(Operation.all.count) |", "| Error codes, each got by a request | \(codes.count) |",
      "| Calls in each of \(states) states | \(steps) × \(states) = \(steps * states) |",
      "| Printed JSON answers, member for member in order | \(DocumentedExamplesTests.examples.count) |",
      "| Printed XML, element by element | \(try count("XML", ".xml")) |",
      "| Requests that are taken, byte for byte | \(try count("../HTTP1Tests/Accepted", ".http")) |",
      "| Requests that are refused, byte for byte | \(try count("../HTTP1Tests/Refused", ".http")) |",
    ]
  }

  @Test func `the page of operations has the figures that are counted`() throws {
    let page = try Ledger.text(of: "docs/operations.md")
    for figure in try Self.figures() { #expect(page.contains("\n\(figure)\n"), "\(figure)") }
  }
}
