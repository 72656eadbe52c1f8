import Foundation
import HTTPTypes
import Testing

/// contract/20-rules-and-catalog.md, section 2.
@Suite struct CarrierServicesTests {
  /// Every member in the documented order, flags by name, `Status` and `Source` as numbers.
  private static let nextDaySuper = #"""
    {"Name":"Next Day Super","Description":"Next day, Saturdays included for small parcels, the cheapest of all up to 1 kg.",\#
    "Reference":"CX_NDS","MpdCarrierReference":"CARRIER_X","CarrierName":"Carrier X","CarrierAccountOwner":null,"Status":3,\#
    "Journey":[{"JourneyStage":1,"CarrierService":{"Reference":"NDS","Name":"Next Day Super","CarrierReference":"CARRIER_X",\#
    "CarrierName":"Carrier X","ExternalReference":null,"IsDropOff":false,"IsPickUp":false,"IsTimed":false,"IsTracked":true,\#
    "IsSigned":false,"ServiceDirection":"Inbound, Outbound"},"CarrierAccountReference":null,"DeliveryHub":null,"CostItems":null,\#
    "VolumetricParcelWeight":null,"CollectionType":"NotApplicable","Metadata":[]}],"Source":2,"Type":"Scheduled",\#
    "IsConfigured":true}
    """#

  @Test(arguments: ["/carrierservices", "/carriers", "/CarrierServices/", "/carriers/"])
  func `the services of the subscription stand in the documented wrapper, members in order`(path: String) throws {
    let answer = try Caller().get(path)
    #expect(answer.status == 200)
    #expect(
      answer.text.hasPrefix(#"{"ErrorMessage":null,"Success":true,"MpdCarrierServices":["# + Self.nextDaySuper + ","))
    #expect((answer.object["MpdCarrierServices"] as? [Any])?.count == 61)
  }

  @Test func `underlying services have the same wrapper with CarrierServices, each once`() throws {
    let answer = try Caller().get("/carrierservices/carrierservices")
    #expect(answer.status == 200)
    #expect(
      answer.text.hasPrefix(
        #"{"ErrorMessage":null,"Success":true,"CarrierServices":[{"Reference":"NDS","Name":"Next Day Super","#))
    let services = try #require(answer.object["CarrierServices"] as? [[String: Any]])
    let names = services.map { "\($0["CarrierReference"] ?? "")/\($0["Reference"] ?? "")" }
    #expect(Set(names).count == names.count)
    #expect(names.contains("CARRIER_X/CXINJ"))
    // EDC5_DPDND, CLIP1_DPDND and DPD Classic's first leg are one underlying service.
    #expect(names.count { $0 == "DPD/DPDND" } == 1)
  }

  @Test(arguments: [
    ("EVRI_DROP", "Scheduled, DropOff"), ("EDC5_DPDSS", "Scheduled, PickUp"), ("EDC5_DPD12", "Scheduled, Timed"),
    ("EVRI_SHOP", "Scheduled, PickUp, DropOff"), ("CX_NDS", "Scheduled"),
  ])
  func `traits are flags by name`(reference: String, flags: String) throws {
    #expect(try service(reference)["Type"] as? String == flags)
  }

  @Test(arguments: [("CX_NDS", 3, true), ("CLIP1_DPDND", 2, true), ("MPD_T48H", 3, false)])
  func `enabled and configured are independent`(reference: String, status: Int, isConfigured: Bool) throws {
    let service = try service(reference)
    #expect(service["Status"] as? Int == status)
    #expect(service["IsConfigured"] as? Bool == isConfigured)
  }

  @Test func `a journey has a leg for each carrier`() throws {
    let legs = try #require(try service("MPD_WNDECOM")["Journey"] as? [[String: Any]])
    #expect(legs.map { $0["JourneyStage"] as? Int } == [1, 2])
    let services = legs.compactMap { $0["CarrierService"] as? [String: Any] }
    #expect(services.map { $0["Reference"] as? String } == ["CXINJ", "WNDECOM"])
    #expect(services.map { $0["CarrierReference"] as? String } == ["CARRIER_X", "WNDIRECT"])
  }

  @Test(arguments: [
    ("EVRI_RETURN", "Inbound"), ("EVRI_DROP", "Outbound"), ("CX_NDS", "Inbound, Outbound"),
  ])
  func `the direction is a flag too`(reference: String, direction: String) throws {
    let legs = try #require(try service(reference)["Journey"] as? [[String: Any]])
    #expect((legs.first?["CarrierService"] as? [String: Any])?["ServiceDirection"] as? String == direction)
  }

  @Test func `Royal Mail has one reference beside MPD services and another in legs`() throws {
    let service = try service("MPD_RMDTPS48HNAUT")
    #expect(service["Name"] as? String == "Tracked 48 ")
    #expect(service["MpdCarrierReference"] as? String == "RoyalMail")
    let leg = (service["Journey"] as? [[String: Any]])?.first?["CarrierService"] as? [String: Any]
    #expect(leg?["CarrierReference"] as? String == "ROYAL_MAIL")
    #expect(leg?["Reference"] as? String == "RMDTPS48HNAUT")
  }

  @Test func `carriers are a list of reference and name`() throws {
    let answer = try Caller().get("/carriers/getcarriers")
    #expect(answer.status == 200)
    #expect(answer.text.contains(#"{"Reference":"UPS","Name":"UPS"}"#))
    #expect(answer.list.count == 12)
    #expect(answer.text.hasPrefix(#"[{"Reference":"CARRIER_X","Name":"Carrier X"},"#))
  }

  // MARK: - Collection calendar

  @Test(arguments: ["UPS", "ups"])
  func `a collection calendar has the carrier's collections from Monday on`(carrier: String) throws {
    let answer = try Caller().get("/collectioncalendar/sorted1/\(carrier)")
    #expect(answer.status == 200)
    #expect(answer.object["ShippingLocationReference"] as? String == "Sorted1")
    #expect(answer.object["MpdCarrierReference"] as? String == "UPS")
    // contract/95-audit.md, D9.
    #expect(
      answer.text.contains(
        #/^\{"MpdCarrierReference":"UPS","ShippingLocationReference":"Sorted1","CalendarRules":\[\{"Id":"[0-9a-f-]{36}",/#
      ))
    #expect(
      answer.text.contains(
        #""CalendarOperationTimes":{"ManifestTime":"17:00:00","#
          + #""CutOffTime":{"TimeOffsetInDays":0,"Time":"15:00:00"},"PreAdviceTime":null,"#
          + #""OperationalCutOffTime":{"TimeOffsetInDays":0,"Time":"15:00:00"}},"#
          + #""DayOfWeek":1,"MpdCarrierServiceReferences":["#))
    #expect(answer.text.contains(#""CalendarExceptions":[],"ApplicableMpdCarrierServices":["EDC5_UPS"#))
    #expect(try Caller().get("/collectioncalendar/Sorted1/UPS").text == answer.text)
  }

  @Test(arguments: ["ROYAL_MAIL", "RoyalMail", "royalmail"])
  func `a carrier is found by either of its references`(carrier: String) throws {
    let answer = try Caller().get("/collectioncalendar/Sorted1/\(carrier)")
    #expect(answer.object["MpdCarrierReference"] as? String == "RoyalMail")
    let days = (answer.object["CalendarRules"] as? [[String: Any]] ?? []).compactMap { $0["DayOfWeek"] as? Int }
    #expect(days.first == 1)
    #expect(days.last == 6)
  }

  @Test func `an unknown shipping location or carrier is a 404 of its own`() throws {
    let caller = try Caller()
    let location = caller.get("/collectioncalendar/Nowhere/UPS")
    #expect(location.status == 404)
    #expect(location.code == "ShippingLocationNotFoundException")
    #expect(
      location.message?.hasPrefix("Shipping location (Nowhere) not found or no longer exists for customer (") == true)
    #expect(
      location.details == [
        "shippingLocationReference: There is no shipping location 'Nowhere'; known: Sorted1, Leeds-Store-7, NewYork1, "
          + "EDC5_Electio, ElectioDemoFourWarehouse, TLS_London, EDC5_SL1, Shipping_Location_Reference"
      ])
    let carrier = caller.get("/collectioncalendar/Sorted1/NOBODY")
    #expect(carrier.status == 404)
    #expect(carrier.code == "MpdCarrierNotFoundException")
    #expect(carrier.message == "Specified MpdCarrier not found in database: NOBODY")
    #expect(carrier.details.first?.contains("RoyalMail") == true)
  }

  // MARK: - Static data

  @Test func `countries and currencies have names and codes`() throws {
    let caller = try Caller()
    let countries = caller.get("/staticdata/countries")
    #expect(countries.text.contains(#"{"Name":"United Kingdom","IsoCode":{"TwoLetterCode":"GB"}}"#))
    #expect(countries.list.count == 250)
    let currencies = caller.get("/staticdata/currencies")
    #expect(currencies.text.contains(#"{"Name":"Pound Sterling","IsoCode":"GBP"}"#))
    #expect(currencies.list.count > 150)
  }

  private func service(_ reference: String) throws -> [String: Any] {
    let services = try Caller().get("/carrierservices").object["MpdCarrierServices"] as? [[String: Any]] ?? []
    return try #require(services.first { $0["Reference"] as? String == reference })
  }
}
