import Contract
import Foundation
import HTTPTypes
import Sandbox
import Testing

@testable import ControlAPI

/// contract/52-tracking-and-events.md, section 7; design/product.md, "Control surface".
@Suite struct ShipmentTests {
  private static func socks(_ more: String) -> String {
    #"{"consignments":[{\#(more)"Reference":"EC-AAA-AAA-AAA","Packages":[{"Weight":{"Value":0.5},"#
      + #""Dimensions":{"Width":10,"Length":10,"Height":10}}],"#
      + #""Addresses":[{"AddressType":"Origin","ShippingLocationReference":"Sorted1"},"#
      + #"{"AddressType":"Destination","AddressLine1":"1 Road","Postcode":"M1 5WG","#
      + #""Country":{"IsoCode":{"TwoLetterCode":"GB"}}}]}]}"#
  }

  private static let path = "consignments/EC-AAA-AAA-AAA/events"

  private static func loaded(_ state: ConsignmentState, _ more: String = "") throws -> Controller {
    let controller = try Controller()
    let answer = try controller.post("consignments", socks(#""ConsignmentState":"\#(state.rawValue)",\#(more)"#))
    try #require(answer.status == 201, "\(answer.text)")
    return controller
  }

  private static func changes(_ answer: Controller.Answer) -> [String] {
    (answer.object["changes"] as? [[String: Any]] ?? []).compactMap { $0["to"] as? String }
  }

  @Test func `a manifested consignment that was put in lives from then on, told as it is to come`() throws {
    let controller = try Self.loaded(.manifested)
    let answer = try controller.get(Self.path)
    #expect(answer.status == 200)
    #expect(
      answer.text.hasPrefix(
        #"{"reference":"EC-AAA-AAA-AAA","state":"Manifested","now":"2019-06-14T09:00:00+00:00","branch":"none","changes":[{"at":"2019-06-14T1"#
      ), "\(answer.text)")
    #expect(Self.changes(answer) == ["Collected", "InTransit", "OutForDelivery", "Delivered"])
    #expect((answer.object["changes"] as? [[String: Any]])?.allSatisfy { $0["isToCome"] as? Bool == true } == true)
    let moved = try controller.post("clock/advance", #"{"toNext":"trackingEvent"}"#)
    #expect(moved.status == 200)
    let event = try #require((moved.object["events"] as? [[String: Any]])?.last)
    #expect(event["kind"] as? String == "trackingEvent")
    #expect(event["references"] as? [String] == ["EC-AAA-AAA-AAA"])
    #expect(event["states"] as? [String] == ["Collected"])
    let moment = try #require((event["at"] as? String).flatMap { DateTimeOffset($0) })
    #expect(try controller.tenant.snapshot().now == moment)
    #expect(try controller.get(Self.path).object["state"] as? String == "Collected")
    let rest = try controller.post("clock/advance", #"{"by":"P7D"}"#)
    let states = (rest.object["events"] as? [[String: Any]] ?? []).filter { $0["kind"] as? String == "trackingEvent" }
      .compactMap { ($0["states"] as? [String])?.first }
    #expect(states == ["InTransit", "OutForDelivery", "Delivered"])
    #expect(try controller.post("clock/advance", #"{"toNext":"trackingEvent"}"#).status == 409)
  }

  @Test(arguments: TrackingCode.tracked) func `any event can be put, now, and the plan goes on or ends`(
    state: ConsignmentState
  ) throws {
    let controller = try Self.loaded(.dispatched)
    let answer = try controller.post(Self.path, #"{"code":"\#(state.rawValue)","signedBy":"A","location":"B"}"#)
    #expect(answer.status == 200, "\(answer.text)")
    #expect(answer.object["state"] as? String == state.rawValue)
    let world = try controller.tenant.snapshot()
    #expect(
      world.trackingEvents(of: "EC-AAA-AAA-AAA")?[0].map(\.event) == [
        TrackingEvent(
          timeStamp: world.now, code: state.rawValue, description: TrackingCode.description(of: state), signedBy: "A",
          location: "B")
      ])
    #expect((Self.changes(answer).last == "Delivered") == (!state.endsLife || state == .delivered))
  }

  @Test func `an event's plan can be made to end or to go on, and what is told of a later moment comes then`() throws {
    let ended = try Self.loaded(.manifested)
    #expect(Self.changes(try ended.post(Self.path, #"{"code":"PU","plan":"ends"}"#)) == ["Collected"])
    let going = try Self.loaded(.manifested)
    let answer = try going.post(Self.path, #"{"code":"DL","plan":"goesOn","at":"2019-06-15T00:00:00Z"}"#)
    #expect(answer.object["state"] as? String == "Manifested")
    #expect(Self.changes(answer) == ["Collected", "InTransit", "Delivered"])
  }

  @Test(arguments: [
    (#""code":"PU""#, ["Collected", "InTransit", "OutForDelivery", "Delivered"]),
    (#""code":"IT""#, ["InTransit", "OutForDelivery", "Delivered"]),
    (#""code":"Delayed""#, ["Delayed", "InTransit", "OutForDelivery", "Delivered"]),
    (#""code":"OFD""#, ["OutForDelivery", "Delivered"]),
    (#""code":"CARDLEFT""#, ["DeliveryFailedCardLeft", "OutForDelivery", "Delivered"]),
    (#""code":"DL""#, ["Delivered"]),
    (#""code":"DL","plan":"goesOn""#, ["Delivered"]),
    (#""code":"DeliveredDamaged","plan":"goesOn""#, ["DeliveredDamaged"]),
    (#""code":"Lost","plan":"goesOn""#, ["Lost", "InTransit", "OutForDelivery", "Delivered"]),
    (#""code":"OFD","at":"2019-06-13T12:00:00Z""#, ["OutForDelivery", "Delivered"]),
    (#""code":"DL","at":"2019-06-13T12:00:00Z""#, ["Delivered"]),
    (#""code":"DL","at":"2019-06-15T00:00:00Z""#, ["Collected", "InTransit", "Delivered"]),
    (#""code":"Lost","at":"2019-06-15T00:00:00Z""#, ["Collected", "InTransit", "Lost"]),
    (
      #""code":"OFD","at":"2019-06-20T00:00:00Z""#,
      ["Collected", "InTransit", "OutForDelivery", "Delivered", "OutForDelivery"]
    ),
  ])
  func `the plan goes on from an event, and never back behind it`(event: String, states: [String]) throws {
    let controller = try Self.loaded(.manifested)
    let answer = try controller.post(Self.path, "{\(event)}")
    #expect(Self.changes(answer) == states)
    // Played to its end, the tracking answers tell the same, each event later than the one before.
    _ = try controller.post("clock/advance", #"{"by":"P30D"}"#)
    let told = try #require(try controller.tenant.snapshot().trackingEvents(of: "EC-AAA-AAA-AAA")?.first)
    #expect(told.compactMap { $0.state?.rawValue }.reduce(into: []) { if $0.last != $1 { $0.append($1) } } == states)
    #expect(zip(told, told.dropFirst()).allSatisfy { $0.event.timeStamp <= $1.event.timeStamp })
    #expect(try controller.get(Self.path).object["state"] as? String == states.last)
  }

  @Test func `a life takes another branch, and goes back to the ordinary one`() throws {
    let controller = try Self.loaded(.manifested)
    let branched = try controller.post(Self.path, #"{"branch":"card-left"}"#)
    #expect(branched.object["branch"] as? String == "card-left")
    #expect(Self.changes(branched).contains("DeliveryFailedCardLeft"))
    let ordinary = try controller.post(Self.path, #"{"branch":"none"}"#)
    #expect(Self.changes(ordinary) == ["Collected", "InTransit", "OutForDelivery", "Delivered"])
  }

  @Test func `every branch has its name here`() {
    #expect(
      ShipmentBranch.allCases.compactMap(\.branch).map(\.rawValue).sorted()
        == Consignment.Life.Branch.allCases.map(\.rawValue).sorted())
  }

  @Test(arguments: [
    (#"{}"#, ": exactly one of the members is needed"),
    (#"{"code":"PU","branch":"late"}"#, ": exactly one of the members is needed"),
    (#"{"branch":"late","plan":"ends"}"#, "plan: a branch is a shipment's own, and takes no other member"),
    (#"{"code":""}"#, "code: 1 to 200 bytes are needed"),
  ])
  func `what a body must not be is told`(body: String, problem: String) throws {
    let answer = try Self.loaded(.manifested).post(Self.path, body)
    #expect(answer.status == 400)
    #expect(answer.problems == [problem])
  }

  @Test func `what no carrier has takes no events`() throws {
    let controller = try Self.loaded(.allocated)
    for answer in [
      try controller.get(Self.path), try controller.post(Self.path, #"{"code":"PU"}"#),
      try controller.post(Self.path, #"{"branch":"late"}"#),
    ] { #expect(answer.status == 409 && answer.code == "noShipment", "\(answer.text)") }
    #expect(try controller.post("consignments/EC-ZZZ-ZZZ-ZZZ/events", #"{"code":"PU"}"#).code == "consignmentNotFound")
    let other = try Self.loaded(.manifested)
    #expect(try other.post(Self.path, #"{"code":"PU","package":"EP-ZZZ"}"#).code == "packageNotFound")
  }

  @Test func `what was put into a state has the events that lead there, and goes on from there`() throws {
    let controller = try Self.loaded(.deliveryFailed)
    let world = try controller.tenant.snapshot()
    #expect(
      world.trackingEvents(of: "EC-AAA-AAA-AAA")?[0].map(\.state) == [
        .collected, .inTransit, .outForDelivery, .deliveryFailed,
      ])
    #expect(try controller.get(Self.path).object["state"] as? String == "DeliveryFailed")
    _ = try controller.post("clock/advance", #"{"by":"P30D"}"#)
    #expect(try controller.get(Self.path).object["state"] as? String == "ReturnToSender")
  }

  @Test func `a snapshot brings back where shipments stood, and a fork goes on alike`() throws {
    let controller = try Self.loaded(.manifested, #""ConsignmentReferenceProvidedByCustomer":"sandbox:late","#)
    _ = try controller.post("snapshots/before")
    _ = try controller.post("fork", #"{"into":"b"}"#)
    _ = try controller.post("clock/advance", #"{"by":"P30D"}"#)
    let after = try controller.get(Self.path)
    #expect(after.object["state"] as? String == "Delivered")
    let other = controller.with(key: "b")
    #expect(try other.get(Self.path).object["state"] as? String == "Manifested")
    _ = try other.post("clock/advance", #"{"by":"P30D"}"#)
    #expect(try other.get(Self.path).text == after.text)
    _ = try controller.post("snapshots/before/restore")
    #expect(try controller.get(Self.path).object["state"] as? String == "Manifested")
    _ = try controller.post("clock/advance", #"{"by":"P30D"}"#)
    #expect(try controller.get(Self.path).text == after.text)
  }

  @Test func `a world's tracking and trouble are set, and go back`() throws {
    let controller = try Controller()
    let changed = try controller.patch("settings", #"{"tracking":"fast","trackingTrouble":0.25}"#)
    #expect(changed.object["tracking"] as? String == "fast")
    #expect(
      changed.text.contains(#""trackingTrouble":0.25,"customs":"lenient","#)
        && changed.text.hasSuffix(#""changed":["tracking","trackingTrouble"]}"#))
    let back = try controller.patch("settings", #"{"tracking":null,"trackingTrouble":null}"#)
    #expect(back.text.contains(#""tracking":"real","trackingTrouble":0,"customs":"lenient","#))
    #expect(back.text.hasSuffix(#""changed":[]}"#))
    for share in ["1.001", "-0.1", "0.0001", "2"] {
      let answer = try controller.patch("settings", #"{"trackingTrouble":\#(share)}"#)
      #expect(answer.problems == ["trackingTrouble: from 0 to 1, with at most three decimals"])
    }
  }
}
