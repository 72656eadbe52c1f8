import Foundation
import HTTPCore
import HTTPTypes
import Testing

@testable import VendorAPI

/// Every code that an error can have, each got by a request, and what the request leaves behind: nothing.
///
/// contract/00-overview.md, section 7; contract/decisions.md, "Codes".
@Suite struct ErrorCatalogueTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let code: String
    let status: Int
    let when: String
    let answer: @Sendable (Caller) throws -> Caller.Answer

    var testDescription: String { "\(code) (\(status)): \(when)" }
  }

  @Test(arguments: rows)
  func `an error has its code and status and changes nothing`(row: Row) throws {
    let caller = try Caller()
    _ = caller.put("/allocation/\(allocated)/allocatewithcheapestquote")
    let before = Self.everything(caller)
    let answer = try row.answer(caller)
    #expect(answer.status == row.status, "\(answer.text)")
    let codes = (answer.object["Details"] as? [[String: Any]] ?? []).compactMap { $0["Code"] as? String }
    #expect(answer.code == row.code || codes.contains(row.code), "\(answer.text)")
    #expect(answer.message?.isEmpty == false)
    #expect(answer.object["CorrelationId"] as? String == answer.fields[.requestID])
    #expect(Self.everything(caller) == before)
  }

  /// Allocating in vain is the one error that leaves something behind.
  @Test func `an allocation in vain leaves a failed consignment and changes no other`() throws {
    let caller = try Caller()
    let others = caller.get("/consignments/100/0?state=Allocated").text
    let answer = caller.put("/allocation/\(tagged)/allocatewithcheapestquote")
    #expect(answer.status == 400)
    #expect(answer.code == "AllocationFailedException")
    #expect(caller.get("/consignments/\(tagged)").object["ConsignmentState"] as? String == "AllocationFailed")
    #expect(caller.get("/consignments/100/0?state=Allocated").text == others)
  }

  /// Only a fault of the sandbox's own gives this one, so no request may.
  private static let ownFault = "OperationFailedException"

  @Test func `every code in the sources stands in this table`() throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources")
    var written: Set<String> = []
    for room in ["VendorAPI", "Sandbox"] {
      let files = try #require(
        FileManager.default.enumerator(at: sources.appending(path: room), includingPropertiesForKeys: nil))
      for case let file as URL in files where file.pathExtension == "swift" {
        let text = try String(contentsOf: file, encoding: .utf8)
        for match in text.matches(of: #/"([A-Z][A-Za-z]+Exception)"/#) { written.insert(String(match.output.1)) }
      }
    }
    #expect(written == Set(Self.rows.map(\.code)).union([Self.ownFault, "AllocationFailedException"]))
  }

  private static func everything(_ caller: Caller) -> [String] {
    [
      "/consignments/100/0", "/serviceGroups", "/packagesizes", "/shippinglocations",
      "/consignments/customer/manifests", "/accounts/sandbox@example.com",
    ]
    .map { caller.get($0).text } + [allocated, unallocated].map { caller.get("/consignments/\($0)").text }
  }

  /// The first option of a path; of a shop that of the one which wants a reservation.
  private static func option(_ path: String, _ caller: Caller) throws -> String {
    let answer = caller.post("/deliveryoptions\(path)", DeliveryOptionsTests.body).object
    let shops = answer["Locations"] as? [[String: Any]] ?? []
    let reserved = shops.first { ($0["Reservation"] as? [String: Any])?["IsReservationRequired"] as? Bool == true }
    let options = (reserved ?? answer)["DeliveryOptions"] as? [[String: Any]]
    return try #require(options?.first?["Reference"] as? String)
  }

  static let rows: [Row] = [
    Row(code: "UnsupportedApiVersionException", status: 400, when: "the version header names another version") {
      $0.with("electio-api-version", "2").get("/consignments/\(allocated)")
    },
    Row(code: "UnsupportedMediaTypeException", status: 415, when: "the body is of a type that is not read") {
      $0.with("Content-Type", "text/csv").put("/allocation/allocate", "a,b")
    },
    Row(code: "ValidationException", status: 400, when: "a member that must be there is not") {
      $0.put("/allocation/allocate", "{}")
    },
    Row(code: "OperationNotPermittedException", status: 403, when: "a call would change one of the vendor's own roles")
    {
      let roles = $0.get("/staticdata/builtinroles").list
      return $0.send(.delete, "/roles/\(roles.first?["Reference"] as? String ?? "")")
    },
    Row(code: "AccountNotFoundException", status: 404, when: "no account has the reference or the e-mail address") {
      $0.get("/accounts/nobody@example.com")
    },
    Row(code: "EmailAddressInUseException", status: 400, when: "a new account takes an e-mail address in use") {
      $0.post("/accounts", #"{"EmailAddress":"sandbox@example.com"}"#)
    },
    Row(code: "RoleNotFoundException", status: 404, when: "no role has the reference") {
      $0.get("/roles/none/accounts")
    },
    Row(code: "RoleAlreadyExistsException", status: 400, when: "a new role takes a name in use") {
      $0.post("/roles/custom", #"{"Name":"Administrator"}"#)
    },
    Row(code: "CustomerNotFoundException", status: 404, when: "what stands for a customer is no GUID") {
      $0.get("/consignments/invoiceservice/me")
    },
    Row(code: "CountryRequiredForAddressException", status: 400, when: "an address has no country") {
      $0.post("/consignments", consignment(destination: #""AddressLine1":"1 High Street","Postcode":"M1 5WG""#))
    },
    Row(code: "CountryNotFoundException", status: 400, when: "an address is in no country there is") {
      $0.post(
        "/consignments", consignment(destination: #""AddressLine1":"1","Country":{"IsoCode":{"TwoLetterCode":"XQ"}}"#))
    },
    Row(code: "ConsignmentNotFoundException", status: 404, when: "no consignment has the reference") {
      $0.get("/consignments/EC-999-999-999")
    },
    Row(code: "InvalidConsignmentStateException", status: 400, when: "the state forbids the action") {
      $0.put("/allocation/\(allocated)/allocatewithcheapestquote")
    },
    Row(code: "InvalidConsignmentStateException", status: 400, when: "a change comes after the allocation") {
      $0.put("/consignments", #"{"Reference":"\#(allocated)"}"#)
    },
    Row(code: "MpdCarrierServiceNotFoundException", status: 400, when: "no service has the reference") {
      $0.put(
        "/allocation/allocatewithcarrierservice",
        #"{"MpdCarrierServiceReference":"NONE","ConsignmentReferences":["\#(unallocated)"]}"#)
    },
    Row(code: "ServiceGroupNotFoundException", status: 400, when: "no group to allocate in has the reference") {
      $0.put("/allocation/\(unallocated)/allocatewithservicegroup/none")
    },
    Row(code: "ServiceGroupNotFoundException", status: 404, when: "no group to read has the reference") {
      $0.get("/serviceGroups/none")
    },
    Row(code: "ServiceGroupAlreadyExistsException", status: 400, when: "a new group takes a reference in use") {
      $0.post("/serviceGroups", #"{"Reference":"valuableGoods","Name":"Again","MpdCarrierServiceProfiles":[]}"#)
    },
    Row(code: "ServiceProfileNotFoundException", status: 400, when: "a group names a service that there is not") {
      $0.post("/serviceGroups", group(service: "NONE"))
    },
    Row(code: "MpdCarrierNotFoundException", status: 404, when: "no carrier has the reference") {
      $0.get("/collectioncalendar/Sorted1/NONE")
    },
    Row(code: "ShippingLocationNotFoundException", status: 404, when: "no shipping location has the reference") {
      $0.get("/collectioncalendar/none/UPS")
    },
    Row(code: "ShippingLocationReferenceInUseException", status: 400, when: "a new location takes a reference in use") {
      $0.post("/shippinglocations", $0.get("/shippinglocations/Sorted1").text)
    },
    Row(code: "PackageSizeNotFoundForCustomerException", status: 404, when: "no package size has the reference") {
      $0.put("/packagesizes/none/default")
    },
    Row(code: "PackageSizeAlreadyExistsException", status: 400, when: "a new size takes a reference in use") {
      let sizes = $0.get("/packagesizes").list
      let first = try JSONSerialization.data(withJSONObject: #require(sizes.first))
      return $0.post("/packagesizes", String(decoding: first, as: UTF8.self))
    },
    Row(code: "LabelNotFoundException", status: 404, when: "the consignment is not allocated") {
      $0.get("/labels/\(unallocated)")
    },
    Row(code: "LabelNotFoundException", status: 404, when: "the format is none that is drawn") {
      $0.get("/labels/\(allocated)/gif")
    },
    Row(code: "CustomsDocumentNotFoundException", status: 404, when: "the consignment stays in the country") {
      $0.get("/consignments/docs/\(allocated)")
    },
    Row(code: "InvalidQueryParameterException", status: 400, when: "a page or a period does not parse") {
      $0.get("/consignments/summary?startFrom=yesterday")
    },
    Row(code: "PackageNotFoundException", status: 404, when: "no package has the reference") {
      $0.send(.delete, "/packages/EP-999-999-999")
    },
    Row(code: "ItemNotFoundException", status: 404, when: "no item has the reference") {
      $0.get("/items/099681e6c66d47c982c86e1e5aaa803c")
    },
    Row(code: "PackageNotInConsignmentException", status: 400, when: "an update names another consignment's package") {
      let foreign = try package(of: "EC-000-A04-0DV", $0)
      let body = consignment(
        destination: #""AddressLine1":"1","Postcode":"M1 5WG","Country":{"IsoCode":{"TwoLetterCode":"GB"}}"#
      )
      .replacingOccurrences(of: #""Packages":[{"#, with: #""Packages":[{"Reference":"\#(foreign)","#)
      return $0.put("/consignments", #"{"Reference":"\#(unallocated)","# + body.dropFirst())
    },
    Row(code: "LastPackageException", status: 400, when: "the last package is deleted") {
      $0.send(.delete, "/packages/\(try package(of: unallocated, $0))")
    },
    Row(code: "CollectionCalendarEntryNotFoundException", status: 404, when: "no calendar has the rule") {
      $0.put("/collectioncalendar/removeRule/099681e6-c66d-47c9-82c8-6e1e5aaa803c")
    },
    Row(code: "ManifestNotFoundException", status: 404, when: "no manifest has the reference") {
      $0.get("/consignments/customer/manifest/099681e6c66d47c982c86e1e5aaa803c")
    },
    Row(code: "OrderNotFoundException", status: 404, when: "no order has the reference") {
      $0.get("/orders/EO-999-999-999")
    },
    Row(code: "OrderPackageNotFoundException", status: 404, when: "the order has no such package") {
      $0.post(
        "/orders/deleteorderpackages",
        #"{"OrderReference":"\#(try OrdersTests.created($0))","OrderPackageReferences":["EP-999-999-999"]}"#)
    },
    Row(code: "OrderItemNotFoundException", status: 404, when: "the order's package has no such item") {
      let order = try OrdersTests.created($0)
      let package = try OrdersTests.package(of: order, $0)
      return $0.post(
        "/orders/deleteorderpackageitems",
        #"{"OrderReference":"\#(order)","PackageReference":"\#(package)","OrderItemReferences":["none"]}"#)
    },
    Row(code: "DeliveryOptionNotFoundException", status: 404, when: "no option has the reference") {
      $0.get("/deliveryoptions/details/EDO-000-000-000")
    },
    Row(code: "DeliveryOptionExpiredException", status: 400, when: "the cut-off of the option has passed") {
      let option = try option("", $0)
      try $0.travel(to: "2019-06-15T12:00:00Z")
      return $0.post("/deliveryoptions/select/\(option)", "")
    },
    Row(code: "PotentialConsignmentNotFoundException", status: 404, when: "no request for options has the reference") {
      $0.get("/deliveryoptions/EPC-000-000-000?deliveryDate=2019-06-17")
    },
    Row(code: "ReservationRequiredException", status: 400, when: "the shop wants a reservation and has none") {
      $0.post("/deliveryoptions/select/\(try option("/pickupoptions", $0))", "")
    },
    Row(code: "ReservationExpiredException", status: 400, when: "the shop could be reserved until now") {
      let option = try option("/pickupoptions", $0)
      try $0.travel(to: "2019-06-14T10:00:01Z")
      return $0.post("/deliveryoptions/reserve/\(option)", "")
    },
    Row(code: "PickupOptionRequiredException", status: 400, when: "a delivery to the door is to be reserved") {
      $0.post("/deliveryoptions/reserve/\(try option("", $0))", "")
    },
    Row(code: "QuoteNotFoundException", status: 400, when: "no quote has the reference") {
      $0.put("/allocation/\(unallocated)/allocatewithquote/112236d5-4460-492f-a6bd-aa3f00f62dfb")
    },
    Row(code: "QuoteExpiredException", status: 400, when: "the quote has expired") {
      let quote = try quote(of: unallocated, $0)
      try $0.travel(to: "2019-06-15T12:00:00Z")
      return $0.put("/allocation/\(unallocated)/allocatewithquote/\(quote)")
    },
    Row(code: "QuoteConsignmentMismatchException", status: 400, when: "the quote was given for another consignment") {
      let quote = try quote(of: "EC-000-A04-0DV", $0)
      return $0.put("/allocation/\(unallocated)/allocatewithquote/\(quote)")
    },
    Row(code: "QuoteRequestNotFoundException", status: 404, when: "no request for quotes has the reference") {
      $0.get("/quotes/112236d5-4460-492f-a6bd-aa3f00f62dfb")
    },
    Row(code: "BadRequestException", status: 400, when: "the bytes are no HTTP request") {
      $0.refuse(.malformedRequestLine)
    },
    Row(code: "RequestHeadTooLargeException", status: 431, when: "there are too many header fields") {
      $0.refuse(.tooManyFields(limit: 100))
    },
    Row(code: "RequestTooLargeException", status: 413, when: "the body is too large") {
      $0.refuse(.bodyTooLarge(limit: 10))
    },
    Row(code: "RequestTimeoutException", status: 408, when: "the request takes too long to arrive") {
      $0.refuse(.headTimedOut(limit: .seconds(10)))
    },
    Row(code: "ServiceUnavailableException", status: 503, when: "clients make the process hold all that it may") {
      $0.refuse(.memoryFull)
    },
    Row(code: "ForbiddenException", status: 403, when: "a web page of another site asks, whatever the path") {
      $0.with("Origin", "https://attacker.example").get("/nowhere")
    },
    Row(code: "NotSupportedException", status: 417, when: "the request expects what is not done") {
      $0.refuse(.unsupportedExpectation("soon"))
    },
  ]
}

private let allocated = "EC-000-05B-MMA"
private let unallocated = "EC-000-083-45D"
private let tagged = "EC-000-0TA-G00"

private func package(of reference: String, _ caller: Caller) throws -> String {
  let packages = caller.get("/consignments/\(reference)").object["Packages"] as? [[String: Any]] ?? []
  return try #require(packages.first?["Reference"] as? String)
}

private func quote(of reference: String, _ caller: Caller) throws -> String {
  let quotes = caller.get("/quotes/consignment/\(reference)").object["Quotes"] as? [[String: Any]] ?? []
  return try #require(quotes.first?["QuoteReference"] as? String)
}

private func group(service: String) -> String {
  #"{"Reference":"G1","Name":"G","MpdCarrierServiceProfiles":[{"MpdCarrierService":{"Reference":"\#(service)"}}]}"#
}

private func consignment(destination: String) -> String {
  #"""
  {"Packages":[{"Weight":{"Value":0.5,"Unit":"Kg"},"Dimensions":{"Unit":"Cm","Width":10,"Length":10,"Height":10}}],\#
  "Addresses":[{"AddressType":"Origin","ShippingLocationReference":"Sorted1"},\#
  {"AddressType":"Destination",\#(destination)}]}
  """#
}
