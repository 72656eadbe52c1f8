import Contract
import Foundation
import OpenAPI
import Testing
import Wire

@testable import VendorAPI

/// Every member of every body that an operation reads, sent in every way in which .NET's clients may spell it.
@Suite struct LiberalReadingTests {
  /// What is sent, and the published spelling of what is meant.
  private struct Spelling {
    let what: String
    let sent: JSONValue
    let meant: JSONValue
  }

  private static var bodies: [(name: String, type: any Decodable.Type)] {
    var seen: Set<String> = []
    return Operation.all.compactMap { operation in
      let type: (any Decodable.Type)? =
        switch operation.describe().body {
        case .none: nil
        case .required(let type), .optional(let type): type
        }
      return type.flatMap { seen.insert("\($0)").inserted ? ("\($0)", $0) : nil }
    }
  }

  // MARK: - Samples

  private static let texts = [
    "2019-06-14T09:00:00+00:00", "2019-06-14T09:00:00", "09:00:00", "+01:00", "1:00", "Inbound, Outbound", "Scheduled",
    "Flammable", "Dangerous", "Origin", "Gift", "DDP", "17",
  ]

  private func sample(of shape: Shape) throws -> JSONValue {
    switch shape {
    case .anything: .object([])
    case .string(let form) where form.format == "date-time": .string(Self.texts[0])
    case .string(let form):
      if let pattern = form.pattern {
        .string(try #require(Self.texts.first { $0.range(of: pattern, options: .regularExpression) != nil }))
      } else {
        .string("17")
      }
    case .integer, .number: .number("7")
    case .boolean: true
    case .words(let words, _): .string(try #require(words.first))
    case .codes(let codes, _): .integer(try #require(codes.first))
    case .list(let shape): .list([try sample(of: shape)])
    case .dictionary(let shape): .object([("17", try sample(of: shape))])
    case .object(let object): .object(try object.members.map { ($0.name, try sample(of: $0.shape)) })
    case .nullable(let shape): try sample(of: shape)
    case .any(let shapes): try sample(of: try #require(shapes.first))
    }
  }

  // MARK: - Spellings

  private func spellings(of shape: Shape) throws -> [Spelling] {
    let meant = try sample(of: shape)
    func other(_ what: String, _ sent: JSONValue) -> Spelling { Spelling(what: what, sent: sent, meant: meant) }
    switch shape {
    case .string(let form) where form == Shape.TextForm(): return [other("a number for text", .number("17"))]
    case .integer, .number: return [other("a number in quotes", "7")]
    case .boolean: return [other("a Boolean in quotes", "True"), other("a number for a Boolean", 1)]
    case .words(let words, _): return [other("a name in small letters", .string(words[0].lowercased()))]
    case .list(let shape):
      return try spellings(of: shape).map { Spelling(what: $0.what, sent: .list([$0.sent]), meant: .list([$0.meant])) }
    case .nullable(let shape):
      let empty = shape == .text ? [] : [Spelling(what: "empty text for null", sent: "", meant: .null)]
      return try spellings(of: shape) + empty
    case .object(let object): return try spellings(of: object)
    case .any(let shapes): return try spellings(of: try #require(shapes.first))
    case .string, .codes, .dictionary, .anything: return []
    }
  }

  private func spellings(of object: Shape.Object) throws -> [Spelling] {
    let members = try object.members.map { (name: $0.name, value: try sample(of: $0.shape)) }
    return try object.members.indices.flatMap { place in
      func with(_ member: (name: String, value: JSONValue)) -> JSONValue {
        .object(members[..<place] + [member] + members[(place + 1)...])
      }
      let (name, value) = members[place]
      let inside = try spellings(of: object.members[place].shape).map {
        Spelling(
          what: "\(name): \($0.what)", sent: with((name, $0.sent)), meant: with((name, $0.meant)))
      }
      let twice = JSONValue.object([(name, .list([.list([])]))] + members)
      return inside + [
        Spelling(what: "\(name) in capitals", sent: with((name.uppercased(), value)), meant: .object(members)),
        Spelling(what: "\(name) twice", sent: twice, meant: .object(members)),
      ]
    }
  }

  // MARK: - Tests

  private func decoded<Value: Decodable>(
    _ type: Value.Type, _ value: JSONValue, _ version: ApiVersion, _ reading: VendorSettings.Reading = .liberal
  ) throws -> Value {
    var asked = AskedMembers()
    return try BodyFormat.json.decode(
      type, from: JSON.sandbox.encode(value), version: version, encoding: nil, reading: reading, asked: &asked)
  }

  private func written(_ value: some Decodable, _ version: ApiVersion) throws -> String {
    // What is only ever read has no other form.
    guard let value = value as? any Encodable else { return "\(value)" }
    return String(decoding: try JSON.vendor(version).encode(value), as: UTF8.self)
  }

  private func check<Value: Decodable>(_ type: Value.Type, _ version: ApiVersion) throws -> Int {
    let shape = try Shapes(JSON.vendor(version)).read(type)
    _ = try decoded(type, sample(of: shape), version, .strict)
    let spellings = try spellings(of: shape)
    for spelling in spellings {
      let sent = try decoded(type, spelling.sent, version)
      let meant = try decoded(type, spelling.meant, version)
      #expect(try written(sent, version) == written(meant, version), "\(type), \(spelling.what)")
      #expect(throws: ReadingFailure.self, "\(type), \(spelling.what)") {
        try decoded(type, spelling.sent, version, .strict)
      }
    }
    return spellings.count
  }

  @Test(arguments: [ApiVersion.version1, .version1point1])
  func `every member of every body is read as Json.NET reads it, and strictly only as published`(
    version: ApiVersion
  ) throws {
    var counts: [Int] = []
    for body in Self.bodies { counts.append(try check(body.type, version)) }
    // The larger bodies have many members.
    #expect(counts.count >= 14)
    #expect(counts.reduce(0, +) > 500)
  }

  /// XML has nowhere to say these (contract/95-audit.md, D15 and D16).
  private static let inJSONAlone: Set = ["IsCached", "RegionCode", "ThreeLetterCode", "NumericCode"]

  private func checkXML<Value: Decodable>(_ type: Value.Type, _ version: ApiVersion) throws {
    let shape = try Shapes(JSON.vendor(version)).read(type)
    let value = try decoded(type, sample(of: shape).without(Self.inJSONAlone), version)
    guard let encodable = value as? any Encodable else { return }
    let meant = try written(value, version)
    let document = String(decoding: try XML.vendor(version).encode(encodable), as: UTF8.self)
    func read(_ text: String) throws -> String {
      var asked = AskedMembers()
      let again = try BodyFormat.applicationXML.decode(
        type, from: Array(text.utf8), version: version, encoding: nil, reading: .liberal, asked: &asked)
      return try written(again, version)
    }
    #expect(try read(document) == meant, "\(type)")
    for leaf in document.matches(of: /<([A-Za-z]+)( [^>]*)?>([^<>]+)<\/[A-Za-z]+>/) {
      let (name, fields, text) = (leaf.output.1, leaf.output.2 ?? "", leaf.output.3)
      var others = ["<\(name.uppercased())\(fields)>\(text)</\(name.uppercased())>"]
      if text == "true" { others += ["True", " 1 "].map { "<\(name)\(fields)>\($0)</\(name)>" } }
      if Int(text) == 7 { others.append("<\(name)\(fields)>\n 7.0e0</\(name)>") }
      for other in others where name != "string" {
        if Int(text) == 7, other.contains("e0"),
          (try? read(document.replacingCharacters(in: leaf.range, with: other))) == nil
        {
          // Whole numbers have no exponent in XML.
          let whole = other.replacing("7.0e0", with: " +7 ")
          #expect(try read(document.replacingCharacters(in: leaf.range, with: whole)) == meant, "\(type), \(other)")
          continue
        }
        #expect(try read(document.replacingCharacters(in: leaf.range, with: other)) == meant, "\(type), \(other)")
      }
    }
  }

  @Test(arguments: [ApiVersion.version1, .version1point1])
  func `every body reads the same from XML as from JSON, whatever the case of its names`(version: ApiVersion) throws {
    for body in Self.bodies where !body.name.hasPrefix("Array<") { try checkXML(body.type, version) }
  }

  @Test(arguments: ["allocateconsignmentsrequest", "ALLOCATECONSIGNMENTSREQUEST"])
  func `an XML root counts in any case where reading is liberal, and strictly as it is`(root: String) throws {
    let body = "<\(root)><ConsignmentReferences><string>EC-000-05B-MMA</string></ConsignmentReferences></\(root)>"
    #expect(try read(body, .liberal).consignmentReferences == ["EC-000-05B-MMA"])
    #expect(throws: ReadingFailure.self) { try read(body, .strict) }
  }

  private func read(_ body: String, _ reading: VendorSettings.Reading) throws -> AllocateConsignmentsRequest {
    var asked = AskedMembers()
    return try BodyFormat.applicationXML.decode(
      AllocateConsignmentsRequest.self, from: Array(body.utf8), version: .version1point1, encoding: nil,
      reading: reading, asked: &asked)
  }

  @Test func `an empty element is no value where there may be none, whatever would stand in it`() throws {
    let body =
      "<CreateOrderRequest><RequiredDeliveryDate/><requesteddeliverydate></requesteddeliverydate></CreateOrderRequest>"
    let order = try XML.vendor(.version1point1).decode(CreateOrderRequest.self, from: Array(body.utf8))
    #expect(order.requiredDeliveryDate == nil && order.requestedDeliveryDate == nil)
  }
}

extension JSONValue {
  /// Without the members of these names, at any depth.
  fileprivate func without(_ names: Set<String>) -> JSONValue {
    switch self {
    case .object(let members):
      .object(members.filter { !names.contains($0.name) }.map { ($0.name, $0.value.without(names)) })
    case .list(let elements): .list(elements.map { $0.without(names) })
    case .string, .number, .boolean, .null: self
    }
  }
}
