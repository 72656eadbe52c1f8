import Foundation
import Testing

@testable import Wire

/// A class hierarchy, areas, lists and values as the vendor's types have them.
private struct Crate: Codable, Equatable {
  var count: Int
  var note: String?
  var sealed: Date?
  var weight: Decimal?
  @ListLike var tags: [String]
  var sizes: [Int]
  var parts: [Part]
  var label: String
  var owner: Owner?

  struct Part: Codable, Equatable {
    var name: String
  }

  struct Owner: Codable, Equatable {
    var name: String?
    var isKnown: Bool?
  }
}

@Suite struct XMLTests {
  private static let schema = XMLSchema(
    areas: "urn:s:", accepted: ["urn:s:"], listRoots: ["All"],
    shapes: [
      XMLShape(
        Crate.self, .area("Own"),
        bases: [.init(.area("Lowest"), ["label"]), .init(.area("Base"), ["owner", "parts"])], items: ["tags": "Tag"],
        nillable: ["note"], alsoRead: ["Box"]),
      XMLShape(Crate.Part.self, .area("Base")), XMLShape(Crate.Owner.self),
    ])
  private let xml = XML(schema: schema)
  private static let declarations =
    #" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance""#

  private func text(_ value: some Encodable) throws -> String {
    String(decoding: try xml.encode(value), as: UTF8.self)
      .replacing(#"<?xml version="1.0"?>"#, with: "").replacing(Self.declarations, with: "")
  }

  private func read<Value: Decodable>(_ type: Value.Type, _ text: String) throws(ReadingFailure) -> Value {
    try xml.decode(type, from: Array(text.utf8))
  }

  private func failure<Value: Decodable>(_ type: Value.Type, _ text: String) -> ReadingFailure? {
    do {
      _ = try read(type, text)
      return nil
    } catch {
      return error
    }
  }

  private let crate = Crate(
    count: 2, note: nil, sealed: nil, weight: nil, tags: ["a", "b"], sizes: [1, 20], parts: [.init(name: "lid")],
    label: "L", owner: .init(name: nil, isKnown: nil))

  private static let written = #"""
    <Label xmlns="urn:s:Lowest">L</Label>\#
    <Owner xmlns="urn:s:Base"><IsKnown xsi:nil="true" xmlns="" /></Owner>\#
    <Parts xmlns="urn:s:Base"><Part><Name>lid</Name></Part></Parts>\#
    <Count>2</Count><Note xsi:nil="true" /><Weight xsi:nil="true" />\#
    <Tags><Tag>a</Tag><Tag>b</Tag></Tags><Sizes><int>1</int><int>20</int></Sizes>
    """#

  @Test func `members of base classes stand first, in their classes' namespaces`() throws {
    #expect(try text(crate) == #"<Crate xmlns="urn:s:Own">"# + Self.written + "</Crate>")
  }

  @Test func `the members of a list's elements each declare their namespace`() throws {
    #expect(
      try text([Crate.Part(name: "a"), .init(name: "")])
        == #"<ArrayOfPart><Part><Name xmlns="urn:s:Base">a</Name></Part><Part><Name xmlns="urn:s:Base" /></Part></ArrayOfPart>"#
    )
  }

  @Test func `a root declares the schema's namespaces after the prolog`() throws {
    #expect(
      String(decoding: try xml.encode([Crate.Part]()), as: UTF8.self)
        == #"<?xml version="1.0"?><ArrayOfPart\#(Self.declarations) />"#)
  }

  @Test func `scalars are roots by .NET's names`() throws {
    #expect(try text(true) == "<boolean>true</boolean>")
    #expect(try text(5) == "<int>5</int>")
    #expect(try text("a") == "<string>a</string>")
    #expect(try text("") == "<string />")
    #expect(try text(["a", "b"]) == "<ArrayOfString><string>a</string><string>b</string></ArrayOfString>")
    #expect(try text([1]) == "<ArrayOfInt><int>1</int></ArrayOfInt>")
    #expect(try text([Decimal(15) / 10]) == "<ArrayOfDecimal><decimal>1.5</decimal></ArrayOfDecimal>")
    #expect(try text(Crate.Part?.none) == #"<Part xsi:nil="true" />"#)
    #expect(try text(Crate.Part?.some(.init(name: "x"))) == #"<Part xmlns="urn:s:Base"><Name>x</Name></Part>"#)
  }

  @Test func `a type that says nothing of XML is called as in Swift, outside any namespace`() throws {
    #expect(
      try text(Leg(leg: 1, trackingReferences: ["T"], carrierName: nil))
        == "<Leg><Leg>1</Leg><TrackingReferences><string>T</string></TrackingReferences></Leg>")
  }

  @Test func `a dictionary is refused`() {
    #expect(throws: EncodingError.self) { try xml.encode(["a": 1]) }
  }

  @Test func `containers that are written to in turns are refused in XML too`() {
    struct Turns: Encodable {
      func encode(to encoder: any Encoder) throws {
        var list = encoder.unkeyedContainer()
        var first = list.nestedUnkeyedContainer()
        var second = list.nestedUnkeyedContainer()
        try second.encode(1)
        try first.encode(1)
      }
    }
    #expect(throws: EncodingError.self) { try xml.encode(Turns()) }
  }

  @Test func `members of every type are written, or nil`() throws {
    let text = try text(Everything(bool: false, double: 0.5, int: -7, uint64: .max, decimal: 5, list: [], leg: nil))
    #expect(
      text.hasPrefix(
        #"<Everything><Bool>false</Bool><Double>0.5</Double><Float xsi:nil="true" /><Int>-7</Int><Int8 xsi:nil="true" />"#
      ))
    #expect(
      text.hasSuffix(
        #"<Uint64>18446744073709551615</Uint64><Uint128 xsi:nil="true" /><Decimal>5</Decimal><List /></Everything>"#))
  }

  // MARK: - Reading

  @Test func `what is written is read back`() throws {
    #expect(try xml.decode(Crate.self, from: xml.encode(crate)) == crate)
    let full = Crate(
      count: -1, note: " <a&b> ", sealed: nil, weight: Decimal(-25) / 100, tags: [], sizes: [],
      parts: [], label: "", owner: .init(name: "O", isKnown: true))
    #expect(try xml.decode(Crate.self, from: xml.encode(full)) == full)
    #expect(try xml.decode([Crate].self, from: xml.encode([crate, full])) == [crate, full])
  }

  @Test func `elements are read in any order, below any of their roots, with and without namespace`() throws {
    let text =
      "<Box><Sizes/><sealed/><Parts><p:Anything xmlns:p='urn:s:Base'><Name>n</Name></p:Anything></Parts>"
      + "<Count> 3 </Count><Label> l </Label></Box>"
    let strict = XML(schema: Self.schema, isStrict: true)
    #expect(throws: ReadingFailure.self) { try strict.decode(Crate.self, from: Array(text.utf8)) }
    let crate = try read(Crate.self, text)
    #expect(crate.sealed == nil)
    #expect(crate.count == 3)
    #expect(crate.label == " l ")
    #expect(crate.parts == [.init(name: "n")])
    #expect(crate.tags == [])
  }

  @Test(arguments: [
    ("1", 1), ("-0", 0), ("+5", 5), (" 1.50 \n", Decimal(15) / 10), (".5", Decimal(5) / 10), ("5.", 5), ("1e2", 100),
    ("1E-1", Decimal(1) / 10), ("00000000000000000000000000000000000000001", 1),
  ])
  func `a decimal is read as XML Schema writes it`(text: String, value: Decimal) throws {
    #expect(try read(Decimal.self, "<decimal>\(text)</decimal>") == value)
  }

  @Test(arguments: [("true", true), ("1", true), (" false ", false), ("0", false)])
  func `a boolean is read as XML Schema writes it`(text: String, value: Bool) throws {
    #expect(try read(Bool.self, "<boolean>\(text)</boolean>") == value)
  }

  @Test func `a list may be called after its elements or as the schema says, a scalar after its type`() throws {
    #expect(try read([String].self, "<ArrayOfString><string>a</string><string /></ArrayOfString>") == ["a", ""])
    #expect(try read([Int].self, "<All><x>1</x><x>2</x></All>") == [1, 2])
    #expect(try read(String.self, "<string>a</string>") == "a")
    #expect(failure([String].self, "<List/>")?.reason == "line 1: the root must be <ArrayOfString> or <All>")
    #expect(failure(String.self, "<int/>")?.path == "/int")
  }

  @Test func `nil is no value, and no value where one is needed is named`() throws {
    let owner = try read(
      Crate.Owner.self,
      #"<Owner xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><IsKnown i:nil="true" /><Name i:nil="1"/></Owner>"#)
    #expect(owner == .init(name: nil, isKnown: nil))
    #expect(failure(Crate.Part.self, "<Part/>")?.path == "/Part/Name")
  }

  @Test func `numbers of every type are read within their bounds`() throws {
    let text =
      "<Everything><Int8>-128</Int8><UInt8>255</UInt8><Uint64>18446744073709551615</Uint64><Double>1e300</Double>"
      + "<Float>0.5</Float><List><int>0</int></List></Everything>"
    let everything = try read(Everything.self, text)
    #expect(everything.int8 == -128)
    #expect(everything.uint64 == .max)
    #expect(everything.double == 1e300)
    #expect(everything.list == [0])
    #expect(
      failure(Everything.self, "<Everything><Int8>128</Int8></Everything>")?.reason
        == "line 1: '128' is not a whole number from -128 to 127")
    #expect(failure(Everything.self, "<Everything><Double>inf</Double></Everything>")?.path == "/Everything/Double")
  }

  @Test func `64 elements inside one another are read, and 65 are not`() {
    func nested(_ levels: Int) -> String {
      String(repeating: "<Crate>", count: levels) + String(repeating: "</Crate>", count: levels)
    }
    #expect(failure(Crate.Owner.self, "<Owner>\(nested(63))</Owner>") == nil)
    #expect(failure(Crate.Owner.self, "<Owner>\(nested(64))</Owner>")?.problem == .tooDeepXML(limit: 64, line: 1))
  }

  @Test func `every beginning of a document is refused, and none of its changed bytes stops the process`() throws {
    let bytes = try xml.encode([crate, crate])
    for end in 0..<bytes.count {
      #expect(throws: ReadingFailure.self) { try xml.decode([Crate].self, from: Array(bytes[..<end])) }
    }
    for place in bytes.indices {
      for byte: UInt8 in [0x00, 0x3C, 0x3E, 0x26, 0x20, 0x80, 0xFF] {
        var changed = bytes
        changed[place] = byte
        _ = try? xml.decode([Crate].self, from: changed)
      }
    }
  }
}
