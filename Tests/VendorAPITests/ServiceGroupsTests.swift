import Foundation
import HTTPTypes
import Testing

/// contract/20-rules-and-catalog.md, section 3.
@Suite struct ServiceGroupsTests {
  private static let cheap = "EC-000-05B-MMA"

  private static func group(
    _ reference: String, _ services: [(String, Bool)], name: String = "Mine", enabled: Bool = true
  ) -> String {
    let profiles = services.map {
      #"{"IsEnabled":\#($0.1),"MpdCarrierService":{"Reference":"\#($0.0)"}}"#
    }
    return #"""
      {"Reference":"\#(reference)","Name":"\#(name)","IsEnabled":\#(enabled),\#
      "MpdCarrierServiceProfiles":[\#(profiles.joined(separator: ","))]}
      """#
  }

  private static func allocate(_ group: String) -> String { "/allocation/\(cheap)/allocatewithservicegroup/\(group)" }

  private func winner(_ answer: Caller.Answer) -> String? { answer.list.first?["CarrierServiceReference"] as? String }

  // MARK: - Reading

  @Test func `a group's profiles show the allocation rules, members in the documented order`() throws {
    let answer = try Caller().get("/serviceGroups/valuableGoods")
    #expect(answer.status == 200)
    let customer = try #require(answer.object["CustomerReference"] as? String)
    #expect(
      answer.text.hasPrefix(
        #"""
        {"Reference":"valuableGoods","Name":"Valuable Goods","CustomerReference":"\#(customer)",\#
        "MpdCarrierServiceProfiles":[{"IsEnabled":true,"CustomerReference":"\#(customer)",\#
        "MpdCarrierService":{"Name":"Next Day Super",
        """#))
    #expect(
      answer.text.contains(
        #"""
        "DimensionRestrictions":[{"Id":1,"DimensionType":"Length","RangeFrom":0,"RangeTo":120},\#
        {"Id":2,"DimensionType":"Girth","RangeFrom":0,"RangeTo":200},\#
        {"Id":3,"DimensionType":"AbsoluteWeight","RangeFrom":0,"RangeTo":30}],\#
        "DomesticLocationRestrictions":[{"Id":1,"PostcodeArea":"M","PostcodeDistrict":"2","PostcodeSector":"6",\#
        "PostcodeUnit":"LW"},{"Id":2,"PostcodeArea":"HS","PostcodeDistrict":null,"PostcodeSector":null,\#
        "PostcodeUnit":null},
        """#))
    #expect(
      answer.text.contains(
        #"""
        "InternationalLocationRestrictions":[],"CompensationAndValue":{"Id":1,"MaxParcelValue":2500,\#
        "GetEnhancedCompensation":false,"CompensationThreshold":null}}
        """#))
    #expect(answer.text.hasSuffix(#"}}],"IsEnabled":true}"#))
  }

  @Test func `excluded countries and ZIP prefixes are international restrictions`() throws {
    let answer = try Caller().get("/serviceGroups/International")
    #expect(
      answer.text.contains(
        #"{"Id":1,"Postcode":null,"Town":null,"County":null,"CountryTwoLetterIsoCode":"KP"}"#))
    #expect(
      answer.text.contains(
        #""Postcode":"967-968","Town":null,"County":null,"CountryTwoLetterIsoCode":"US"}"#))
  }

  @Test(arguments: ["/serviceGroups", "/servicegroups/", "/serviceGroups/summaries"])
  func `all groups are listed in their order, disabled ones too`(path: String) throws {
    let groups = try Caller().get(path).list
    #expect(
      groups.map { $0["Reference"] as? String } == [
        "valuableGoods", "Sat Del", "HVGoods", "DG1", "International", "Freight", "Christmas2018",
      ])
    #expect(groups.map { $0["IsEnabled"] as? Bool } == [true, true, true, true, true, true, false])
  }

  @Test func `a summary has no profiles`() throws {
    let summary = try Caller().get("/serviceGroups/summary/hvgoods")
    #expect(summary.status == 200)
    #expect(summary.object["Reference"] as? String == "HVGoods")
    #expect((summary.object["MpdCarrierServiceProfiles"] as? [Any])?.isEmpty == true)
  }

  @Test func `a disabled service stays listed in its group`() throws {
    let profiles = try Caller().get("/serviceGroups/HVGoods").object["MpdCarrierServiceProfiles"] as? [[String: Any]]
    #expect(profiles?.map { $0["IsEnabled"] as? Bool } == [true, true, true, true, true, true, false])
  }

  @Test(arguments: [
    ("valuableGoods", "false"), ("VALUABLEGOODS", "false"), ("Sat%20Del", "false"), ("mine", "true"),
    ("a%2Fb", "false"), ("summaries", "false"),
  ])
  func `a reference is available when nothing has it and a path can name it`(reference: String, text: String) throws {
    let answer = try Caller().get("/serviceGroups/\(reference)/available")
    #expect(answer.status == 200)
    #expect(answer.text == text)
  }

  @Test(arguments: [
    ("GET", "/serviceGroups/mine"), ("GET", "/serviceGroups/summary/mine"), ("DELETE", "/serviceGroups/mine"),
    ("PUT", "/serviceGroups/mine"),
  ])
  func `an unknown group is a 404 that names those there are`(method: String, path: String) throws {
    let caller = try Caller()
    let body = method == "PUT" ? Self.group("mine", [("CX_NDS", true)]) : ""
    let answer = caller.send(.init(rawValue: method) ?? .get, path, body)
    #expect(answer.status == 404)
    #expect(answer.code == "ServiceGroupNotFoundException")
    #expect(answer.message?.hasPrefix("Service group (mine) not found for customer (") == true)
    #expect(
      answer.details == [
        "mpdCarrierServiceGroupReference: There is no service group 'mine'; known: valuableGoods, Sat Del, HVGoods, DG1, International, Freight, Christmas2018"
      ])
  }

  // MARK: - Changing

  @Test func `a new group is honoured by the next allocation, in its own world alone`() throws {
    let caller = try Caller()
    let created = caller.post("/serviceGroups", Self.group("My Group", [("EDC5_DPDND", true), ("CX_ECO", true)]))
    #expect(created.status == 201)
    #expect(created.object["Reference"] as? String == "My Group")
    #expect(caller.get("/serviceGroups/my%20group").text == created.text)
    #expect(winner(caller.put(Self.allocate("my%20group"))) == "CX_ECO")
    let other = caller.with(key: "other")
    #expect(other.get("/serviceGroups/My%20Group").status == 404)
    #expect(other.put(Self.allocate("My%20Group")).code == "ServiceGroupNotFoundException")
    #expect(other.get("/serviceGroups").list.count == 7)
    #expect(caller.get("/serviceGroups").list.count == 8)
  }

  @Test func `the group's name and code stand on what was allocated with it`() throws {
    let caller = try Caller()
    _ = caller.post("/serviceGroups", Self.group("G1", [("CX_NDS", true)], name: "Group One"))
    _ = caller.put(Self.allocate("g1"))
    let allocation = caller.get("/consignments/\(Self.cheap)").object["Allocation"] as? [String: Any]
    #expect(allocation?["CarrierServiceGroupReference"] as? String == "G1")
    #expect(allocation?["MpdCarrierServiceGroupName"] as? String == "Group One")
  }

  @Test func `a service that is disabled in a group is not chosen from it, but by name`() throws {
    let caller = try Caller()
    _ = caller.post("/serviceGroups", Self.group("G1", [("CX_NDS", false), ("EDC5_DPDND", true)]))
    let profiles = caller.get("/serviceGroups/G1").object["MpdCarrierServiceProfiles"] as? [[String: Any]]
    #expect(profiles?.map { $0["IsEnabled"] as? Bool } == [false, true])
    #expect(winner(caller.put(Self.allocate("G1"))) == "EDC5_DPDND")
    let other = caller.with(key: "other")
    let body = #"{"MpdCarrierServiceReference":"CX_NDS","ConsignmentReferences":["\#(Self.cheap)"]}"#
    #expect(winner(other.put("/allocation/allocatewithcarrierservice", body)) == "CX_NDS")
  }

  @Test(arguments: [
    (group("G1", []), "Service group G1 has no carrier services."),
    (group("G1", [("CX_NDS", false)]), "Service group G1 has no enabled carrier services."),
    (group("G1", [("CX_NDS", true)], enabled: false), "Service group G1 is disabled."),
  ])
  func `a group with nobody to choose fails the allocation`(body: String, reason: String) throws {
    let caller = try Caller()
    #expect(caller.post("/serviceGroups", body).status == 201)
    let answer = caller.put(Self.allocate("G1"))
    #expect(answer.status == 400)
    #expect(answer.code == "AllocationFailedException")
    #expect(answer.message == reason)
  }

  @Test func `an update replaces the group in its place and the next allocation sees it`() throws {
    let caller = try Caller()
    let updated = caller.put("/serviceGroups/valuablegoods", Self.group("", [("EDC5_DPD12", true)], name: ""))
    #expect(updated.status == 200)
    #expect(updated.object["Reference"] as? String == "valuablegoods")
    #expect(winner(caller.put(Self.allocate("valuableGoods"))) == "EDC5_DPD12")
    #expect(caller.get("/serviceGroups/summaries").list.first?["Reference"] as? String == "valuablegoods")
  }

  @Test func `an update may give a group another reference`() throws {
    let caller = try Caller()
    #expect(caller.put("/serviceGroups/DG1", Self.group("DG2", [("CX_DG_A", true)])).status == 200)
    #expect(caller.get("/serviceGroups/DG1").status == 404)
    #expect(caller.get("/serviceGroups/DG2").status == 200)
    #expect(caller.get("/serviceGroups").list.count == 7)
  }

  @Test func `what a read answers can be sent back`() throws {
    let caller = try Caller()
    let read = caller.get("/serviceGroups/HVGoods")
    let written = caller.put("/serviceGroups/HVGoods", read.text)
    #expect(written.status == 200)
    #expect(written.text == read.text)
  }

  @Test func `a deleted group is gone, and the answer has no body`() throws {
    let caller = try Caller()
    let deleted = caller.send(.delete, "/serviceGroups/VALUABLEGOODS")
    #expect(deleted.status == 200)
    #expect(deleted.text.isEmpty)
    #expect(caller.get("/serviceGroups/valuableGoods").status == 404)
    #expect(caller.put(Self.allocate("valuableGoods")).code == "ServiceGroupNotFoundException")
    #expect(caller.post("/serviceGroups", Self.group("valuableGoods", [("CX_NDS", true)])).status == 201)
  }

  // MARK: - Refusals, each of which changes nothing

  @Test(arguments: [
    (
      group("VALUABLEGOODS", [("CX_NDS", true)]), "ServiceGroupAlreadyExistsException",
      "Service group reference (VALUABLEGOODS) is already in use",
      "Reference: The reference 'VALUABLEGOODS' is in use; references compare without regard to case"
    ),
    (
      group("A/B", [("CX_NDS", true)]), "ValidationException", "The request is not valid",
      "Reference: The reference 'A/B' has a slash in it, so that no path could name it"
    ),
    (
      group("Summaries", [("CX_NDS", true)]), "ValidationException", "The request is not valid",
      "Reference: The reference 'Summaries' is a path of its own, so that nothing else can have it"
    ),
    (
      group(" ", [("CX_NDS", true)]), "ValidationException", "The request is not valid",
      "Reference: A reference is required"
    ),
    (
      #"{"MpdCarrierServiceProfiles":[{}]}"#, "ValidationException", "The request is not valid",
      "MpdCarrierServiceProfiles[0].MpdCarrierService.Reference: The reference of a carrier service is required"
    ),
    (
      #"{"Reference":"G1","MpdCarrierServiceProfiles":{}}"#, "ValidationException", "The request is not valid",
      "MpdCarrierServiceProfiles: a list is needed, not an object"
    ),
  ])
  func `a group that cannot be is refused`(body: String, code: String, message: String, detail: String) throws {
    let caller = try Caller()
    let before = caller.get("/serviceGroups").text
    let answer = caller.post("/serviceGroups", body)
    #expect(answer.status == 400)
    #expect(answer.code == code)
    #expect(answer.message == (message == "The request is not valid" ? "\(message): \(detail)" : message))
    #expect(answer.details == [detail])
    #expect(caller.get("/serviceGroups").text == before)
  }

  @Test func `unknown services are named with their places and what is like them`() throws {
    let caller = try Caller()
    let body = Self.group("G1", [("CX_NDX", true), ("CX_NDS", true), ("@@@@", false)])
    for answer in [caller.post("/serviceGroups", body), caller.put("/serviceGroups/DG1", body)] {
      #expect(answer.status == 400)
      #expect(answer.code == "ServiceProfileNotFoundException")
      #expect(answer.message?.hasPrefix("MPD Carrier Service (CX_NDX, @@@@) not found for customer (") == true)
      #expect(
        answer.details == [
          "MpdCarrierServiceProfiles[0].MpdCarrierService.Reference: There is no carrier service 'CX_NDX'; "
            + "did you mean 'CX_NDS'?",
          "MpdCarrierServiceProfiles[2].MpdCarrierService.Reference: There is no carrier service '@@@@'; "
            + "GET /carrierservices lists what there is",
        ])
    }
    #expect(caller.get("/serviceGroups/DG1").status == 200)
    #expect(caller.get("/serviceGroups/G1").status == 404)
  }

  @Test func `an update cannot take another group's reference`() throws {
    let caller = try Caller()
    let answer = caller.put("/serviceGroups/DG1", Self.group("hvgoods", [("CX_NDS", true)]))
    #expect(answer.status == 400)
    #expect(answer.code == "ServiceGroupAlreadyExistsException")
    #expect(caller.get("/serviceGroups").list.count == 7)
  }
}
