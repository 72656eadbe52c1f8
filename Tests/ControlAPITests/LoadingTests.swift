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
    let delivery = try #require(found[3].progress.events?.value.dateDelivered)
    #expect(found[3].dateCreated < delivery && delivery <= world.now)
    #expect(found[4].failedAllocation != nil)
    let filed = world.customerManifests(ofShippingLocation: nil)
    // What has been delivered was manifested before.
    #expect(filed.count == manifests + 2)
    #expect(filed.suffix(2).allSatisfy { $0.bookingsCount == 1 && $0.shippingLocationReference == "Sorted1" })
    #expect(Set(filed.map(\.created)).isSuperset(of: [world.now, found[3].dateCreated]))
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

  /// At nine on a Friday, late in its evening, on a Sunday, and before a holiday's dawn.
  @Test(
    arguments: [
      "2019-06-14T09:00:00Z", "2019-06-14T22:30:00Z", "2019-06-16T12:00:00Z", "2019-12-26T03:00:00Z",
    ], [true, false])
  func `who is put where carriers lead has a past that leads there, and the clock plays the rest`(
    moment: String, isFast: Bool
  ) throws {
    let controller = try Controller(clock: .frozen(try #require(DateTimeOffset(moment))))
    if isFast { #expect(try controller.send(.patch, "settings", #"{"tracking":"fast"}"#).status == 200) }
    let states = ConsignmentState.allCases.filter(\.isTracked)
    let bodies = states.map { Self.socks(#""ConsignmentState":"\#($0.rawValue)","#) }
    let answer = try controller.post("consignments", #"{"consignments":[\#(bodies.joined(separator: ","))]}"#)
    let loaded = try #require(answer.object["consignments"] as? [[String: String]])
    #expect(loaded.compactMap { $0["state"] } == states.map(\.rawValue))
    let references = loaded.compactMap { $0["reference"] }
    let world = try controller.tenant.snapshot()
    for (reference, state) in zip(references, states) {
      let consignment = try #require(world.consignment(reference))
      let events = consignment.progress.events?.value
      let dates: [DateTimeOffset?] = [
        consignment.dateCreated, consignment.progress.booking?.value.date, events?.life?.value.manifested,
        events?.dateCollected, events?.firstAttemptedDeliveryDate, events?.attemptedDeliveryDate,
        events?.dateDelivered, world.now,
      ]
      let known = dates.compactMap(\.self)
      #expect(known == known.sorted { $0.ticks < $1.ticks }, "\(state)")
      let past = try #require(world.audit(of: reference, most: 100))
      #expect(past.first?.what == .created, "\(state)")
      #expect(past.allSatisfy { $0.at <= world.now }, "\(state)")
      #expect(past.compactMap(\.what.state).last == state, "\(state)")
      #expect(past.compactMap(\.what.state).prefix(3) == [.unallocated, .allocated, .manifested], "\(state)")
      if state.isDelivered {
        #expect(events?.dateDelivered != nil && consignment.latestDeliveryDate != nil)
      }
    }
    let toCome = try controller.get("clock").text
    #expect(try controller.post("clock/advance", #"{"by":"P90D"}"#).status == 200)
    #expect(toCome.contains("trackingEvent"))
    let later = try controller.tenant.snapshot()
    for (reference, state) in zip(references, states) {
      #expect(later.consignment(reference)?.progress.state.endsLife == true, "\(state)")
    }
  }

  @Test func `the date of its shipping is kept, and what is still to be shipped is not under way`() throws {
    let controller = try Controller()
    func load(_ date: String) throws -> Controller.Answer {
      try controller.post(
        "consignments",
        #"{"consignments":[\#(Self.socks(#""ConsignmentState":"InTransit","ShippingDate":"\#(date)","#))]}"#)
    }
    #expect(
      try load("2019-06-17T00:00:00+00:00").problems.first?.hasPrefix(
        "consignments[0].ShippingDate: it is still to come")
        == true)
    let answer = try load("2019-06-12T00:00:00+00:00")
    let reference = try #require((answer.object["consignments"] as? [[String: String]])?.first?["reference"])
    let consignment = try #require(try controller.tenant.snapshot().consignment(reference))
    #expect(consignment.progress.state == .inTransit)
    #expect(consignment.shippingDate?.localDate.description == "2019-06-12")
    #expect(consignment.dateCreated.localDate.description <= "2019-06-12")
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

  @Test(arguments: [
    (
      socks(#""ConsignmentStat":"Delivered","#), "consignments[0].ConsignmentStat", #""Delivered""#, "ConsignmentState"
    ),
    (
      socks("").replacing(#""Weight""#, with: #""Wieght":{"Value":1},"Weight""#), "consignments[0].Packages[0].Wieght",
      "{…}", "Weight"
    ),
    (
      socks("").replacing("Sorted1", with: "Sorted2"), "consignments[0].Addresses[0].ShippingLocationReference",
      #""Sorted2""#, "Sorted1"
    ),
    (
      socks(#""ConsignmentState":"Delivred","#), "consignments[0].ConsignmentState", #""Delivred""#, "Delivered"
    ),
  ])
  func `a member or a name that there is not is refused, with its value and what there is`(
    faulty: String, path: String, value: String, nearest: String
  ) throws {
    let controller = try Controller()
    let answer = try controller.post("consignments", #"{"consignments":[\#(faulty)]}"#)
    #expect(answer.status == 400)
    #expect(answer.problems.first?.hasPrefix("\(path): ") == true, "\(answer.text)")
    #expect(answer.offer.value == value)
    #expect(answer.offer.nearest == nearest)
    #expect(answer.offer.allowed?.contains(nearest) == true)
    #expect(try controller.tenant.snapshot().consignmentCount == 21)
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

extension ConsignmentState {
  fileprivate var isDelivered: Bool { self == .delivered || self == .deliveredDamaged }
}
