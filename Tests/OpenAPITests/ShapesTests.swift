import Testing
import Wire

@testable import OpenAPI

/// What types say of themselves when they are asked.
@Suite struct ShapesTests {
  private struct NoObject: Error {}
  private enum Colour: String, CaseIterable, Codable { case red = "Red", green = "Green" }
  private enum Level: Int, CaseIterable, Codable { case low, high }

  private struct Leaf: Codable {
    var name: String
    var colour: Colour?
    var level: Level
  }

  private struct Tree: Codable {
    var leaves: [Leaf]
    var height: Double
    var age: Int?
    var isTall: Bool
  }

  private static func leaf(isClosed: Bool, colour: Shape, colourIsRequired: Bool) -> Shape {
    .object(
      Shape.Object(
        name: "ShapesTestsLeaf",
        members: [
          Shape.Member(name: "Name", shape: .text, isRequired: true),
          Shape.Member(name: "Colour", shape: colour, isRequired: colourIsRequired),
          Shape.Member(name: "Level", shape: .codes([0, 1], name: "ShapesTestsLevel"), isRequired: true),
        ], isClosed: isClosed))
  }

  private static let colour = Shape.words(["Red", "Green"], name: "ShapesTestsColour")

  @Test func `what is read: a member that may be absent may be null, and others are ignored`() throws {
    #expect(
      try Shapes(.vendor).read(Leaf.self)
        == Self.leaf(isClosed: false, colour: .nullable(Self.colour), colourIsRequired: false))
  }

  @Test func `what is written: a member without a value is null, and there are no others`() throws {
    #expect(
      try Shapes(.vendor).written(Leaf.self)
        == Self.leaf(isClosed: true, colour: .nullable(Self.colour), colourIsRequired: true))
  }

  @Test func `what is written without nulls: a member without a value is absent`() throws {
    #expect(
      try Shapes(JSON(names: .pascalCase, nulls: .omitted)).written(Leaf.self)
        == Self.leaf(isClosed: true, colour: Self.colour, colourIsRequired: false))
  }

  @Test func `types inside one another are asked in turn, and names are spelt as they are written`() throws {
    guard case .object(let tree) = try Shapes(.sandbox).written(Tree.self) else { throw NoObject() }
    #expect(tree.members.map(\.name) == ["leaves", "height", "age", "isTall"])
    #expect(tree.members.map(\.isRequired) == [true, true, true, true])
    #expect(tree.members[0].shape == .list(try Shapes(.sandbox).written(Leaf.self)))
    #expect(tree.members.dropFirst().map(\.shape) == [.number, .nullable(.integer), .boolean])
  }

  private struct Sometimes: Codable {
    var list: [Int]

    enum CodingKeys: CodingKey { case list }

    init(from decoder: any Decoder) throws {
      list = try decoder.container(keyedBy: CodingKeys.self).decodeIfPresent([Int].self, forKey: .list) ?? []
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      if !list.isEmpty { try container.encode(list, forKey: .list) }
    }
  }

  @Test func `a member that is written only when there is something in it is not always there`() throws {
    guard case .object(let object) = try Shapes(.vendor).written(Sometimes.self) else {
      throw NoObject()
    }
    #expect(object.members == [Shape.Member(name: "List", shape: .list(.integer), isRequired: false)])
  }

  private struct Day: DescribedText {
    static let form = Shape.TextForm(pattern: "^[A-Z]$")
    static func form(_ userInfo: [CodingUserInfoKey: any Sendable]) -> Shape.TextForm {
      userInfo.isEmpty ? form : Shape.TextForm(pattern: "^[a-z]$")
    }
    static let specimen = Day()

    init() {}
    init(from decoder: any Decoder) throws {
      guard try decoder.singleValueContainer().decode(String.self).count == 1 else {
        throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "no day"))
      }
    }
    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      try container.encode("A")
    }
  }

  @Test func `a string of some form is described by it`() throws {
    let form = Shape.string(Shape.TextForm(pattern: "^[A-Z]$"))
    #expect(try Shapes(.vendor).read([Day].self) == .list(form))
    #expect(try Shapes(.vendor).written(Day.self) == form)
    #expect(try Shapes(.vendor).read(Day?.self) == .nullable(form))
  }

  @Test func `a form may be another in another spelling`() throws {
    let key = try #require(CodingUserInfoKey(rawValue: "case"))
    let shapes = Shapes(JSON(names: .declared, userInfo: [key: true]))
    #expect(try shapes.written(Day.self) == .string(Shape.TextForm(pattern: "^[a-z]$")))
  }

  private struct OneWay: Encodable { var name: String }

  @Test func `a type that can only be written and shows no specimen is refused`() {
    #expect(throws: EncodingError.self) { try Shapes(.vendor).written(OneWay.self) }
  }
}

@Suite struct ComponentsTests {
  private static func object(_ name: String, _ members: [(String, Shape)], isClosed: Bool = true) -> Shape {
    .object(
      Shape.Object(
        name: name, members: members.map { Shape.Member(name: $0.0, shape: $0.1, isRequired: true) },
        isClosed: isClosed))
  }

  private static func reference(_ name: String) -> JSONValue {
    .object([("$ref", .string("#/components/schemas/\(name)"))])
  }

  @Test func `a shape with a name stands once among the schemas, however often it is met`() {
    var components = Components()
    let leaf = Self.object("Leaf", [("Name", .text)])
    #expect(components.schema(of: leaf) == Self.reference("Leaf"))
    #expect(
      components.schema(of: .list(leaf)) == .object([("type", "array"), ("items", Self.reference("Leaf"))]))
    #expect(
      components.all
        == .object([
          (
            "Leaf",
            .object([
              ("type", "object"), ("required", .list(["Name"])),
              ("properties", .object([("Name", .object([("type", "string")]))])), ("additionalProperties", false),
            ])
          )
        ]))
  }

  @Test func `other shapes of one name get endings, and in the end numbers`() {
    var components = Components()
    #expect(components.schema(of: Self.object("Leaf", [("A", .text)]), ending: "V1") == Self.reference("Leaf"))
    #expect(components.schema(of: Self.object("Leaf", [("B", .text)]), ending: "V1") == Self.reference("LeafV1"))
    #expect(components.schema(of: Self.object("Leaf", [("C", .text)]), ending: "V1") == Self.reference("LeafV12"))
    #expect(components.schema(of: Self.object("Leaf", [("B", .text)])) == Self.reference("LeafV1"))
  }

  @Test(arguments: [
    (Shape.nullable(.text), JSONValue.object([("type", .list(["string", "null"]))])),
    (
      .nullable(.words(["A"], name: nil)),
      .object([
        (
          "anyOf",
          .list([
            .object([("type", "string"), ("enum", .list(["A"]))]), .object([("type", "null")]),
          ])
        )
      ])
    ),
    (
      .any([.integer, .boolean]),
      .object([
        (
          "anyOf",
          .list([.object([("type", "integer"), ("format", "int64")]), .object([("type", "boolean")])])
        )
      ])
    ),
    (.anything, .object([])), (.nullable(.anything), .object([])),
    (.string(Shape.TextForm(format: "date-time")), .object([("type", "string"), ("format", "date-time")])),
  ])
  func `shapes without a name stand where they are met`(shape: Shape, schema: JSONValue) {
    var components = Components()
    #expect(components.schema(of: shape) == schema)
    #expect(components.all == .object([]))
  }

  @Test func `one of several that are the same is that`() {
    #expect(Shape.either([.text, .text]) == .text)
    #expect(Shape.either([.text, .integer, .text]) == .any([.text, .integer]))
  }
}
