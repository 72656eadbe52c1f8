import Contract
import Fixtures
import Sandbox
import Testing

/// contract/decisions.md, "Shapes" 1: what a request without a version header gets.
@Suite struct AutomaticVersionTests {
  private static let mma = "/consignments/EC-000-05B-MMA"
  private static let schemas = "http://electioapp.com/schemas/"

  /// Whether the key is answered in version 1.
  private static func isVersion1(_ caller: Caller) -> Bool {
    let text = caller.get(mma).text
    #expect(text.contains(#""Weight":{"Kg":"#) != text.contains(#""Weight":{"Value":"#))
    return text.contains(#""Weight":{"Kg":"#)
  }

  private static let smallest = CreateConsignmentTests.smallest()

  /// A create as only version 1 has it, though its members be nonsense.
  @Test(arguments: [
    #"{"Packages":[{"Weight":{"Kg":0.5}}]}"#, #"{"Packages":[{"Weight":{"kg" : "0.5"}}]}"#,
    #"{"Packages":[{"Items":[{"UnitOfQuantity":2}]}]}"#, #"{"Packages":[{"Items":[{"itemUnit":"pair"}]}]}"#,
    #"{"VatRate":{"Rate":0.2}}"#, #"{"Packages":[{"Weight":{"Value":null,"Kg":0.5}}]}"#,
  ])
  func `a body that only version 1 has makes its key a key of version 1`(body: String) throws {
    let caller = try Caller()
    #expect(!Self.isVersion1(caller))
    _ = caller.post("/consignments", body)
    #expect(Self.isVersion1(caller))
    #expect(!Self.isVersion1(caller.with(key: "another")))
    #expect(!Self.isVersion1(caller.with("electio-api-version", "1.1")), "a header decides")
  }

  @Test(arguments: [
    smallest, #"{"Packages":[{"Weight":{"Value":0.5,"Unit":"Kg"},"Description":"\"Kg\":1"}]}"#,
    #"{"Packages":[{"Weight":{"Value":0.5,"Unit":"Kg","Kg":null}}]}"#, #"{"Packages":[{"Description":"Kg"}]}"#,
    #"["Kg","#, "\"Kg", "\"Kg\"", "\"Kg\":", "",
  ])
  func `any other body leaves its key as it is`(body: String) throws {
    let caller = try Caller()
    _ = caller.post("/consignments", body)
    #expect(!Self.isVersion1(caller))
  }

  @Test func `the answer to that body is in version 1 already`() throws {
    let caller = try Caller()
    let body = Self.smallest.replacing(#""Weight":{"Value":0.5,"Unit":"Kg"}"#, with: #""Weight":{"Kg":0.5}"#)
    let quotes = caller.post("/quotes", body)
    #expect(quotes.status == 201)
    #expect(quotes.text.contains(#""VatRate":"#) && !quotes.text.contains(#""TaxRate":"#))
    let answer = caller.put("/allocation/allocate", #"{"ConsignmentReferences":["EC-000-05B-MMA"]}"#)
    #expect(answer.list.first?["IsSuccess"] as? Bool == true)
  }

  @Test func `a header settles nothing for requests without one`() throws {
    let caller = try Caller()
    #expect(Self.isVersion1(caller.with("electio-api-version", "1")))
    #expect(!Self.isVersion1(caller))
  }

  @Test func `a reset makes the key what it was`() throws {
    let clock = try #require(DateTimeOffset(Caller.frozen))
    let tenants = Tenants(template: try Fixtures.builtIn.world(clock: .frozen(clock), seed: 1))
    let caller = Caller(tenants: tenants)
    _ = caller.post("/consignments", #"{"Packages":[{"Weight":{"Kg":0.5}}]}"#)
    #expect(Self.isVersion1(caller))
    try tenants.reset(keyField: "test-key", keyParameter: nil)
    #expect(!Self.isVersion1(caller))
  }

  @Test(arguments: [ApiVersion.version1, .version1point1])
  func `a server of one version answers in that, whatever is sent`(version: ApiVersion) throws {
    let caller = try Caller(apiVersion: version)
    for body in [#"{"Packages":[{"Weight":{"Kg":0.5}}]}"#, Self.smallest] {
      _ = caller.post("/consignments", body)
      #expect(Self.isVersion1(caller) == (version == .version1))
    }
  }

  @Test(arguments: [
    (#" xmlns="\#(schemas)v1/MPD.Electio.SDK.DataTypes.Consignments""#, true),
    (#" xmlns="\#(schemas)v1.1/MPD.Electio.SDK.DataTypes.Consignments""#, false), ("", false),
  ])
  func `a body in XML is answered by its namespace`(namespace: String, isVersion1: Bool) throws {
    let caller = try Caller().with("Content-Type", "application/xml")
    let answer = caller.put(
      "/allocation/allocate",
      "<AllocateConsignmentsRequest\(namespace)><ConsignmentReferences><string>EC-000-05B-MMA</string>"
        + "</ConsignmentReferences></AllocateConsignmentsRequest>")
    #expect(answer.status == 200)
    #expect((answer.list.first?["IsSuccess"] as? Bool == true) == isVersion1, "\(answer.text)")
    #expect(Self.isVersion1(caller) == isVersion1)
  }

  @Test func `a body in XML without a namespace is known by its elements`() throws {
    let caller = try Caller().with("Content-Type", "text/xml")
    _ = caller.post("/consignments", "<CreateConsignmentRequest><Weight><Kg /></Weight></CreateConsignmentRequest>")
    #expect(!Self.isVersion1(caller))
    _ = caller.post("/consignments", "<CreateConsignmentRequest><Weight><Kg>1</Kg></Weight></CreateConsignmentRequest>")
    #expect(Self.isVersion1(caller))
  }

  @Test func `the namespace of a body stands above what its key has sent before`() throws {
    let caller = try Caller()
    _ = caller.post("/consignments", #"{"Packages":[{"Weight":{"Kg":0.5}}]}"#)
    let answer = caller.with("Content-Type", "application/xml").put(
      "/allocation/allocate",
      #"<AllocateConsignmentsRequest xmlns="\#(Self.schemas)v1.1/MPD.Electio.SDK.DataTypes.Consignments"><ConsignmentReferences>"#
        + "<string>EC-000-05B-MMA</string></ConsignmentReferences></AllocateConsignmentsRequest>")
    #expect(answer.list.first?["StatusCode"] as? Int == 200, "\(answer.text)")
    #expect(Self.isVersion1(caller))
  }
}
