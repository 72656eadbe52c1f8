import Foundation
import HTTPTypes

@testable import VendorAPI

/// The operations that a document of this repository names in one of its tables, told apart by whether they are served.
///
/// A row names its operations in its second column, each between backticks as `METHOD /path`. It is served unless its third column begins
/// with "**not served**".
struct Ledger {
  private(set) var served: Set<String> = []
  private(set) var notServed: Set<String> = []
  /// Rows that name no operation, and names that are none: each would hide an operation from the comparison.
  private(set) var unreadable: [String] = []
  /// The same operation a second time.
  private(set) var repeated: [String] = []

  /// Reads every table of `text` that has this heading row.
  init(_ text: String, heading: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for place in lines.indices where lines[place] == heading {
      for row in lines[place...].dropFirst(2).prefix(while: { $0.hasPrefix("|") }) { read(row) }
    }
  }

  /// A file at the root of the repository.
  static func text(of name: String) throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return String(decoding: try Data(contentsOf: root.appending(path: name)), as: UTF8.self)
  }

  /// What a ledger has to say of the operations to be right about them.
  func disagreements(with operations: [(method: String, path: String)]) -> [String] {
    let routes = Set(operations.map { Self.normal($0.method, $0.path) })
    return unreadable.map { "unreadable: \($0)" } + repeated.map { "named twice: \($0)" }
      + routes.subtracting(served).sorted().map { "served, and not named as served: \($0)" }
      + served.subtracting(routes).sorted().map { "named as served, and no route has it: \($0)" }
  }

  /// Method and path as they compare: in lower case, parameters without their names, no slash at the end.
  static func normal(_ method: String, _ path: String) -> String {
    let segments = path.lowercased().split(separator: "/").map { segment in
      guard segment.first == "{", segment.last == "}" else { return String(segment) }
      return segment.hasSuffix("*}") ? "{*}" : "{}"
    }
    return method + " /" + segments.joined(separator: "/")
  }

  private mutating func read(_ row: Substring) {
    let cells = row.split(separator: "|", omittingEmptySubsequences: false).dropFirst().map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    guard cells.count >= 4 else { return unreadable.append(String(row)) }
    // Every other piece stands between backticks.
    let pieces = cells[1].split(separator: "`", omittingEmptySubsequences: false)
    let names = pieces.indices.filter { $0 % 2 == 1 }.map { pieces[$0] }
    if names.isEmpty || pieces.count % 2 == 0 { unreadable.append(String(row)) }
    for name in names {
      let words = name.split(separator: " ", omittingEmptySubsequences: false)
      guard words.count == 2, ["GET", "POST", "PUT", "DELETE"].contains(words[0]), words[1].hasPrefix("/") else {
        unreadable.append(String(name))
        continue
      }
      let operation = Self.normal(String(words[0]), String(words[1]))
      let isNew =
        cells[2].hasPrefix("**not served**") ? notServed.insert(operation).inserted : served.insert(operation).inserted
      if !isNew || (served.contains(operation) && notServed.contains(operation)) { repeated.append(operation) }
    }
  }
}
