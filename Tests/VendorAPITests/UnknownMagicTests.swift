import Contract
import Fixtures
import Foundation
import HTTPTypes
import Journal
import Sandbox
import Testing

@testable import VendorAPI

@Suite struct `What is meant to be a magic value and is none` {
  private static func body(reference: String = "", tags: String = "", postcode: String = "M1 5WG", more: String = "")
    -> String
  {
    #"""
    {"ConsignmentReferenceProvidedByCustomer":"\#(reference)","Tags":[\#(tags)]\#(more),
     "Packages":[{"Weight":{"Value":0.5,"Unit":"Kg"},"Dimensions":{"Unit":"Cm","Width":10.0,"Length":10.0,"Height":10.0},
       "Value":{"Amount":5.99,"Currency":{"IsoCode":"GBP"}}}],
     "Addresses":[{"AddressType":"Origin","ShippingLocationReference":"Sorted1"},
       {"AddressType":"Destination","AddressLine1":"13 Porter Street","Town":"Manchester","Postcode":"\#(postcode)",
        "Country":{"Name":"Great Britain","IsoCode":{"TwoLetterCode":"GB"}}}]}
    """#
  }

  @Test(
    arguments: [
      (
        body(reference: "sandbox:laet"),
        "no magic value: ConsignmentReferenceProvidedByCustomer 'sandbox:laet' (nearest: sandbox:late)"
      ),
      (
        body(tags: #""red","sandbox:allocaton=fail","sandbox:slw""#),
        "no magic value: Tags[1] 'sandbox:allocaton=fail'; Tags[2] 'sandbox:slw' (nearest: sandbox:slow)"
      ),
      (body(postcode: "ZZ99 9ZZ"), "no magic value: Addresses[1].Postcode 'ZZ99 9ZZ'"),
      (
        body(reference: "sandbox:laet", more: #","Wieght":1"#),
        "not read: Wieght; no magic value: ConsignmentReferenceProvidedByCustomer 'sandbox:laet' (nearest: sandbox:late)"
      ),
      (body(reference: "sandbox:late", tags: #""red""#), nil), (body(), nil),
    ] as [(String, String?)])
  func `is named in the head of the answer to its creation, which goes on`(body: String, hint: String?) throws {
    let answer = try Caller().post("/consignments", body)
    #expect(answer.status == 201)
    #expect(answer.fields[.hint] == hint)
  }

  @Test(arguments: [
    ("/consignments/EC-000-05B-MMA/setCustomerProvidedReference", #"{"Reference":"sandbox:laet"}"#, "Reference"),
    (
      "/consignments", #"[{"Reference":"EC-000-05B-MMA","Tags":["sandbox:laet"],"Addresses":[]}]"#, "[0].Tags[0]"
    ),
  ])
  func `and where it is given later`(path: String, body: String, place: String) throws {
    let answer = try Caller().put(path, body)
    #expect(
      answer.fields[.hint]?.contains("no magic value: \(place) 'sandbox:laet' (nearest: sandbox:late)") == true,
      "\(answer.fields)")
  }

  @Test(arguments: [(HTTPRequest.Method.post, "/orders"), (.put, "/orders/EO-000-002-0TT")])
  func `and in an order, whatever the answer is`(method: HTTPRequest.Method, path: String) throws {
    let body = #"{"OrderReferenceProvidedByCustomer":"sandbox:laet"}"#
    let answer = method == .post ? try Caller().post(path, body) : try Caller().put(path, body)
    #expect(
      answer.fields[.hint] == "no magic value: OrderReferenceProvidedByCustomer 'sandbox:laet' (nearest: sandbox:late)")
  }

  @Test func `is a finding, with the requests that sent it, and no member that nothing reads`() throws {
    let tenants = Tenants(template: try Fixtures.builtIn.world(clock: .real, seed: 1), journals: JournalBook())
    let caller = Caller(tenants: tenants).with(key: "k")
    for _ in 0..<2 { _ = caller.post("/consignments", Self.body(reference: "sandbox:laet")) }
    let journal = try #require(try tenants.tenant(keyField: "k", keyParameter: nil).journal)
    let findings = Findings.all(in: journal.entries().entries, FindingFacts())
    #expect(
      findings == [
        Finding(
          .faultNeverHit, [1, 2], subject: "sandbox:laet",
          "'sandbox:laet' is no magic value, so nothing struck; 'sandbox:late' may be meant.")
      ])
  }
}
