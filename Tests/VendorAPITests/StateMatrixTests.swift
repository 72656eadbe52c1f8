import Contract
import Fixtures
import Foundation
import HTTPTypes
import Sandbox
import Testing
import Wire

@testable import VendorAPI

/// Every operation that asks the state table, in every state, through the wire: what it answers, and that nothing else changes.
@Suite struct StateMatrixTests {
  /// One operation, and the letter that the printed table has for it; `*` where the state of the consignment does not matter, and the
  /// consignment stays as it is.
  struct Step: Sendable, CustomTestStringConvertible {
    enum Answer {
      /// 200 or 201, or an error of its own.
      case status
      /// One entry of a list: `IsSuccess`, `StatusCode`, `Status`.
      case withMessage, summary, dispatch
      /// `FailedConsignments`.
      case query
      /// 200, or 404 where no carrier knows of the consignment.
      case told
    }

    let letter: Character
    let answer: Answer
    let method: HTTPRequest.Method
    let path: String
    var body = ""
    /// Where a success leads; nil stays in the state.
    var leadsTo: ConsignmentState?
    /// What gives the option that the step is about: `OPT` in its path and body.
    var options: String?

    var testDescription: String { "\(method.rawValue) \(path)" }
  }

  private static let told =
    #"{"CarrierReference":"CARRIER_X","ConsignmentTrackingEvents":[{"ConsignmentTrackingReference":"REF","#
    + #""PackageTrackingEvents":[{"PackageReference":"PKG","TrackingEvents":[{"TimeStamp":"2019-06-14T09:00:00Z","#
    + #""Code":"Lost"}]}]}]}"#

  /// Options are given in every state.
  private static let (toTheDoor, toShops) = (
    "/deliveryoptions/consignment/REF", "/deliveryoptions/pickupOptions/consignment/REF"
  )

  // `REF` stands for the consignment's reference, `PKG` for its first package's, `CODE` for that one's barcode, `ITEM` for its first
  // item's reference, `STATE` for the consignment's state.
  static let steps = [
    Step(
      letter: "A", answer: .summary, method: .put, path: "/allocation/allocate",
      body: #"{"ConsignmentReferences":["REF"]}"#, leadsTo: .allocated),
    Step(
      letter: "A", answer: .summary, method: .put, path: "/allocation/allocatewithcarrierservice",
      body: #"{"MpdCarrierServiceReference":"CX_NDS","ConsignmentReferences":["REF"]}"#, leadsTo: .allocated),
    Step(
      letter: "A", answer: .status, method: .put, path: "/allocation/REF/allocatewithservicegroup/valuableGoods",
      leadsTo: .allocated),
    Step(letter: "A", answer: .status, method: .put, path: "/allocation/REF/labels/zpl", leadsTo: .allocated),
    Step(
      letter: "A", answer: .status, method: .put, path: "/allocation/REF/carrierservice/CX_NDS/labels/zpl",
      leadsTo: .allocated),
    Step(
      letter: "A", answer: .status, method: .put, path: "/allocation/REF/servicegroup/valuableGoods/labels/zpl",
      leadsTo: .allocated),
    Step(
      letter: "E", answer: .status, method: .put, path: "/consignments",
      body: #"{"Reference":"REF","Tags":["Changed"]}"#),
    Step(
      letter: "E", answer: .status, method: .put, path: "/consignments/update",
      body: #"{"Reference":"REF","Tags":["Changed"]}"#),
    Step(
      letter: "F", answer: .status, method: .put, path: "/consignments/REF/setCustomerProvidedReference",
      body: #""changed""#),
    Step(
      letter: "P", answer: .status, method: .post, path: "/consignments/REF/addpackage", body: PackageTests.package()),
    Step(letter: "P", answer: .status, method: .delete, path: "/packages/PKG"),
    Step(
      letter: "F", answer: .status, method: .put, path: "/consignments/REF/details",
      body: #"{"ShippingDateTime":"2019-07-01T00:00:00"}"#),
    Step(letter: "E", answer: .status, method: .put, path: "/consignments/REF", body: address),
    Step(
      letter: "E", answer: .status, method: .post, path: "/consignments/REF/updateconsignmentaddress", body: address),
    Step(
      letter: "F", answer: .status, method: .put, path: "/packages/PKG/setCustomerProvidedReference",
      body: #"{"Reference":"changed"}"#),
    Step(letter: "P", answer: .status, method: .put, path: "/packages/PKG", body: PackageTests.package()),
    Step(letter: "P", answer: .status, method: .put, path: "/packages/PKG/split"),
    Step(letter: "P", answer: .status, method: .post, path: "/consignments/REF/removepackage/PKG"),
    Step(letter: "P", answer: .status, method: .put, path: "/consignments/REF/addpackages/1"),
    Step(letter: "P", answer: .status, method: .post, path: "/consignments/REF/addpackages/1"),
    Step(letter: "P", answer: .status, method: .put, path: "/items/PKG", body: "{}"),
    Step(
      letter: "P", answer: .status, method: .put, path: "/items/additems",
      body: #"{"PackageReference":"PKG","Items":[{}]}"#),
    Step(
      letter: "P", answer: .status, method: .put, path: "/items/move",
      body: #"{"ItemReference":"ITEM","TargetPackageReference":"PKG"}"#),
    Step(letter: "P", answer: .status, method: .delete, path: "/items/PKG/ITEM"),
    Step(
      letter: "I", answer: .status, method: .put, path: "/items/CODE/setCustomerProvidedReference",
      body: #"{"Reference":"changed"}"#),
    Step(
      letter: "D", answer: .status, method: .put, path: "/consignments/REF/deallocate", leadsTo: .unallocated),
    Step(
      letter: "D", answer: .withMessage, method: .put, path: "/consignments/deallocatelist", body: #"["REF"]"#,
      leadsTo: .unallocated),
    Step(
      letter: "M", answer: .withMessage, method: .put, path: "/consignments/manifest",
      body: #"{"ConsignmentReferences":["REF"]}"#, leadsTo: .manifested),
    Step(
      letter: "M", answer: .query, method: .post, path: "/consignments/manifestFromQuery",
      body: #"{"States":["STATE"]}"#, leadsTo: .manifested),
    Step(
      letter: "M", answer: .query, method: .put, path: "/consignments/manifestFromQuery",
      body: #"{"States":["STATE"]}"#, leadsTo: .manifested),
    Step(letter: "L", answer: .status, method: .get, path: "/labels/REF"),
    Step(letter: "L", answer: .status, method: .get, path: "/labels/REF/zpl"),
    Step(letter: "L", answer: .status, method: .get, path: "/labels/REF/PKG"),
    Step(letter: "L", answer: .status, method: .get, path: "/labels/REF/PKG/zpl"),
    Step(letter: "L", answer: .status, method: .get, path: "/labels/package/REF/PKG"),
    Step(letter: "L", answer: .status, method: .get, path: "/labels/package/REF/PKG/zpl"),
    Step(letter: "L", answer: .status, method: .get, path: "/labels/REF/zpl/300"),
    Step(letter: "L", answer: .status, method: .get, path: "/labels/package/REF/PKG/zpl/600"),
    Step(letter: "L", answer: .status, method: .get, path: "/documents/labels/REF"),
    Step(
      letter: "L", answer: .status, method: .post, path: "/labels/GetLabels",
      body: #"{"ConsignmentReferences":["REF"],"Format":"Zpl"}"#),
    Step(letter: "X", answer: .status, method: .put, path: "/consignments/REF/cancel", leadsTo: .cancelled),
    Step(
      letter: "X", answer: .withMessage, method: .put, path: "/consignments/cancellist", body: #"["REF"]"#,
      leadsTo: .cancelled),
    Step(
      letter: "S", answer: .dispatch, method: .put, path: "/consignments/Dispatch",
      body: #"{"ConsignmentReferences":["REF"]}"#, leadsTo: .dispatched),
    Step(
      letter: "R", answer: .withMessage, method: .put, path: "/consignments/setreadytoship", body: #"["REF"]"#,
      leadsTo: .readyToShip),
    Step(
      letter: "N", answer: .withMessage, method: .put, path: "/consignments/setnotreadytoship", body: #"["REF"]"#,
      leadsTo: .allocated),
    Step(
      letter: "T", answer: .told, method: .post, path: "/tracking/carrierevents", body: told, leadsTo: .lost),
    Step(letter: "T", answer: .told, method: .post, path: "/carrierTrackingEvents", body: told, leadsTo: .lost),
    Step(
      letter: "A", answer: .status, method: .post, path: "/deliveryoptions/select/OPT", leadsTo: .allocated,
      options: toTheDoor),
    Step(
      letter: "A", answer: .status, method: .post, path: "/deliveryoptions/select/OPT", leadsTo: .allocated,
      options: toShops),
    Step(
      letter: "*", answer: .status, method: .post, path: "/deliveryoptions/selectorder",
      body: #"{"DeliveryOptions":[{"Reference":"OPT"}]}"#, options: toTheDoor),
    Step(
      letter: "*", answer: .status, method: .post, path: "/deliveryoptions/selectorder",
      body: #"{"DeliveryOptions":[{"Reference":"OPT"}]}"#, options: toShops),
    Step(
      letter: "*", answer: .status, method: .post, path: "/deliveryoptions/reserve/OPT", options: toShops),
    Step(
      letter: "*", answer: .status, method: .post, path: "/deliveryoptions/pickupoptions/reserve/OPT",
      options: toShops),
  ]

  private static let address =
    #"{"AddressType":"Destination","AddressLine1":"9 New Street","Postcode":"M2 3AA","#
    + #""Country":{"IsoCode":{"TwoLetterCode":"GB"}}}"#

  private static let permitted: [ConsignmentState: String] = [
    .unallocated: "AEPX", .allocationFailed: "AEPX", .allocated: "DLMXR", .manifested: "DLXST",
    .manifestFailed: "DLMX",
    .readyToShip: "LMN", .dispatched: "LXT", .atDropOffPoint: "LXT", .collected: "LXT", .collectionFailed: "LXT",
    .inTransit: "LXT", .delayed: "LXT", .outForDelivery: "LXT", .deliveryFailed: "LXT", .deliveryFailedCardLeft: "LXT",
    .atCollectionPoint: "LXT", .returnToSender: "LXT", .actionRequired: "LXT", .missing: "LXT", .lost: "LXT",
    .damaged: "LXT",
    .heldByCarrier: "LXT", .exchangeFailed: "LXT", .atCustoms: "LXT", .carrierUnableToCollect: "LXT",
    .deliveredDamaged: "LXT",
    .delivered: "LT", .partiallyDelivered: "LT", .inTransitWaiting: "LT",
  ]

  private static func reference(_ state: ConsignmentState) -> String {
    let number = ConsignmentState.allCases.firstIndex(of: state) ?? 0
    return "EC-000-MTX-0" + (number < 10 ? "0" : "") + "\(number)"
  }

  private static func code(_ state: ConsignmentState) -> String { "CODE-\(state.rawValue)" }

  /// One consignment of two packages, of two items each, in each state, and no others.
  private static let template: World? = try? {
    let clock = try #require(DateTimeOffset(Caller.frozen))
    var world = World(catalog: Fixtures.builtIn.catalog, clock: .frozen(clock), seed: 1)
    var request = try JSON.vendor.decode(
      CreateConsignmentRequest.self, from: Array(CreateConsignmentTests.smallest().utf8))
    request.packages[0].items = [Item(), Item()]
    request.packages.append(request.packages[0])
    for state in ConsignmentState.allCases {
      request.packages[0].barcode = Shared(Barcode(code: code(state), barcodeType: nil))
      try #require(world.load(request, reference: reference(state), state: state) == [])
    }
    return world
  }()

  @Test(arguments: steps, ConsignmentState.allCases)
  func `a step is taken in the states that permit it and changes nothing in the others`(
    step: Step, state: ConsignmentState
  ) throws {
    let tenants = Tenants(template: try #require(Self.template))
    let tenant = try tenants.tenant(keyField: "test-key", keyParameter: nil)
    let caller = Caller(tenants: tenants)
    let before = tenant.snapshot()
    let own = try #require(before.consignment(Self.reference(state)))
    let option = try step.options.map { path in
      let text = caller.get(path.replacingOccurrences(of: "REF", with: own.reference)).text
      return String(try #require(text.firstMatch(of: /EDO(-[A-Z0-9]{3}){3}/), "\(text)").0)
    }
    func filled(_ text: String) -> String {
      text.replacingOccurrences(of: "REF", with: own.reference)
        .replacingOccurrences(of: "PKG", with: own.packages[0].reference ?? "")
        .replacingOccurrences(of: "ITEM", with: own.packages[0].items[0].reference ?? "")
        .replacingOccurrences(of: "CODE", with: Self.code(state))
        .replacingOccurrences(of: "STATE", with: state.rawValue)
        .replacingOccurrences(of: "OPT", with: option ?? "")
    }

    let answer = caller.send(step.method, filled(step.path), filled(step.body))
    let letters = Self.permitted[state] ?? ""
    // An item is named by its label, and where contents may be edited; references and dates may change until the manifest.
    let isPermitted =
      step.letter == "*" || letters.contains(step.letter)
      || (step.letter == "I" && letters.contains { "EL".contains($0) })
      || (step.letter == "F" && letters.contains { "EM".contains($0) })
    #expect(isSuccess(answer, of: step) == isPermitted, "\(answer.text)")
    let after = tenant.snapshot()
    for other in ConsignmentState.allCases where other != state || !isPermitted || step.letter == "*" {
      #expect(after.consignment(Self.reference(other)) == before.consignment(Self.reference(other)), "\(other)")
    }
    #expect(after.consignmentCount == before.consignmentCount)
    if step.letter == "*" { return }
    if isPermitted {
      let changed = try #require(after.consignment(own.reference))
      #expect(changed != own)
      #expect(changed.consignmentState == step.leadsTo ?? state)
    } else {
      #expect(after.customerManifests(ofShippingLocation: nil).isEmpty)
      if step.answer != .query, step.answer != .told {
        #expect(answer.text.contains("in the state \(state.rawValue); it must be "), "\(answer.text)")
      }
    }
  }

  private func isSuccess(_ answer: Caller.Answer, of step: Step) -> Bool? {
    switch step.answer {
    case .status:
      if answer.status == 400, answer.code == "InvalidConsignmentStateException" { return false }
      if answer.status == 404, answer.code == "LabelNotFoundException" { return false }
      return answer.status == 200 || answer.status == 201 ? true : nil
    case .withMessage: return answer.status == 200 ? answer.list.first?["IsSuccess"] as? Bool : nil
    case .summary:
      let status = answer.list.first?["StatusCode"] as? Int
      return status == 200 ? true : status == 400 ? false : nil
    case .dispatch:
      let status = answer.list.first?["Status"] as? String
      return status == "Success" ? true : status == "Failed" ? false : nil
    case .told: return answer.status == 200 ? true : answer.code == "ConsignmentNotFoundException" ? false : nil
    case .query: return (answer.object["FailedConsignments"] as? [String])?.isEmpty
    }
  }

  @Test func `the matrix has every operation that a state can forbid`() {
    #expect(Set(Self.steps.map(\.letter)) == Set("AEFPDLMXSRNIT*"))
  }
}
