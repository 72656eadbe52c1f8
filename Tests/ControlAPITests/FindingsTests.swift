import Allocation
import Contract
import Foundation
import HTTPTypes
import Journal
import Sandbox
import Testing

@testable import ControlAPI

@Suite struct FindingsTests {
  @Test func `findings name what was seen, what proves it and what to do`() throws {
    let controller = try Controller()
    let journal = try #require(try controller.tenant.journal)
    journal.append(
      try RequestsTests.entry(
        .post, "/consignments?subscription-key=\(RequestsTests.secret)", operation: "CreateConsignment",
        unread: [RequestsTests.misspelt]))
    journal.append(try RequestsTests.entry(operation: "GetCollectionCalendar"))
    let answer = try controller.get("findings")
    #expect(answer.status == 200)
    #expect(!answer.text.contains(RequestsTests.secret))
    #expect(
      answer.text == #"""
        {"findings":[{"kind":"memberNeverRead","severity":"warning","subject":"CreateConsignment: Wieght","message":"Nothing reads CreateConsignment: Wieght; Weight may be meant.","advice":"Correct the member's name, or leave it out.","requests":[1]},{"kind":"keyInQuery","severity":"warning","subject":"subscription-key","message":"The key stood in the query of 1 request(s).","advice":"Send the key in the header: URLs are written into logs on the way.","requests":[1]},{"kind":"operationAssumed","severity":"notice","subject":"GetCollectionCalendar","message":"No document shows what GetCollectionCalendar answers.","advice":"Try it against the vendor's own sandbox: no document shows its answers.","requests":[2]}],"expectations":[],"examined":2,"evicted":0}
        """#)
  }

  @Test func `a magic value that no request met is told of, while every request is kept`() throws {
    let controller = try Controller()
    let journal = try #require(try controller.tenant.journal)
    let parcel =
      #""Packages":[{"Weight":{"Value":0.5},"Dimensions":{"Width":10,"Length":10,"Height":10}}],"#
      + #""Addresses":[{"AddressType":"Origin","ShippingLocationReference":"Sorted1"},"#
      + #"{"AddressType":"Destination","AddressLine1":"1 Road","Postcode":"M1 5WG","#
      + #""Country":{"IsoCode":{"TwoLetterCode":"GB"}}}]}"#
    let marks = ["sandbox:no-service", "sandbox:carrier-refuses"].map {
      #"{"Reference":"EC-AAA-AAA-A\#($0.count)","ConsignmentReferenceProvidedByCustomer":"\#($0)",\#(parcel)"#
    }
    let loaded = try controller.post("consignments", #"{"consignments":[\#(marks.joined(separator: ","))]}"#)
    #expect(loaded.status == 201, "\(loaded.text)")
    journal.append(try RequestsTests.entry(faults: [AppliedFault(.magic, "sandbox:no-service")]))
    let findings = try controller.get("findings").object["findings"] as? [[String: Any]]
    #expect(findings?.map { $0["kind"] as? String } == ["faultNeverHit"])
    #expect(
      findings?.first?["message"] as? String
        == "The magic value 'sandbox:carrier-refuses' of EC-AAA-AAA-A23 was set and never struck.")
    journal.clear()
    journal.append(try RequestsTests.entry())
    #expect((try controller.get("findings").object["findings"] as? [Any])?.isEmpty == true)
  }

  @Test func `consignments are judged by where they stand now`() throws {
    let controller = try Controller()
    let tenant = try controller.tenant
    let journal = try #require(tenant.journal)
    _ = tenant.allocate("EC-000-05B-MMA", to: .all)
    journal.append(
      try RequestsTests.entry(
        .put, "/allocation/allocate", operation: "AllocateUsingDefaultRules",
        changes: [StateChange(consignment: "EC-000-05B-MMA", from: .unallocated, to: .allocated)]))
    let findings = try controller.get("findings").object["findings"] as? [[String: Any]]
    #expect(findings?.map { $0["kind"] as? String } == ["allocatedNeverLabelled"])
  }
}
