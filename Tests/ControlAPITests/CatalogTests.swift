import Allocation
import Contract
import Foundation
import HTTPTypes
import Sandbox
import Testing

@testable import ControlAPI

@Suite struct CatalogTests {
  /// Who would carry a consignment now, and for how much.
  private func winner(_ controller: Controller) throws -> String {
    let world = try controller.tenant.snapshot()
    let consignment = try #require(world.consignment("EC-000-05B-MMA"))
    let winner = world.catalog.assess(consignment, at: world.now).winner
    return winner.map { "\($0.service.reference) \($0.net)" } ?? "nobody"
  }

  @Test func `a catalog that is read and put back changes nothing`() throws {
    let controller = try Controller()
    let catalog = try controller.get("catalog").text
    #expect(catalog.hasPrefix(#"{"carriers":[{"reference":""#))
    let answer = try controller.put("catalog", catalog)
    #expect(answer.text == #"{"carriers":12,"carrierServices":61,"serviceGroups":7}"#)
    #expect(try controller.get("catalog").text == catalog)
    #expect(try winner(controller) == "CX_NDS 2.95")
  }

  @Test(arguments: [
    (#"{"carriers":[{"referense":"SNAIL"}]}"#, "carriers[0].referense", #""SNAIL""#, "reference", true),
    (
      #"{"carriers":[{"reference":"SNAIL"}],"carrierServices":[{"reference":"SLOW","carrier":"SNAILS","rates":[]}]}"#,
      "carrierServices[0].carrier", #""SNAILS""#, "SNAIL", false
    ),
  ])
  func `a refusal tells the value and what was probably meant`(
    catalog: String, path: String, value: String, nearest: String, isListed: Bool
  ) throws {
    let answer = try Controller().put("catalog", catalog)
    #expect(answer.status == 400)
    #expect(answer.problems.contains { $0.hasPrefix("\(path): ") }, "\(answer.text)")
    #expect(answer.offer.value == value && answer.offer.nearest == nearest)
    #expect((answer.offer.allowed?.contains(nearest) == true) == isListed)
  }

  @Test func `so does the refusal of a service's change`() throws {
    let answer = try Controller().send(.patch, "carrierservices/CX_NDS", #"{"enabeld":false}"#)
    #expect(answer.problems.first?.hasPrefix("enabeld: ") == true)
    #expect(answer.offer.value == "false" && answer.offer.nearest == "enabled")
  }

  @Test func `a world's catalog is its own, and goes with a reset`() throws {
    let controller = try Controller()
    let own =
      #"{"carriers":[{"reference":"SNAIL"}],"carrierServices":[{"reference":"SLOW","carrier":"SNAIL","rates":[{"zone":"GB","bands":[{"net":1}]}]}]}"#
    #expect(try controller.put("catalog", own).status == 200)
    #expect(try winner(controller) == "SLOW 1")
    #expect(try controller.with(key: "other").tenant.snapshot().catalog.carrierServiceCount == 61)
    _ = try controller.post("reset")
    #expect(try winner(controller) == "CX_NDS 2.95")
  }

  @Test(arguments: [
    (#"{"carriers":[{"reference":"A"}],"carrierService":[]}"#, "carrierService"),
    (#"{"carriers":[{"reference":"A","nmae":"B"}]}"#, "carriers[0].nmae"),
    (
      #"{"carrierServices":[{"reference":"S","carrier":"NOBODY","rates":[{"zone":"GB","bands":[{"net":1}]}]}]}"#,
      "carrierServices[0].carrier"
    ),
    (#"{"carriers":7}"#, "carriers"), (#"[]"#, ""), ("", ""), (#"{"carriers":["#, ""),
  ])
  func `a catalog with a mistake is refused like a fixture, and the world keeps its own`(
    body: String, path: String
  ) throws {
    let controller = try Controller()
    let answer = try controller.put("catalog", body)
    #expect(answer.status == 400)
    #expect(answer.code == "bodyNotAllowed")
    #expect((answer.error["problems"] as? [[String: Any]])?.first?["path"] as? String == path)
    #expect(try winner(controller) == "CX_NDS 2.95")
  }

  @Test func `one service is switched off, and on again`() throws {
    let controller = try Controller()
    let before = try controller.get("catalog").text
    let answer = try controller.patch("carrierservices/cx_nds", #"{"enabled":false}"#)
    #expect(answer.status == 200)
    #expect(answer.object["reference"] as? String == "CX_NDS")
    #expect(answer.object["enabled"] as? Bool == false)
    #expect(try !winner(controller).hasPrefix("CX_NDS"))
    #expect(try controller.patch("carrierservices/CX_NDS", #"{"enabled":null}"#).status == 200)
    #expect(try winner(controller) == "CX_NDS 2.95")
    #expect(try controller.get("catalog").text == before)
  }

  @Test func `price, limit and cut-off of a service are changed by themselves`() throws {
    let controller = try Controller()
    #expect(
      try controller.patch("carrierservices/CX_NDS", #"{"rates":[{"zone":"GB","bands":[{"net":0.01}]}]}"#).status == 200
    )
    #expect(try winner(controller) == "CX_NDS 0.01")
    let cutOff = try controller.patch("carrierservices/CX_NDS", #"{"collection":{"cutOff":"09:30"}}"#)
    #expect((cutOff.object["collection"] as? [String: Any])?["cutOff"] as? String == "09:30:00")
    let catalog = try controller.tenant.snapshot().catalog
    let service = try #require(catalog.carrierService("CX_NDS"))
    #expect(catalog.collection(of: service)?.cutOff == TimeOfDay(hour: 9, minute: 30, second: 0))
    #expect(try controller.patch("carrierservices/CX_NDS", #"{"rules":{"weight":[{"to":0.1}]}}"#).status == 200)
    #expect(try !winner(controller).hasPrefix("CX_NDS"))
  }

  @Test(arguments: [
    (#"{"enabld":false}"#, "enabld"), (#"{"enabled":"no"}"#, "enabled"), (#"{"reference":"OTHER"}"#, "reference"),
    (#"{"rates":[{"zone":"ATLANTIS","bands":[{"net":1}]}]}"#, "rates[0].zone"),
    (#"{"rates":[{"zone":"GB","bands":[{"net":-1}]}]}"#, "rates[0].bands[0].net"), (#"{"carrier":null}"#, "carrier"),
    ("7", ""), ("", ""),
  ])
  func `a change that no service can bear is refused`(body: String, path: String) throws {
    let controller = try Controller()
    let before = try controller.get("catalog").text
    let answer = try controller.patch("carrierservices/CX_NDS", body)
    #expect(answer.status == 400)
    #expect((answer.error["problems"] as? [[String: Any]])?.first?["path"] as? String == path)
    #expect(try controller.get("catalog").text == before)
  }

  @Test func `a service that there is none of is named with the nearest`() throws {
    let answer = try Controller().patch("carrierservices/CX_NSD", #"{"enabled":false}"#)
    #expect(answer.status == 404)
    #expect(answer.code == "carrierServiceNotFound")
    #expect((answer.error["allowed"] as? [String])?.first == "CX_NDS")
  }

  // MARK: Shops

  /// The shops that are offered, each with its number of options.
  private func offered(_ controller: Controller) throws -> [String: Int] {
    guard
      case .offered(let request) = try controller.tenant.options(
        for: "EC-000-05B-MMA", on: OptionDays(), within: .usual)
    else { throw CancellationError() }
    return request.value.options.reduce(into: [:]) { $0[$1.shop?.reference ?? "", default: 0] += 1 }
  }

  @Test func `a shop is closed, opens on other days, and goes back`() throws {
    let controller = try Controller()
    let (before, usual) = (try controller.get("catalog").text, try offered(controller))
    #expect(usual["GB14001"] ?? 0 > 1)
    let closed = try controller.patch("shops/gb14001", #"{"enabled":false}"#)
    #expect(closed.object["shopReference"] as? String == "GB14001" && closed.object["enabled"] as? Bool == false)
    #expect(try offered(controller)["GB14001"] == nil)
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    let rest = days.dropFirst().map { #""\#($0)":null"# }.joined(separator: ",")
    _ = try controller.patch(
      "shops/GB14001", #"{"enabled":null,"openingTimes":{"monday":[{"from":"09:00","to":"17:00"}],\#(rest)}}"#)
    #expect(try offered(controller)["GB14001"] == 2, "the Mondays of fourteen days")
    let times =
      try #require(
        try JSONSerialization.jsonObject(with: Data(before.utf8)) as? [String: Any])["shops"] as? [[String: Any]]
    let first = try #require(times?.first { $0["shopReference"] as? String == "GB14001" }?["openingTimes"])
    let back = String(decoding: try JSONSerialization.data(withJSONObject: first), as: UTF8.self)
    _ = try controller.patch("shops/GB14001", #"{"openingTimes":\#(back)}"#)
    #expect(try offered(controller) == usual)
    #expect(try controller.get("catalog").text == before)
  }

  @Test func `a full shop is offered to nobody until a parcel has left it`() throws {
    let controller = try Controller()
    _ = try controller.patch("shops/GB14001", #"{"capacity":1}"#)
    guard
      case .offered(let request) = try controller.tenant.options(
        for: "EC-000-05B-MMA", on: OptionDays(), within: .usual),
      let option = request.value.options.first(where: { $0.shop?.reference == "GB14001" })
    else { throw CancellationError() }
    guard case .attempted(.allocated, _) = try controller.tenant.select(option.option.reference) else {
      throw CancellationError()
    }
    #expect(try offered(controller)["GB14001"] == nil)
    let told = try controller.post("explain", #"{"options":"pickupOptions","reference":"EC-000-05B-MMA"}"#)
    #expect(told.text.contains(#""rule":"capacity""#) && told.text.contains("the 1 consignments that it takes"))
    _ = try controller.tenant.visit { $0.deallocate("EC-000-05B-MMA") }
    #expect(try offered(controller)["GB14001"] != nil)
  }

  @Test(arguments: [
    (#"{"capasity":1}"#, "capasity"), (#"{"capacity":-1}"#, "capacity"), (#"{"shopReference":"X"}"#, "shopReference"),
    (#"{"openingTimes":{"monday":[{"from":"17:00","to":"09:00"}]}}"#, "openingTimes.monday[0]"),
    (#"{"carrier":"NOBODY"}"#, "carrier"), (#"{"town":null}"#, "town"), ("[]", ""), ("", ""),
  ])
  func `a change that no shop can bear is refused`(body: String, path: String) throws {
    let controller = try Controller()
    let before = try controller.get("catalog").text
    let answer = try controller.patch("shops/GB14001", body)
    #expect(answer.status == 400)
    #expect((answer.error["problems"] as? [[String: Any]])?.first?["path"] as? String == path, "\(answer.text)")
    #expect(try controller.get("catalog").text == before)
  }

  @Test func `a shop that there is none of is named with the nearest`() throws {
    let answer = try Controller().patch("shops/GB14100", #"{"enabled":false}"#)
    #expect(answer.status == 404)
    #expect(answer.code == "shopNotFound")
    #expect((answer.error["allowed"] as? [String])?.count == 3)
  }

  @Test func `the numbers of shipping locations stay when a service is changed`() throws {
    let controller = try Controller()
    let numbers = try controller.tenant.visit { world in
      _ = world.remove(shippingLocation: world.catalog.numberedLocations[0].location.reference)
      return world.catalog.locationNumbers
    }
    #expect(numbers.first != 1)
    _ = try controller.patch("carrierservices/CX_NDS", #"{"enabled":false}"#)
    #expect(try controller.tenant.snapshot().catalog.locationNumbers == numbers)
  }
}
