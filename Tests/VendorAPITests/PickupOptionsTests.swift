import Contract
import Foundation
import HTTPTypes
import Sandbox
import Testing

@testable import VendorAPI

/// contract/51-delivery-and-pickup-options.md, sections 2, 7 and 8.
@Suite struct PickupOptionsTests {
  private static let path = "/deliveryoptions/pickupoptions"
  /// A shop that wants a reservation, and one that is shut at weekends.
  private static let (reserved, workdays) = ("GB14003", "GB14001")

  private static func body(_ extra: String = "", postcode: String = "M1 5WG", country: String = "GB") -> String {
    CreateConsignmentTests.smallest(extra: extra).replacing("M1 5WG", with: postcode)
      .replacing(#""TwoLetterCode":"GB""#, with: #""TwoLetterCode":"\#(country)""#)
  }

  private static func locations(_ answer: Caller.Answer) -> [[String: Any]] {
    answer.object["Locations"] as? [[String: Any]] ?? []
  }

  private static func shops(_ answer: Caller.Answer) -> [String] {
    locations(answer).compactMap { $0["ShopReference"] as? String }
  }

  private static func option(_ answer: Caller.Answer, at shop: String) throws -> String {
    let location = try #require(locations(answer).first { $0["ShopReference"] as? String == shop }, "\(answer.text)")
    let options = try #require(location["DeliveryOptions"] as? [[String: Any]])
    return try #require(options.first?["Reference"] as? String)
  }

  @Test(arguments: ["1.1", "1"])
  func `the members of a shop stand in the documented order`(version: String) throws {
    let answer = try Caller().with("electio-api-version", version)
      .post(Self.path, Self.body(#""Distance":{"Unit":"Km","Value":1.0},"MaxResults":10,"#))
    #expect(answer.status == 200)
    let day = version == "1" ? "0:00" : "+01:00"
    let times = #"[{"Start":"11:00:00","End":"18:00:00","UtcOffset":"\#(day)"}]"#
    let address =
      version == "1"
      ? #"{"AddressLine1":"12 Sample Street","AddressLine2":"","Town":"Manchester","Region":"Greater Manchester","#
        + #""Postcode":"M1 5WG","Country":{"Name":"United Kingdom","IsoCode":{"TwoLetterCode":"GB","ThreeLetterCode":"GBR","#
        + #""NumericCode":"826"}},"RegionCode":"","#
      : #"{"Contact":null,"CompanyName":null,"ShippingLocationReference":null,"CustomerName":null,"#
        + #""AddressLine1":"12 Sample Street","AddressLine2":null,"AddressLine3":null,"Town":"Manchester","#
    #expect(answer.text.contains(#/"DeliveryWindow":\{"Start":"[0-9:]+","End":"[0-9:]+","UtcOffset":"\+01:00"\}/#))
    let week = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"].map { #""\#($0)":\#(times)"# }
    #expect(
      answer.text.hasPrefix(
        #"{"Distance":1,"MaxResults":10,"Locations":[{"Name":"Sample Street News","ShopReference":"GB14001","Address":"#
          + address), "\(answer.text)")
    #expect(
      answer.text.contains(
        #""Distance":0.76,"OpeningTimes":{\#(week.joined(separator: ",")),"Saturday":[],"Sunday":[]},"DeliveryOptions":[{"#
      ), "\(answer.text)")
    #expect(
      answer.text.contains(
        #"""
        }],"Reservation":{"IsReservationRequired":false,"ExpiryDate":null},\#
        "AdditionalInformation":[{"Key":"Language","Value":"en"},{"Key":"DisabledAccess","Value":"True"}]}
        """#), "\(answer.text)")
    #expect(answer.text.hasSuffix(#"],"NonGuaranteedLocation":null}"#))
  }

  @Test func `shops come by their distance, and no more than are wanted or can be reached`() throws {
    let caller = try Caller()
    #expect(Self.shops(caller.post(Self.path, Self.body())) == ["GB14001", "GB14002", "GB14003", "GB14004"])
    #expect(Self.shops(caller.post(Self.path, Self.body(#""MaxResults":2,"#))) == ["GB14001", "GB14002"])
    #expect(Self.shops(caller.post(Self.path, Self.body(#""Distance":0.77,"#))) == ["GB14001"])
    #expect(
      Self.shops(caller.post(Self.path, Self.body(#""Distance":{"Unit":"Miles","Value":0.5},"#))) == [
        "GB14001", "GB14002",
      ])
  }

  @Test(arguments: [
    #""Radius":0.77,"#, #""radius":{"Unit":"Km","Value":0.77},"#, #""Radius":0.77,"Distance":0.77,"#,
    #""Radius":null,"Distance":0.77,"#,
  ])
  func `the distance may have its name of 2017`(members: String) throws {
    for version in ["1", "1.1"] {
      let answer = try Caller().with("electio-api-version", version).post(Self.path, Self.body(members))
      #expect(answer.text.hasPrefix(#"{"Distance":0.77,"MaxResults":10,"Locations":[{"#), "\(answer.text)")
      #expect(Self.shops(answer) == ["GB14001"])
      #expect(answer.fields[.hint]?.lowercased().contains("radius") != true)
    }
  }

  @Test(arguments: [
    ("LS1 4AP", "GB", ["GB14101", "GB14102"]), ("LS14AP", "GB", ["GB14101", "GB14102"]),
    ("LS1", "GB", ["GB14101", "GB14102"]),
    ("D02 X285", "IE", ["IE14501"]), ("D02X285", "IE", ["IE14501"]), ("ZZ9 9ZZ", "GB", []),
  ])
  func `an address without coordinates is where its postcode's district is`(
    postcode: String, country: String, shops: [String]
  ) throws {
    let answer = try Caller().post(Self.path, Self.body(postcode: postcode, country: country))
    #expect(answer.status == 200)
    #expect(Self.shops(answer) == shops)
  }

  @Test(arguments: [
    (#""MaxResults":0,"#, "MaxResults"), (#""MaxResults":51,"#, "MaxResults"), (#""Distance":0,"#, "Distance"),
    (#""Distance":{"Unit":"Km","Value":-1},"#, "Distance"), (#""Radius":0,"#, "Radius"),
    (#""Radius":2,"Distance":{"Unit":"Miles","Value":2},"#, "Radius"),
  ])
  func `what no shop can be found by is named`(member: String, target: String) throws {
    let answer = try Caller().post(Self.path, Self.body(member))
    #expect(answer.status == 400)
    #expect(answer.details.contains { $0.hasPrefix("\(target): ") }, "\(answer.text)")
  }

  @Test func `a parcel for a shop that is shut at the weekend comes on Monday, and the option's day is kept`() throws {
    let caller = try Caller()
    let option = try Self.option(caller.post(Self.path, Self.body()), at: Self.workdays)
    let details = caller.get("/deliveryoptions/details/\(option)").text
    #expect(
      details.contains(#""Date":"2019-06-17T00:00:00+00:00","Guaranteed":true,"DayOfWeek":"Monday""#), "\(details)")
    #expect(details.contains(#""Location":{"Name":"Sample Street News""#))
    let selected = caller.post("/deliveryoptions/select/\(option)", "")
    #expect(selected.status == 200)
    #expect(selected.object["CarrierServiceReference"] as? String == "EDC5_DPDSS")
    let link = try #require((selected.object["ApiLinks"] as? [[String: Any]])?.first?["Href"] as? String)
    let consignment = caller.get(String(link.dropFirst("https://apisandbox.electioapp.com".count)))
    #expect(consignment.object["EarliestDeliveryDate"] as? String == "2019-06-17T00:00:00+01:00")
    #expect(
      consignment.text.contains(#""LocationInformation":{"ShopReference":"GB14001","ReservationReference":null}"#))
    let addresses = try #require(consignment.object["Addresses"] as? [[String: Any]])
    #expect(addresses.compactMap { $0["AddressType"] as? String } == ["Origin", "Destination", "Recipient"])
    #expect(addresses[1]["ShopLocationReference"] as? String == "GB14001")
    #expect(addresses[2]["Postcode"] as? String == "M1 5WG")
  }

  @Test func `a shop that wants a reservation is reserved once, and the consignment has its reference`() throws {
    let caller = try Caller()
    let option = try Self.option(caller.post(Self.path, Self.body()), at: Self.reserved)
    #expect(caller.post("/deliveryoptions/select/\(option)", "").code == "ReservationRequiredException")
    let reservation = caller.post("/deliveryoptions/reserve/\(option)", "")
    #expect(reservation.status == 200)
    #expect(reservation.text.wholeMatch(of: #/"[0-9a-f]{32}"/#) != nil)
    #expect(caller.post("\(Self.path)/reserve/\(option)", "").text == reservation.text)
    #expect(caller.post("/deliveryoptions/select/\(option)", "").status == 200)
    let found = caller.get("/consignments/100/0").object["ConsignmentSummaries"] as? [[String: Any]] ?? []
    let texts = found.compactMap { $0["Reference"] as? String }.map { caller.get("/consignments/\($0)").text }
    #expect(texts.contains { $0.contains(#""ReservationReference":\#(reservation.text)"#) })
  }

  @Test func `from its expiry on, which the clock foretells, an option can no longer be selected`() throws {
    let caller = try Caller()
    let answer = caller.get("/deliveryoptions/pickupOptions/consignment/EC-000-05B-MMA?guaranteedOnly=true")
    let option = try Self.option(answer, at: Self.workdays)
    let world = try caller.tenants.tenant(keyField: "test-key", keyParameter: nil).snapshot()
    let month = EventQuery(
      after: world.now, upTo: world.now.adding(seconds: 86_400 * 30), kinds: [.optionExpiry], most: 99)
    let expiry = try #require(world.events(month).first { $0.references.contains(option) }).at
    try caller.travel(to: "\(expiry)")
    #expect(caller.post("/deliveryoptions/select/\(option)", "").status == 400)
    try caller.travel(to: "\(expiry.adding(seconds: -1))")
    #expect(caller.post("/deliveryoptions/select/\(option)", "").status == 200)
  }

  @Test func `a consignment that is there goes to the shop that is selected`() throws {
    let caller = try Caller()
    let answer = caller.get("/deliveryoptions/pickupOptions/consignment/EC-000-05B-MMA?guaranteedOnly=true")
    #expect(answer.status == 200)
    let option = try Self.option(answer, at: Self.workdays)
    #expect(caller.post("/deliveryoptions/select/\(option)", "").status == 200)
    #expect(caller.get("/consignments/EC-000-05B-MMA").text.contains(#""ShopLocationReference":"GB14001""#))
    #expect(caller.post("/deliveryoptions/select/\(option)", "").code == "InvalidConsignmentStateException")
    // It was in the shop on the promised day: whoever fetches it later does not make it late.
    #expect(caller.put("/consignments/manifest", #"{"ConsignmentReferences":["EC-000-05B-MMA"]}"#).status == 200)
    try caller.travel(to: "2019-08-01T00:00:00Z")
    let fetched = caller.get("/consignments/EC-000-05B-MMA").object
    #expect(fetched["ConsignmentState"] as? String == "Delivered")
    #expect(fetched["IsLate"] as? Bool == false && fetched["LateForCustomer"] as? Bool == false)
  }
}
