import HTTPTypes
import Routing
import Testing
import Wire

@testable import ControlAPI

/// The control surface's document says of everything in it what it is.
@Suite struct ControlWordsTests {
  private struct Missing: Error {}

  private static func document() throws -> JSONValue {
    var document = ControlDocument()
    return try document.value(version: "1.2.3", server: "http://localhost:8080")
  }

  /// The members of the schemas, each with its place.
  private static func members(of document: JSONValue) throws -> [(place: String, value: JSONValue)] {
    guard case .object(let schemas)? = document["components"]?["schemas"] else { throw Missing() }
    return schemas.flatMap { name, schema -> [(String, JSONValue)] in
      guard case .object(let members)? = schema["properties"] else { return [] }
      return members.map { ("\(name).\($0.name)", $0.value) }
    }
  }

  /// The operations, each with its name.
  private static func operations(of document: JSONValue) throws -> [(name: String, value: JSONValue)] {
    try ControlOperation.all.map { operation in
      let path = document["paths"]?[operation.pattern.template]
      guard let value = path?[operation.method.rawValue.lowercased()] else { throw Missing() }
      return (operation.name, value)
    }
  }

  private static func check(_ words: JSONValue?, of place: String) {
    guard case .string(let words)? = words else {
      Issue.record("\(place) has no description")
      return
    }
    #expect(words.wholeMatch(of: /[A-Z`\d][^\n]*[^.]\./) != nil && !words.contains(". "), "\(place): \(words)")
  }

  @Test func `every member of every schema is told in one sentence`() throws {
    let members = try Self.members(of: try Self.document())
    for (place, value) in members { Self.check(value["description"], of: place) }
    #expect(members.count > 400)
  }

  @Test func `every schema is told in one sentence`() throws {
    guard case .object(let schemas)? = try Self.document()["components"]?["schemas"] else { throw Missing() }
    for (name, schema) in schemas { Self.check(schema["description"], of: name) }
    #expect(schemas.count > 90)
  }

  @Test func `every operation, parameter and answer is told in one sentence`() throws {
    for (name, operation) in try Self.operations(of: try Self.document()) {
      guard case .string(let summary)? = operation["summary"], case .list(let parameters)? = operation["parameters"],
        case .object(let responses)? = operation["responses"]
      else { throw Missing() }
      #expect(!summary.isEmpty, "\(name)")
      for parameter in parameters {
        guard case .string(let own)? = parameter["name"] else { throw Missing() }
        guard case .string(let words)? = parameter["description"] else {
          Issue.record("\(name), \(own) has no description")
          continue
        }
        #expect(words.hasSuffix(".") && words != own, "\(name), \(own): \(words)")
      }
      for (status, response) in responses { Self.check(response["description"], of: "\(name), \(status)") }
    }
  }

  @Test func `every sentence is somebody's`() throws {
    let document = try Self.document()
    let keys = ControlWords().keys
    var used: Set<String> = []
    func stem(of name: Substring) -> String {
      var stem = name
      while stem.last?.isNumber == true { stem.removeLast() }
      if stem.hasSuffix("Input") { stem.removeLast(5) }
      return String(stem)
    }
    func note(_ member: String, of type: String) {
      used.insert(keys.contains("\(type).\(member)") ? "\(type).\(member)" : member)
    }
    guard case .object(let schemas)? = document["components"]?["schemas"] else { throw Missing() }
    for (name, _) in schemas { used.insert(stem(of: name[...])) }
    for (place, _) in try Self.members(of: document) {
      let parts = place.split(separator: ".")
      note(String(parts[1]), of: stem(of: parts[0]))
    }
    for operation in ControlOperation.all {
      for parameter in operation.pattern.parameters { note("{\(parameter.name)}", of: operation.name) }
      note("answer", of: operation.name)
    }
    #expect(keys.filter { !used.contains($0) } == [])
  }
}
