import Testing

@testable import VendorAPI

/// The `Message` of a 400 names the first member that cannot be read, the `Details` all of them.
@Suite struct EveryMistakeTests {
  static let date = "is not a date-time, yyyy-MM-ddTHH:mm:ss with an optional fraction and offset"

  @Test func `a consignment with five members that cannot be read has five details`() throws {
    let answer = try Caller().post(
      "/consignments",
      #"{"Source":"Bogus","ShippingDate":"x","RequestedDeliveryDate":5,"Packages":5,"#
        + #""Addresses":[{"AddressType":"Nope","Country":"GB"}]}"#)
    #expect(answer.status == 400)
    #expect(answer.code == "ValidationException")
    #expect(answer.message == "The request is not valid: \(answer.details.first ?? "")")
    #expect(
      answer.details == [
        "Source: 'Bogus' is not one of Api, Web",
        "ShippingDate: 'x' \(Self.date)",
        "RequestedDeliveryDate: an object is needed, not a number",
        "Packages: a list is needed, not a number",
        "Addresses[0].AddressType: 'Nope' is not one of Origin, Destination, Return, Sender, Recipient, Importer, "
          + "Exporter, nor several between commas",
        "Addresses[0].Country: an object is needed, not a string",
      ])
  }

  @Test func `the first is the one that was named before, the others stand in the body's order`() throws {
    let answer = try Caller().post("/consignments", #"{"Packages":5,"ShippingDate":"x","Source":"Bogus"}"#)
    #expect(answer.message == "The request is not valid: Source: 'Bogus' is not one of Api, Web")
    #expect(
      answer.details == [
        "Source: 'Bogus' is not one of Api, Web", "Packages: a list is needed, not a number",
        "ShippingDate: 'x' \(Self.date)",
      ])
  }

  @Test func `an order says so too`() throws {
    let answer = try Caller().post("/orders", #"{"Source":"Bogus","ShippingDate":"2019-02-30"}"#)
    #expect(answer.status == 400)
    #expect(
      answer.details.map { $0.prefix { $0 != ":" } } == ["Source", "ShippingDate"], "\(answer.details)")
  }

  @Test func `a member at fault hides none beside it`() throws {
    let answer = try Caller().post(
      "/consignments",
      #"{"Packages":[{"Weight":{"Value":"heavy","Unit":"Stone"},"Value":{"Amount":"x"}},7,"#
        + #"{"Items":[{"Quantity":"two","Dimensions":{"Width":[]}}]}]}"#)
    #expect(
      answer.details.sorted() == [
        "Packages[0].Value.Amount: a number is needed, not a string",
        "Packages[0].Weight.Unit: 'Stone' is not one of Kg, Lbs",
        "Packages[0].Weight.Value: a number is needed, not a string",
        "Packages[1]: an object is needed, not a number",
        "Packages[2].Items[0].Dimensions.Width: a number is needed, not a list",
        "Packages[2].Items[0].Quantity: a number is needed, not a string",
      ])
  }

  @Test func `a date that is missing and a window that is none are two`() throws {
    let answer = try Caller().post(
      "/consignments", #"{"RequestedDeliveryDate":{"DeliveryWindow":{"Start":"noon","End":5}},"Tags":{}}"#)
    #expect(
      answer.details == [
        "RequestedDeliveryDate.Date: the member is missing",
        "RequestedDeliveryDate.DeliveryWindow.Start: 'noon' is not a time of day, HH:mm:ss",
        "RequestedDeliveryDate.DeliveryWindow.End: '5' is not a time of day, HH:mm:ss",
        "Tags: a list is needed, not an object",
      ])
  }

  @Test func `in XML every element is named likewise`() throws {
    let answer = try Caller().with("Content-Type", "text/xml").post(
      "/consignments",
      """
      <CreateConsignmentRequest>
      <Source>Bogus</Source>
      <ShippingDate>x</ShippingDate>
      <Packages>5</Packages>
      <Addresses><Address><AddressType>Nope</AddressType>
      <Country>GB</Country></Address></Addresses>
      </CreateConsignmentRequest>
      """)
    #expect(answer.status == 400)
    #expect(answer.message == "The request is not valid: \(answer.details.first ?? "")")
    #expect(
      answer.details == [
        "/CreateConsignmentRequest/Source: line 2: 'Bogus' is not one of Api, Web",
        "/CreateConsignmentRequest/ShippingDate: line 3: 'x' \(Self.date)",
        "/CreateConsignmentRequest/Packages: line 4: elements are needed here, not the text '5'",
        "/CreateConsignmentRequest/Addresses/Address/AddressType: line 5: 'Nope' is not one of Origin, Destination, "
          + "Return, Sender, Recipient, Importer, Exporter, nor several between commas",
        "/CreateConsignmentRequest/Addresses/Address/Country: line 6: elements are needed here, not the text 'GB'",
      ])
  }

  @Test func `what an empty element lacks is no mistake beside another`() throws {
    let answer = try Caller().with("Content-Type", "text/xml").post(
      "/consignments",
      "<CreateConsignmentRequest><RequestedDeliveryDate/><Source>Bogus</Source></CreateConsignmentRequest>")
    #expect(answer.details == ["/CreateConsignmentRequest/Source: line 1: 'Bogus' is not one of Api, Web"])
  }

  @Test func `at most a hundred are told, and of a body beyond 64 KiB the first alone`() throws {
    func body(_ count: Int) -> String {
      #"{"Packages":[\#(Array(repeating: #"{"Weight":"heavy"}"#, count: count).joined(separator: ","))]}"#
    }
    #expect(try Caller().post("/consignments", body(99)).details.count == 99)
    #expect(try Caller().post("/consignments", body(1000)).details.count == 100)
    #expect(try Caller().post("/consignments", body(4000)).details.count == 1)
  }
}
