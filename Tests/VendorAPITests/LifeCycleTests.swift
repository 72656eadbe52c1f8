import Foundation
import HTTPTypes
import Testing

/// contract/30-consignments.md, section 5; contract/10-allocation.md, section 8.
@Suite struct LifeCycleTests {
  private static let mma = "EC-000-05B-MMA"
  private static let other = "EC-000-083-45D"
  private static let base = "https://apisandbox.electioapp.com/consignments"

  private static func allocated(_ references: String...) throws -> Caller {
    let caller = try Caller()
    for reference in references {
      let answer = caller.put("/allocation/allocate", #"{"ConsignmentReferences":["\#(reference)"]}"#)
      try #require(answer.list.first?["StatusCode"] as? Int == 200, "\(answer.text)")
    }
    return caller
  }

  private static func state(_ caller: Caller, _ reference: String = mma) -> String? {
    caller.get("/consignments/\(reference)/status").object["Status"] as? String
  }

  // MARK: - Deallocation

  @Test func `deallocation leaves the consignment as it was before allocation`() throws {
    let caller = try Caller()
    let before = caller.get("/consignments/\(Self.mma)").text
    _ = caller.put("/allocation/allocate", #"{"ConsignmentReferences":["\#(Self.mma)"]}"#)
    #expect(caller.get("/consignments/\(Self.mma)").text != before)
    let answer = caller.put("/consignments/\(Self.mma)/deallocate")
    #expect(answer.status == 200)
    #expect(answer.text.isEmpty)
    #expect(answer.fields[.contentType] == nil)
    #expect(caller.get("/consignments/\(Self.mma)").text == before)
  }

  @Test func `deallocation gives the shipping date back that the consignment was created with`() throws {
    let caller = try Caller()
    let asked = "2019-06-19T09:30:00+00:00"
    let href = try #require(
      caller.post("/consignments", CreateConsignmentTests.smallest(extra: #""ShippingDate":"\#(asked)","#))
        .list.first?["Href"] as? String)
    let reference = String(try #require(href.split(separator: "/").last))
    func shippingDate() -> String? { caller.get("/consignments/\(reference)").object["ShippingDate"] as? String }
    for _ in 0..<2 {
      _ = caller.put("/allocation/allocate", #"{"ConsignmentReferences":["\#(reference)"]}"#)
      #expect(shippingDate() == "2019-06-19T17:00:00+01:00")
      #expect(caller.put("/consignments/\(reference.lowercased())/deallocate").status == 200)
      #expect(shippingDate() == asked)
    }
  }

  @Test func `deallocation gives the shipping date of the last update back`() throws {
    let caller = try Caller()
    let consignment = caller.get("/consignments/\(Self.mma)").object
    var body: [String: Any] = ["Reference": Self.mma, "ShippingDate": "2019-06-20T00:00:00+00:00"]
    body["Addresses"] = consignment["Addresses"]
    let text = String(decoding: try JSONSerialization.data(withJSONObject: body), as: UTF8.self)
    #expect(caller.put("/consignments", text).status == 200)
    _ = caller.put("/allocation/allocate", #"{"ConsignmentReferences":["\#(Self.mma)"]}"#)
    #expect(Self.state(caller) == "Allocated")
    _ = caller.put("/consignments/\(Self.mma)/deallocate")
    #expect(
      caller.get("/consignments/\(Self.mma)").object["ShippingDate"] as? String == "2019-06-20T00:00:00+00:00")
  }

  @Test func `a deallocated consignment may be allocated again and gets another tracking reference`() throws {
    let caller = try Self.allocated(Self.mma)
    func tracking() -> [[String]] {
      (caller.get("/consignments/\(Self.mma)").object["ConsignmentLegs"] as? [[String: Any]] ?? [])
        .compactMap { $0["TrackingReferences"] as? [String] }
    }
    let first = tracking()
    _ = caller.put("/consignments/\(Self.mma)/deallocate")
    #expect(tracking() == [])
    _ = caller.put("/allocation/allocate", #"{"ConsignmentReferences":["\#(Self.mma)"]}"#)
    #expect(tracking() != first && !tracking().isEmpty)
  }

  @Test func `deallocatelist answers each consignment in turn as documented`() throws {
    let caller = try Self.allocated(Self.mma, Self.other)
    let answer = caller.put("/consignments/deallocatelist", #"["\#(Self.mma)","\#(Self.other)"]"#)
    #expect(answer.status == 200)
    #expect(
      answer.text
        == #"[{"IsSuccess":true,"Message":"Consignment deallocation completed successfully","#
        + #""Data":"EC-000-05B-MMA","ApiLinks":null},"#
        + #"{"IsSuccess":true,"Message":"Consignment deallocation completed successfully","#
        + #""Data":"EC-000-083-45D","ApiLinks":null}]"#)
  }

  @Test func `deallocatelist keeps a refused reference as it was sent and does the others`() throws {
    let caller = try Self.allocated(Self.mma)
    let answer = caller.put("/consignments/deallocatelist", #"["ec-999","\#(Self.other)","\#(Self.mma)"]"#)
    #expect(
      answer.text
        == #"[{"IsSuccess":false,"Message":"Consignment ec-999 not found","Data":"ec-999","ApiLinks":null},"#
        + #"{"IsSuccess":false,"Message":"Consignment EC-000-083-45D cannot be deallocated in the state Unallocated; "#
        + #"it must be Allocated, Manifested or ManifestFailed","Data":"EC-000-083-45D","ApiLinks":null},"#
        + #"{"IsSuccess":true,"Message":"Consignment deallocation completed successfully","#
        + #""Data":"EC-000-05B-MMA","ApiLinks":null}]"#)
  }

  // MARK: - Cancel, ready to ship

  @Test func `cancel is answered without a body and is final`() throws {
    let caller = try Self.allocated(Self.mma)
    let answer = caller.put("/consignments/\(Self.mma)/cancel")
    #expect(answer.status == 200)
    #expect(answer.text.isEmpty)
    #expect(Self.state(caller) == "Cancelled")
    #expect(caller.put("/consignments/\(Self.mma)/cancel").code == "InvalidConsignmentStateException")
  }

  @Test func `cancellist is answered as documented`() throws {
    #expect(
      try Caller().put("/consignments/cancellist", #"["\#(Self.mma)"]"#).text
        == #"[{"IsSuccess":true,"Message":"Consignment cancellation completed successfully","#
        + #""Data":"EC-000-05B-MMA","ApiLinks":null}]"#)
  }

  @Test func `set ready and not ready to ship are answered as documented with the detail link`() throws {
    let caller = try Self.allocated(Self.mma)
    let links = #""ApiLinks":[{"Rel":"detail","Href":"\#(Self.base)/EC-000-05B-MMA"}]}]"#
    #expect(
      caller.put("/consignments/setreadytoship", #"["ec-000-05b-mma"]"#).text
        == #"[{"IsSuccess":true,"Message":"Consignment marked as Ready To Ship completed successfully","#
        + #""Data":"EC-000-05B-MMA","# + links)
    #expect(Self.state(caller) == "ReadyToShip")
    #expect(
      caller.put("/consignments/setnotreadytoship", #"["\#(Self.mma)"]"#).text
        == #"[{"IsSuccess":true,"#
        + #""Message":"Consignment set back to Allocated from Ready To Ship completed successfully","#
        + #""Data":"EC-000-05B-MMA","# + links)
    #expect(Self.state(caller) == "Allocated")
  }

  // MARK: - Manifest, dispatch

  @Test func `manifest is answered as documented and files one manifest a carrier and place`() throws {
    let caller = try Self.allocated(Self.mma, Self.other)
    let answer = caller.put(
      "/consignments/manifest", #"{"ConsignmentReferences":["\#(Self.mma)","EC-9","\#(Self.other)"]}"#)
    #expect(answer.status == 200)
    #expect(
      answer.text.hasPrefix(
        #"[{"IsSuccess":true,"Message":"Consignment EC-000-05B-MMA has been manifested successfully.","#
          + #""Data":"EC-000-05B-MMA","ApiLinks":[{"Rel":"Link","Href":"\#(Self.base)/EC-000-05B-MMA"}]},"#
          + #"{"IsSuccess":false,"Message":"Consignment EC-9 not found","Data":"EC-9","ApiLinks":null},"#))
    #expect(Self.state(caller) == "Manifested")

    let manifests = caller.get("/consignments/customer/manifests").list
    #expect(manifests.compactMap { $0["BookingsCount"] as? Int }.reduce(0, +) == 2)
    let first = try #require(manifests.last)
    #expect(try #require(first["ManifestReference"] as? String).contains(#/^[0-9a-f]{32}$/#))
    #expect(first["ShippingLocationReference"] as? String == "Sorted1")
    #expect(first["CarrierName"] as? String == "Carrier X")
    #expect(first["Created"] as? String == "2019-06-14T09:00:00+00:00")
    #expect(
      caller.get("/consignments/customer/manifests?shippinglocationreference=SORTED1").list.count == manifests.count)
    #expect(caller.get("/consignments/customer/manifests?shippingLocationReference=Elsewhere").text == "[]")
  }

  /// contract/95-audit.md, D23.
  @Test func `manifests stand newest first, each with the name of its file and no name of its place`() throws {
    let caller = try Self.allocated(Self.mma, Self.other)
    _ = caller.put("/consignments/manifest", #"{"ConsignmentReferences":["\#(Self.mma)"]}"#)
    try caller.travel(to: "2019-06-14T10:00:00Z")
    _ = caller.put("/consignments/manifest", #"{"ConsignmentReferences":["\#(Self.other)"]}"#)
    let manifests = caller.get("/consignments/customer/manifests").list
    #expect(
      manifests.compactMap { $0["Created"] as? String } == ["2019-06-14T10:00:00+00:00", "2019-06-14T09:00:00+00:00"])
    for manifest in manifests {
      let reference = try #require(manifest["ManifestReference"] as? String)
      #expect(manifest["ManifestFileName"] as? String == "Sorted1-\(reference).pdf")
      #expect((manifest["ManifestFileStorageContainer"] as? String)?.isEmpty == false)
      #expect(manifest["ShippingLocationName"] is NSNull)
      let file = caller.get("/consignments/customer/manifest/\(reference)").text
      #expect(caller.get("/consignments/manifest/\(reference)").text == file)
      #expect(caller.get("/ConsignmentCustomers/manifest/\(reference)").text == file)
    }
    #expect(caller.get("/ConsignmentCustomers/manifests").text == caller.get("/consignments/customer/manifests").text)
  }

  @Test func `the members of a customer manifest stand in the documented order`() throws {
    let caller = try Self.allocated(Self.mma)
    _ = caller.put("/consignments/manifest", #"{"ConsignmentReferences":["\#(Self.mma)"]}"#)
    let text = caller.get("/consignments/customer/manifests").text
    let order = [
      "ManifestReference", "ManifestFileStorageContainer", "ManifestFileName", "ShippingLocationReference",
      "ShippingLocationName", "Created", "CarrierName", "BookingsCount", "ManifestFileNameSentToCarrier",
    ]
    #expect(text.matches(of: #/"([A-Za-z]+)":/#).map { String($0.output.1) } == order)
  }

  @Test func `a manifest that nobody made is not found`() throws {
    let answer = try Caller().get("/consignments/customer/manifest/099681e6c66d47c982c86e1e5aaa803c")
    #expect(answer.status == 404)
    #expect(answer.code == "ManifestNotFoundException")
    #expect(answer.message == "Specified Manifest not found in database: 099681e6c66d47c982c86e1e5aaa803c")
  }

  @Test func `manifestFromQuery counts what it has found and done`() throws {
    let caller = try Self.allocated(Self.mma, Self.other)
    // The built-in consignments have one more that is allocated from the start.
    let query = #"{"ShippingLocationReferences":[],"States":["Allocated"],"Carriers":[],"LabelsPrinted":false}"#
    let answer = caller.post("/consignments/manifestFromQuery", query)
    #expect(answer.status == 200)
    #expect(
      answer.text
        == #"{"Message":"Query found 3 consignment(s). 3 successfully queued to manifest. "#
        + #"0 failed to be added to the queue","FailedConsignments":[]}"#)
    #expect(Self.state(caller) == "Manifested")
    // The live answer in XML ends its sentence (contract/30-consignments.md, section 5).
    let xml = caller.with("Accept", "text/xml").post("/consignments/manifestFromQuery", query).text
    #expect(xml.contains(" 0 failed to be added to the queue.</Message>"))
    #expect(
      caller.put("/consignments/MANIFESTFROMQUERY", query).text.hasPrefix(
        #"{"Message":"Query found 0 consignment(s). 0 successfully"#))
  }

  @Test func `manifestFromQuery names the consignments whose state forbids it`() throws {
    let caller = try Self.allocated(Self.mma)
    let answer = caller.post("/consignments/manifestFromQuery", #"{"States":["cancelled","Allocated"]}"#)
    #expect(
      answer.text
        == #"{"Message":"Query found 3 consignment(s). 2 successfully queued to manifest. "#
        + #"1 failed to be added to the queue","FailedConsignments":["EC-000-0ST-CAN"]}"#)
  }

  @Test(arguments: [
    (#""ShippingLocationReferences":["sorted1"]"#, true), (#""ShippingLocationReferences":["nowhere"]"#, false),
    (#""Carriers":["carrier_x"]"#, true), (#""Carriers":["nobody","Carrier X"]"#, true),
    (#""Carriers":["nobody"]"#, false), (#""LabelsPrinted":true"#, false), (#""LabelsPrinted":null"#, true),
    (#""ShippingDate":"2019-06-14""#, true), (#""ShippingDate":"2019-06-15""#, false),
    (#""ShippingDateRanges":{"StartDate":"2019-06-14","EndDate":"2019-06-14"}"#, true),
    (#""ShippingDateRanges":{"StartDate":"2019-06-15"}"#, false),
    (#""ShippingDateRanges":{"EndDate":"2019-06-13"}"#, false),
  ])
  func `each criterion of manifestFromQuery must hold`(criterion: String, holds: Bool) throws {
    let caller = try Self.allocated(Self.mma)
    #expect(caller.post("/consignments/manifestFromQuery", #"{"States":["Allocated"],\#(criterion)}"#).status == 200)
    #expect(Self.state(caller) == (holds ? "Manifested" : "Allocated"))
  }

  @Test(arguments: [
    ("{}", "States: At least one state is required, of Unallocated, "),
    (#"{"States":[]}"#, "States: At least one state is required, of Unallocated, "),
    (#"{"States":["Lost in space"]}"#, "States[0]: 'Lost in space' is not one of Unallocated, "),
    (#"{"States":["Allocated"],"ShippingDate":"soon"}"#, "ShippingDate: 'soon' is not a date-time"),
  ])
  func `manifestFromQuery names the member at fault`(body: String, detail: String) throws {
    let answer = try Caller().post("/consignments/manifestFromQuery", body)
    #expect(answer.status == 400)
    #expect(answer.code == "ValidationException")
    #expect(answer.details.first?.hasPrefix(detail) == true, "\(answer.text)")
  }

  @Test func `dispatch answers Success, Failed and NotFound`() throws {
    let caller = try Self.allocated(Self.mma)
    _ = caller.put("/consignments/manifest", #"{"ConsignmentReferences":["\#(Self.mma)"]}"#)
    let answer = caller.put(
      "/consignments/dispatch", #"{"ConsignmentReferences":["\#(Self.mma)","\#(Self.other)","EC-9"]}"#)
    #expect(answer.status == 200)
    #expect(
      answer.text
        == #"[{"ConsignmentReferenceForAllLegsAssignedByMpd":"EC-000-05B-MMA","Status":"Success","HttpStatusCode":200,"#
        + #""ApiLinks":[{"Rel":"detail","Href":"\#(Self.base)/EC-000-05B-MMA"}],"#
        + #""Message":"Consignment EC-000-05B-MMA has been dispatched successfully."},"#
        + #"{"ConsignmentReferenceForAllLegsAssignedByMpd":"EC-000-083-45D","Status":"Failed","HttpStatusCode":400,"#
        + #""ApiLinks":[{"Rel":"detail","Href":"\#(Self.base)/EC-000-083-45D"}],"#
        + #""Message":"Consignment EC-000-083-45D cannot be dispatched in the state Unallocated; it must be Manifested"},"#
        + #"{"ConsignmentReferenceForAllLegsAssignedByMpd":"EC-9","Status":"NotFound","HttpStatusCode":404,"#
        + #""ApiLinks":null,"Message":"Consignment EC-9 not found"}]"#)
    #expect(Self.state(caller) == "Dispatched")
    #expect(
      caller.get("/consignments/\(Self.mma)").object["DateShipped"] as? String == "2019-06-14T09:00:00+00:00")
  }

  // MARK: - What bad input gets

  @Test(arguments: ["deallocate", "cancel"])
  func `an unknown consignment is a 404`(word: String) throws {
    let answer = try Caller().put("/consignments/EC-999-999-999/\(word)")
    #expect(answer.status == 404)
    #expect(answer.code == "ConsignmentNotFoundException")
    #expect(answer.message == "Consignment EC-999-999-999 not found")
  }

  @Test(arguments: ["", #""""#, "null", "{}", "7", #"["EC-000-083-45D"]"#])
  func `a body where none is needed is ignored`(body: String) throws {
    let caller = try Self.allocated(Self.mma)
    #expect(caller.put("/consignments/\(Self.mma)/deallocate", body).status == 200)
    #expect(caller.put("/consignments/\(Self.mma)/cancel", body).status == 200)
    #expect(Self.state(caller, Self.other) == "Unallocated")
  }

  @Test(arguments: ["deallocatelist", "cancellist", "setreadytoship", "setnotreadytoship"])
  func `a bare list must be a list of references with one at least`(word: String) throws {
    let caller = try Caller()
    for body in ["", "[]", "{}", "[{}]", "null", #""EC-000-05B-MMA""#, #"["EC-000-05B-MMA""#, "[null]"] {
      let answer = caller.put("/consignments/\(word)", body)
      #expect(answer.status == 400, "\(body)")
      #expect(answer.code == "ValidationException", "\(body)")
    }
    #expect(caller.put("/consignments/\(word)", "[{}]").details == ["[0]: a string is needed, not an object"])
  }

  @Test func `a customer's reference that is not there is named`() throws {
    let answer = try Caller().put("/consignments/\(Self.mma)/setCustomerProvidedReference", "{}")
    #expect(answer.status == 400 && answer.code == "ValidationException")
    #expect(answer.details.count == 1 && answer.details[0].hasPrefix("Reference: "), "\(answer.text)")
  }

  @Test(arguments: ["manifest", "Dispatch"])
  func `a list by name must have one reference at least`(word: String) throws {
    for body in ["{}", #"{"ConsignmentReferences":[]}"#, #"{"ConsignmentReferences":null}"#] {
      let answer = try Caller().put("/consignments/\(word)", body)
      #expect(answer.status == 400)
      #expect(answer.details == ["ConsignmentReferences: At least one consignment reference is required"])
    }
  }

  @Test func `the same reference twice in a list is done once`() throws {
    let answer = try Caller().put("/consignments/cancellist", #"["\#(Self.mma)","\#(Self.mma)"]"#)
    #expect(answer.list.map { $0["IsSuccess"] as? Bool } == [true, false])
  }
}
