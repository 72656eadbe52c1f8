import Contract
import Foundation
import HTTPTypes
import Sandbox
import Testing

@testable import ControlAPI

@Suite struct LoadingTests {
  private static func socks(_ more: String) -> String {
    #"{\#(more)"Packages":[{"Weight":{"Value":0.5},"Dimensions":{"Width":10,"Length":10,"Height":10}}],"#
      + #""Addresses":[{"AddressType":"Origin","ShippingLocationReference":"Sorted1"},"#
      + #"{"AddressType":"Destination","AddressLine1":"1 Road","Postcode":"M1 5WG","#
      + #""Country":{"IsoCode":{"TwoLetterCode":"GB"}}}]}"#
  }

  @Test func `consignments stand where they are to stand, with all that it implies`() throws {
    let controller = try Controller()
    let manifests = try controller.tenant.snapshot().customerManifests(ofShippingLocation: nil).count
    let bodies = [
      Self.socks(""), Self.socks(#""Reference":"EC-AAA-AAA-AAA","ConsignmentState":"Allocated","#),
      Self.socks(#""Reference":"EC-BBB-BBB-BBB","ConsignmentState":"Manifested","#),
      Self.socks(#""ConsignmentState":"Delivered","#), Self.socks(#""ConsignmentState":"AllocationFailed","#),
    ]
    let answer = try controller.post("consignments", #"{"consignments":[\#(bodies.joined(separator: ","))]}"#)
    #expect(answer.status == 201)
    let loaded = try #require(answer.object["consignments"] as? [[String: String]])
    #expect(
      loaded.compactMap { $0["state"] } == ["Unallocated", "Allocated", "Manifested", "Delivered", "AllocationFailed"])
    let world = try controller.tenant.snapshot()
    let found = loaded.compactMap { $0["reference"].flatMap { world.consignment($0) } }
    #expect(found.count == 5)
    #expect(found[1].reference == "EC-AAA-AAA-AAA")
    #expect(found.map { $0.allocation != nil } == [false, true, true, true, false])
    for consignment in found[1...3] {
      #expect(consignment.consignmentLegs.allSatisfy { !$0.trackingReferences.isEmpty })
      #expect(consignment.latestDeliveryDate != nil)
    }
    #expect(found[3].progress.events?.value.dateDelivered == world.now)
    #expect(found[4].failedAllocation != nil)
    let filed = world.customerManifests(ofShippingLocation: nil)
    #expect(filed.count == manifests + 1)
    #expect(filed.last?.bookingsCount == 2)
    #expect(filed.last?.shippingLocationReference == "Sorted1")
  }

  @Test func `what is meant to be a magic value and is none is refused, and nothing is put in`() throws {
    let controller = try Controller()
    let body = Self.socks(#""ConsignmentReferenceProvidedByCustomer":"sandbox:laet","#)
    let answer = try controller.post("consignments", #"{"consignments":[\#(Self.socks("")),\#(body)]}"#)
    #expect(answer.status == 400)
    #expect(
      answer.problems == [
        "consignments[1].ConsignmentReferenceProvidedByCustomer: 'sandbox:laet' is no magic value; did you mean 'sandbox:late'?"
      ])
    #expect(try controller.tenant.snapshot().consignmentCount == 21)
  }

  @Test func `each state of the vendor's can be chosen`() throws {
    let controller = try Controller()
    let bodies = ConsignmentState.allCases.map { Self.socks(#""ConsignmentState":"\#($0.rawValue)","#) }
    let answer = try controller.post("consignments", #"{"consignments":[\#(bodies.joined(separator: ","))]}"#)
    #expect(answer.status == 201)
    let loaded = try #require(answer.object["consignments"] as? [[String: String]])
    #expect(loaded.compactMap { $0["state"] } == ConsignmentState.allCases.map(\.rawValue))
  }

  @Test(arguments: [
    (
      socks(#""Reference":"EC-000-05B-MMA","#),
      "consignments[1].Reference: 'EC-000-05B-MMA' is used by another consignment"
    ),
    (
      socks(#""Reference":"5","#),
      "consignments[1].Reference: '5' is no consignment reference; write EC-xxx-xxx-xxx, where x is a capital letter or a digit"
    ),
    (
      socks("").replacing("Sorted1", with: "Sorted2"),
      "consignments[1].Addresses[0].ShippingLocationReference: there is no shipping location 'Sorted2'; did you mean 'Sorted1'?"
    ),
    (socks("").replacing("M1 5WG", with: ""), "consignments[1].Addresses[1].Postcode: Postcode is required"),
    (#"{"Packages":[]}"#, "consignments[1].Addresses: this member is missing; a list is needed"),
  ])
  func `one mistake keeps all of them out`(faulty: String, problem: String) throws {
    let controller = try Controller()
    let answer = try controller.post("consignments", #"{"consignments":[\#(Self.socks("")),\#(faulty)]}"#)
    #expect(answer.status == 400)
    #expect(answer.problems.first == problem)
    #expect(try controller.tenant.snapshot().consignmentCount == 21)
    // Nothing was used up either.
    let next = try controller.post("consignments", #"{"consignments":[\#(Self.socks(""))]}"#).text
    #expect(try Controller().post("consignments", #"{"consignments":[\#(Self.socks(""))]}"#).text == next)
  }

  @Test func `who nobody carries cannot be allocated, and the reason is told`() throws {
    let heavy = Self.socks(#""ConsignmentState":"Allocated","#).replacing("0.5", with: "90000")
    let answer = try Controller().post("consignments", #"{"consignments":[\#(heavy)]}"#)
    #expect(answer.status == 400)
    #expect(
      answer.problems.first?.hasPrefix("consignments[0].ConsignmentState: no carrier service takes the consignment")
        == true)
  }
}
