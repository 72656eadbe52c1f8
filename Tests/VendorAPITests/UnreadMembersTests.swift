import Contract
import Fixtures
import Foundation
import HTTPTypes
import Journal
import Sandbox
import Testing

@testable import VendorAPI

@Suite struct UnreadMembersTests {
  private static func unread(_ path: String, _ body: String, version: String? = nil) throws -> [String] {
    let tenants = Tenants(template: try Fixtures.builtIn.world(clock: .real, seed: 1), journals: JournalBook())
    var caller = Caller(tenants: tenants).with(key: "k")
    if let version { caller = caller.with("electio-api-version", version) }
    _ = caller.put(path, body)
    let journal = try #require(try tenants.tenant(keyField: "k", keyParameter: nil).journal)
    let entry = try #require(journal.entries().entries.first?.entry)
    return entry.unread.map { "\($0.path) \($0.nearest ?? "-")" }
  }

  @Test(arguments: [
    (#"{"ConsignmentReferences":["EC-000-05B-MMA"]}"#, []),
    (#"{"consignmentreferences":["EC-000-05B-MMA"]}"#, []),
    (#"{"ConsignmentReferences":[],"Consigment":1,"Colour":{"Red":1}}"#, ["Consigment -", "Colour -"]),
    (#"{"ConsignmentReference":["EC-000-05B-MMA"]}"#, ["ConsignmentReference ConsignmentReferences"]),
    ("[]", []), ("", []), ("{", []),
  ])
  func `members that the operation does not know are named`(body: String, expected: [String]) throws {
    #expect(try Self.unread("/allocation/allocate", body) == expected)
  }

  @Test func `deep inside a consignment, too`() throws {
    let body =
      #"{"Reference":"EC-000-05B-MMA","Packages":[{"Weight":{"Valu":1,"Unit":"Kg"}}],"Addresses":[{},{"Postcod":"M1"}]}"#
    #expect(
      try Self.unread("/consignments", body) == ["Packages[0].Weight.Valu Value", "Addresses[1].Postcod Postcode"])
  }

  @Test func `what the vendor's own clients send with every body stands behind a slip of the pen`() throws {
    let body = #"""
      {"Reference":"EC-000-05B-MMA","Addresses":[{"ContactName":"A","CacheDate":null,"Postcod":"M1",
       "Country":{"IsoCode":{"ThreeLetterCode":"GBR","NumericCode":"826","TwoLetterCode":"GB"}}}]}
      """#
    #expect(
      try Self.unread("/consignments", body) == [
        "Addresses[0].Postcod Postcode", "Addresses[0].ContactName -", "Addresses[0].CacheDate -",
        "Addresses[0].Country.IsoCode.ThreeLetterCode -", "Addresses[0].Country.IsoCode.NumericCode -",
      ])
  }

  @Test(
    arguments: [
      (#"{"ConsignmentReferences":["EC-000-05B-MMA"]}"#, "application/json", nil),
      (
        #"{"ConsignmentReference":["EC-000-05B-MMA"]}"#, "application/json",
        "ConsignmentReference (nearest: ConsignmentReferences)"
      ),
      (
        #"{"ConsignmentReferences":[],"Colour":{"Red":1},"consignmentreferencez":1}"#, "application/json",
        "Colour; consignmentreferencez (nearest: ConsignmentReferences)"
      ),
      (
        "<AllocateConsignmentsRequest><ConsignmentReferences><string>EC-000-05B-MMA</string></ConsignmentReferences></AllocateConsignmentsRequest>",
        "application/xml", nil
      ),
      (
        "<AllocateConsignmentsRequest><ConsignmentReference><string>EC-000-05B-MMA</string></ConsignmentReference></AllocateConsignmentsRequest>",
        "text/xml",
        "/AllocateConsignmentsRequest/ConsignmentReference (nearest: ConsignmentReferences)"
      ),
      ("{", "application/json", nil),
    ] as [(String, String, String?)])
  func `the answer's head names what nobody read, whatever the answer is`(
    body: String, type: String, expected: String?
  ) throws {
    let answer = try Caller().with("content-type", type).put("/allocation/allocate", body)
    #expect(answer.fields[.hint] == expected.map { "not read: \($0)" })
  }

  @Test func `a created consignment's misspelt members are named with their places, in XML as well`() throws {
    let body = """
      <Consignment><Packages><Package><Weight><Value>1</Value><Unit>Kg</Unit><Wieght>1</Wieght></Weight></Package></Packages>\
      <Tags/></Consignment>
      """
    let answer = try Caller().with("content-type", "application/xml").post("/consignments", body)
    let hint = answer.fields[.hint]
    #expect(hint == "not read: /Consignment/Packages/Package[1]/Weight/Wieght")
  }

  @Test func `operations that are assumed are those of which FIDELITY says so`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let page = String(decoding: try Data(contentsOf: root.appending(path: "FIDELITY.md")), as: UTF8.self)
    let paths = page.split(separator: "\n").map { $0.split(separator: "|").map(String.init) }
      .filter { $0.count >= 3 && $0[1].contains("`") && $0[2].hasPrefix(" assumed") && !$0[2].contains(";") }
      .map { $0[1] }.filter { $0.contains(" /") }
    #expect(paths.count == VendorAPI.assumedOperations.count, "\(paths)")
    for name in VendorAPI.assumedOperations.union(VendorAPI.obsoleteOperations.keys) {
      #expect(VendorAPI.operationNames.contains(name), "\(name)")
    }
  }
}
