import Allocation
import Contract
import Fixtures
import Foundation
import Sandbox
import Testing

@testable import VendorAPI

@Suite struct CustomsDocumentsTests {
  private static let newYork = "EC-000-0US-001"
  private static let lyon = "EC-000-0FR-001"
  private static let mma = "EC-000-05B-MMA"

  private static func package(_ caller: Caller, _ reference: String) throws -> String {
    let packages = caller.get("/consignments/\(reference)").object["Packages"] as? [[String: Any]]
    return try #require(packages?.first?["Reference"] as? String)
  }

  private static func isDocument(_ base64: Any?) -> Bool {
    guard let text = base64 as? String, let data = Data(base64Encoded: text) else { return false }
    return data.starts(with: Data("%PDF-1.".utf8))
  }

  @Test func `the commercial invoice is base64 in a JSON string`() throws {
    let caller = try LabelsTests.allocated(Self.newYork)
    let answer = caller.get("/consignments/docs/commercialinvoice/\(Self.newYork)")
    #expect(answer.status == 200)
    #expect(Self.isDocument(answer.json))
    #expect(caller.get("/Consignments/Docs/CommercialInvoice/\(Self.newYork.lowercased())/").text == answer.text)
  }

  @Test func `where customs data are required there are no documents without them`() throws {
    var world = try Fixtures.builtIn.world(clock: .frozen(#require(DateTimeOffset(Caller.frozen))), seed: 1)
    for reference in [Self.newYork, Self.lyon] { _ = world.allocate(reference, to: .all) }
    world.demandCustomsData()
    let caller = Caller(tenants: Tenants(template: world)).with(key: "k")
    let answer = caller.get("/consignments/docs/\(Self.newYork)")
    #expect(answer.status == 404)
    #expect(answer.code == "CustomsDocumentNotFoundException")
    #expect(caller.get("/consignments/docs/\(Self.lyon)").status == 200)
    #expect(answer.text.contains("need DeclarationDate, DesignatedPersonResponsible, InvoiceDate, ShippersEORI"))
  }

  @Test(arguments: [(newYork, "CN22", "CN23"), (lyon, "CN23", "CN22")])
  func `up to 270 a package has CN22, beyond it CN23`(reference: String, form: String, other: String) throws {
    let caller = try LabelsTests.allocated(reference)
    let package = try Self.package(caller, reference)
    let answer = caller.get("/consignments/docs/\(form.lowercased())/\(reference)/\(package)")
    #expect(answer.status == 200)
    #expect(Self.isDocument(answer.json))
    let wrong = caller.get("/consignments/docs/\(other)/\(reference)/\(package)")
    #expect(wrong.status == 404)
    #expect(wrong.code == "CustomsDocumentNotFoundException")
    #expect(
      wrong.details == [
        "packageReference: Package \(package) needs \(form), not \(other): CN22 is for values up to 270"
      ])
  }

  @Test(arguments: [(newYork, "CN22"), (lyon, "CN23")])
  func `all documents come in the documented members, of the forms only the one that is needed`(
    reference: String, form: String
  ) throws {
    let caller = try LabelsTests.allocated(reference)
    let package = try Self.package(caller, reference)
    let answer = caller.get("/consignments/docs/\(reference)")
    #expect(answer.status == 200)
    let names = answer.text.matches(of: #/"([A-Za-z0-9]+)":/#).map { String($0.output.1) }
    #expect(names == ["CommercialInvoiceDocuments", "Key", "Value", "\(form)Documents", "Key", "Value"])
    let keys = answer.text.matches(of: #/"Key":"([^"]+)"/#).map { String($0.output.1) }
    #expect(keys == ["INV_\(reference)", "\(form)_\(package)"])
    let invoice = (answer.object["CommercialInvoiceDocuments"] as? [[String: String]])?.first?["Value"]
    #expect(invoice == caller.get("/consignments/docs/commercialinvoice/\(reference)").json as? String)
  }

  @Test func `documents change nothing, and are the same each time`() throws {
    let caller = try LabelsTests.allocated(Self.newYork)
    let before = caller.get("/consignments/\(Self.newYork)").text
    let first = caller.get("/consignments/docs/\(Self.newYork)").text
    try caller.travel(to: "2019-06-16T09:00:00Z")
    #expect(caller.get("/consignments/docs/\(Self.newYork)").text == first)
    #expect(caller.get("/consignments/\(Self.newYork)").text == before)
  }

  @Test(arguments: [
    "/consignments/docs/REF", "/consignments/docs/commercialinvoice/REF", "/consignments/docs/CN22/REF/EP-1",
  ])
  func `before allocation, within one country and for nobody there are no documents`(path: String) throws {
    let caller = try LabelsTests.allocated(Self.mma)
    func answer(_ reference: String) -> Caller.Answer {
      caller.get(path.replacingOccurrences(of: "REF", with: reference))
    }
    let early = answer(Self.newYork)
    #expect(early.status == 404)
    #expect(early.code == "CustomsDocumentNotFoundException")
    #expect(early.message == "Customs document not found for consignment reference '\(Self.newYork)'")
    #expect(early.details.first?.contains("in the state Unallocated; it must be Allocated, ") == true)
    let domestic = answer(Self.mma)
    #expect(domestic.status == 404)
    #expect(
      domestic.details == [
        "consignmentReference: Consignment \(Self.mma) stays in one country and needs no customs documents"
      ])
    let unknown = answer("EC-999-999-999")
    #expect(unknown.status == 404)
    #expect(unknown.code == "ConsignmentNotFoundException")
  }

  @Test func `a package of another consignment has no form here`() throws {
    let caller = try LabelsTests.allocated(Self.newYork)
    let foreign = try Self.package(caller, Self.lyon)
    let answer = caller.get("/consignments/docs/CN22/\(Self.newYork)/\(foreign)")
    #expect(answer.status == 404)
    #expect(answer.details.first?.hasPrefix("packageReference: Package \(foreign) is not part of consignment") == true)
  }

  // MARK: - Manifests

  @Test func `a manifest's file shows its consignments as they were`() throws {
    let caller = try LabelsTests.allocated(Self.mma)
    _ = caller.put("/consignments/manifest", #"{"ConsignmentReferences":["\#(Self.mma)"]}"#)
    let reference = try #require(
      caller.get("/consignments/customer/manifests").list.first?["ManifestReference"] as? String)
    let first = caller.get("/consignments/customer/manifest/\(reference)")
    #expect(first.status == 200)
    #expect(Self.isDocument(first.json))
    _ = caller.put("/consignments/\(Self.mma)/deallocate")
    try caller.travel(to: "2019-06-16T09:00:00Z")
    #expect(caller.get("/consignments/customer/manifest/\(reference.uppercased())").text == first.text)
  }
}
