import Contract
import Fixtures
import HTTPCore
import HTTPTypes
import Routing
import Sandbox
import Testing
import Wire

@testable import VendorAPI

/// The OpenAPI documents that clients are made from: what generators stumble over is not in them.
@Suite struct ServedDocumentTests {
  static let kinds = [ApiVersion.version1point1, .version1].flatMap { version in
    DocumentKind.Format.allCases.map { DocumentKind(apiVersion: version, format: $0) }
  }

  private static func document(_ kind: DocumentKind) throws -> JSONValue {
    let clock = ClockSetting.frozen(try #require(DateTimeOffset(Caller.frozen)))
    let description = SurfaceDescription(
      settings: VendorSettings(), template: WorldTemplate { Fixtures.builtInWorld(clock: clock, seed: 1) },
      version: "1.2.3")
    return try JSONValue(parsing: try #require(description.document(server: "http://localhost:8080", kind)))
  }

  /// Every object of the document but for what stands in examples.
  private static func objects(in value: JSONValue) -> [JSONValue] {
    switch value {
    case .object(let members): [value] + members.flatMap { $0.name == "example" ? [] : objects(in: $0.value) }
    case .list(let elements): elements.flatMap(objects)
    case .string, .number, .boolean, .null: []
    }
  }

  @Test(arguments: kinds)
  func `a document has one version, one media type, and no schema that a generator trips over`(
    kind: DocumentKind
  ) throws {
    let document = try Self.document(kind)
    #expect(document["openapi"] == (kind.format == .version3point0 ? "3.0.3" : "3.1.0"))
    let check = SchemaCheck(document: document)
    for object in Self.objects(in: document) {
      guard case .object(let members) = object else { continue }
      #expect(object["additionalProperties"] != false)
      #expect(object["application/xml"] == nil && object["text/xml"] == nil)
      if let target = object["$ref"] { #expect(check.resolve(target) != nil, "\(target)") }
      if case .list(let choices)? = object["anyOf"] {
        #expect(choices.count == 2 && choices.contains(.object([("type", "null")])), "\(object)")
      }
      if kind.format == .version3point0 {
        #expect(object["anyOf"] == nil && object["type"] != "null")
        if case .list? = object["type"] { Issue.record("\(members.map(\.name))") }
      }
    }
    guard case .object(let schemas)? = document["components"]?["schemas"] else { throw Missing() }
    let names = schemas.map(\.name)
    #expect(names.count > 40 && Set(names).count == names.count)
    let operations = Operation.all.map(\.name)
    for name in names {
      #expect(!operations.contains { name == $0 || name == $0 + "Request" || name == $0 + "Response" }, "\(name)")
      #expect(name != "ApiError" && !name.hasSuffix("V1"))
    }
  }

  private struct Missing: Error {}

  @Test(arguments: kinds)
  func `every member of every schema is told in one sentence`(kind: DocumentKind) throws {
    guard case .object(let schemas)? = try Self.document(kind)["components"]?["schemas"] else { throw Missing() }
    var count = 0
    for (name, schema) in schemas {
      guard case .object(let members)? = schema["properties"] else { continue }
      for (member, value) in members {
        count += 1
        guard case .string(let words)? = value["description"] else {
          Issue.record("\(name).\(member) has no description")
          continue
        }
        #expect(
          words.wholeMatch(of: /[A-Z][^\n]*[^.]\./) != nil && !words.contains(". "), "\(name).\(member): \(words)")
        if kind.format == .version3point0 { #expect(value["$ref"] == nil, "3.0 reads nothing beside a reference") }
      }
    }
    #expect(count > 1000)
  }

  @Test func `every sentence is some member's`() throws {
    var used: Set<String> = []
    for version in [ApiVersion.version1point1, .version1] {
      var document = SurfaceDocument(settings: VendorSettings(), versions: [version]) { _ in nil }
      let value = try document.value(version: "1.2.3", server: "http://localhost:8080")
      guard case .object(let schemas)? = value["components"]?["schemas"] else { throw Missing() }
      for (name, schema) in schemas {
        let type = name.hasSuffix("Input") ? String(name.dropLast(5)) : name
        guard case .object(let members)? = schema["properties"] else { continue }
        for (member, _) in members {
          used.insert(MemberWords.keys.contains("\(type).\(member)") ? "\(type).\(member)" : member)
        }
      }
    }
    #expect(MemberWords.keys.filter { !used.contains($0) } == [])
  }

  @Test(arguments: [ApiVersion.version1point1, .version1])
  func `examples of answers are those of the document's version, and fit its schemas`(version: ApiVersion) throws {
    let document = try Self.document(DocumentKind(apiVersion: version))
    let check = SchemaCheck(document: document)
    var count = 0
    for operation in Operation.all {
      let entry = document["paths"]?[operation.pattern.template]?[operation.method.rawValue.lowercased()]
      guard case .object(let responses)? = entry?["responses"] else { throw Missing() }
      for (_, response) in responses {
        guard let media = response["content"]?["application/json"], let schema = media["schema"],
          let example = media["example"]
        else { continue }
        count += 1
        #expect(check.objections(to: example, against: schema) == [], "\(operation.name)")
      }
    }
    #expect(count > 40)
    let names = document["components"]?["parameters"]?["apiVersion"]?["schema"]?["enum"]
    #expect(names == .list(version == .version1 ? ["1", "1.0"] : ["1.1"]))
    #expect(document["components"]?["parameters"]?["apiVersion"]?["required"] == .boolean(version == .version1))
    let weight = document["components"]?["schemas"]?["Weight"]?["properties"]?["Kg"]
    #expect((weight != nil) == (version == .version1))
  }

  @Test func `both kinds of a 404 fit its one schema`() throws {
    let document = try Self.document(DocumentKind())
    let check = SchemaCheck(document: document)
    let schema = try #require(
      document["components"]?["responses"]?["notFound"]?["content"]?["application/json"]?["schema"])
    for path in ["/consignments/EC-999-999-999", "/labels/EC-000-05B-MMA/gif/%FF"] {
      let answer = try Caller().get(path)
      #expect(answer.status == 404)
      #expect(check.objections(to: try JSONValue(parsing: Array(answer.text.utf8)), against: schema) == [])
    }
  }

  @Test func `a body without a member that its schema needs is refused`() throws {
    let document = try Self.document(DocumentKind())
    let check = SchemaCheck(document: document)
    var count = 0
    for operation in Operation.all {
      let entry = document["paths"]?[operation.pattern.template]?[operation.method.rawValue.lowercased()]
      guard let schema = check.followed(entry?["requestBody"]?["content"]?["application/json"]?["schema"]),
        case .list(let needed)? = schema["required"], let example = operation.describe().example,
        let body = example.body
      else { continue }
      for case .string(let name) in needed {
        count += 1
        guard case .object(let members) = try JSONValue(parsing: Array(body.utf8)) else { throw Missing() }
        let less = try JSON.sandbox.encode(JSONValue.object(members.filter { $0.name != name }))
        #expect(members.contains { $0.name == name }, "\(operation.name): \(name)")
        let request = example.request(operation, key: "test-key", host: "localhost:8080")
        let answer = try Caller().send(request.head.method, request.head.path ?? "", bytes: less)
        #expect(answer.status == 400, "\(operation.name): \(name)")
      }
    }
    #expect(count >= 8)
  }

  /// What one type holds for several operations, of which some do not ask for it.
  private static let sharedMembers: Set = [
    "AllocateAllConsignmentsWithCarrierService MpdCarrierServiceReference",
    "AllocateAllConsignmentsWithServiceGroup MpdCarrierServiceGroupReference", "CreateCustomRole Name",
    "CreateAccount EmailAddress", "InviteAccount EmailAddress", "CreatePackageSize Reference",
    "CreateShippingLocation Reference",
    "CreateServiceGroup Reference", "AddPackage Value", "AddPackage Description",
    "UpdateConsignmentAddress AddressLine1", "UpdateConsignmentAddress Postcode",
    "UpdateConsignmentAddressOfTheKit AddressLine1", "UpdateConsignmentAddressOfTheKit Postcode",
    // An exception that cancels a collection has no times.
    "AddExceptionToCollectionCalendar CalendarOperationTimes",
  ]

  /// An address is one of several, of which one is asked for; a country may be named by any of its codes; a package's size has a weight.
  private static let alternatives: Set = [
    "AddressType", "ShippingLocationReference", "IsoCode", "TwoLetterCode", "Weight",
  ]

  @Test func `a member without which a body is refused is one that its schema needs`() throws {
    let document = try Self.document(DocumentKind())
    let check = SchemaCheck(document: document)
    var count = 0
    for operation in Operation.all {
      let entry = document["paths"]?[operation.pattern.template]?[operation.method.rawValue.lowercased()]
      guard let schema = entry?["requestBody"]?["content"]?["application/json"]?["schema"],
        let example = operation.describe().example, let text = example.body
      else { continue }
      let body = try JSONValue(parsing: Array(text.utf8))
      let request = example.request(operation, key: "test-key", host: "localhost:8080")
      for (name, less) in Self.optionalMembers(of: body, schema, check) {
        count += 1
        guard !Self.alternatives.contains(name), !Self.sharedMembers.contains("\(operation.name) \(name)") else {
          continue
        }
        let answer = try Caller().send(
          request.head.method, request.head.path ?? "", bytes: try JSON.sandbox.encode(less))
        let isMissed = answer.details.contains { $0.hasSuffix("is required") || $0.hasSuffix("is missing") }
        #expect(answer.status != 400 || !isMissed, "\(operation.name): \(name): \(answer.details)")
      }
    }
    #expect(count >= 100)
  }

  /// Each member of the body that its schema does not need, with the body without it.
  private static func optionalMembers(
    of body: JSONValue, _ schema: JSONValue, _ check: SchemaCheck
  ) -> [(name: String, body: JSONValue)] {
    var followed = check.followed(schema)
    // What may be null as well.
    if case .list(let choices)? = followed?["anyOf"] { followed = check.followed(choices.first) }
    guard let schema = followed else { return [] }
    switch body {
    case .list(let elements):
      guard let items = schema["items"], let first = elements.first else { return [] }
      return optionalMembers(of: first, items, check).map { ($0.name, .list([$0.body] + elements.dropFirst())) }
    case .object(let members):
      let needed: [JSONValue] = if case .list(let names)? = schema["required"] { names } else { [] }
      return members.indices.flatMap { index in
        let member = members[index]
        var less = members
        less.remove(at: index)
        let without = needed.contains(.string(member.name)) ? [] : [(member.name, JSONValue.object(less))]
        let inside = schema["properties"]?[member.name].map { optionalMembers(of: member.value, $0, check) } ?? []
        return without
          + inside.map { deeper in
            var changed = members
            changed[index].value = deeper.body
            return (deeper.name, .object(changed))
          }
      }
    default: return []
    }
  }
}
