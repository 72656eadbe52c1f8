import HTTPTypes
import Sandbox
import Testing

@testable import VendorAPI

/// contract/00-overview.md, section 3; contract/decisions.md, "Gateway".
@Suite struct XMLNegotiationTests {
  private static let json = "application/json; charset=utf-8"
  private static let application = "application/xml; charset=utf-8"
  private static let text = "text/xml; charset=utf-8"
  private static let path = "/consignments/EC-000-05B-MMA/status"

  @Test(arguments: [
    ("", json), ("*/*", json), ("application/json", json), ("application/xml", application), ("text/xml", text),
    ("TEXT/XML", text), ("application/xml; charset=utf-8", application), ("application/xml;version=1.1", application),
    ("text/xml, application/json", text), ("application/json, text/xml", json),
    ("text/xml;q=0.5, application/json", json), ("text/xml;q=0.5, application/json;q=0.4", text),
    ("application/json;q=0.9,text/xml;q=0.91", text), ("application/json;q=0.999 , text/xml ; q=1.000", text),
    ("application/xml, */*", application), ("*/*, application/xml", application), ("*/*;q=0.1, text/xml", text),
    ("application/json, */*", json), ("application/*", json), ("text/*", text), ("text/*, application/json", text),
    ("application/*, application/json;q=0", application), ("*/*, application/json;q=0", application),
    ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", application),
    ("text/html", json), ("application/pdf, image/png", json), ("text/xml;q=0", json), ("application/soap+xml", json),
    ("xml", json), (",,;q=", json), ("/", json), ("text/xml;q=banana", text), ("text/xml;q=", text),
    ("text/xml;q=1.5", text), ("text/xml;q=0.5x, application/json;q=0.1", text), ("text/xml/xml", json),
  ])
  func `Accept is weighed, and what asks for neither gets JSON`(accept: String, type: String) throws {
    let answer = try Caller().with("Accept", accept).get(Self.path)
    #expect(answer.status == 200)
    #expect(answer.fields[.contentType] == type)
    #expect(answer.text.hasPrefix(type == Self.json ? "{" : "<?xml"))
  }

  @Test(arguments: [
    ("application/json", #"{"ConsignmentReferences":["EC-000-05B-MMA"]}"#),
    (
      "application/xml",
      "<AllocateConsignmentsRequest><ConsignmentReferences><string>EC-000-05B-MMA</string></ConsignmentReferences>"
        + "</AllocateConsignmentsRequest>"
    ),
    (
      "text/xml; charset=\"UTF-8\"",
      "<AllocateConsignmentsRequest><ConsignmentReferences><string>EC-000-05B-MMA</string></ConsignmentReferences>"
        + "</AllocateConsignmentsRequest>"
    ),
  ])
  func `what is sent and what is answered are chosen apart`(type: String, body: String) throws {
    for accept in ["application/json", "application/xml", "text/xml"] {
      let answer = try Caller().with("Content-Type", type).with("Accept", accept).put("/allocation/allocate", body)
      #expect(answer.status == 200)
      #expect(answer.fields[.contentType] == accept + "; charset=utf-8")
      #expect(answer.text.contains("TRK00009823"))
    }
  }

  @Test func `a refusal is XML for who accepts XML, whatever was sent`() throws {
    let caller = try Caller().with("Accept", "text/xml")
    for answer in [
      caller.put("/allocation/allocate", "{"), caller.get("/consignments/EC-999-999-999"),
      caller.with("Content-Type", "text/csv").put("/allocation/allocate", "a"),
      caller.with("electio-api-version", "7").get(Self.path), caller.get("/consignments/9999999999999999999/0"),
    ] {
      #expect(answer.status >= 400)
      #expect(answer.fields[.contentType] == Self.text)
      #expect(answer.text.hasPrefix(#"<?xml version="1.0"?><ApiError "#), "\(answer.text)")
    }
  }

  /// RFC 7303, section 3: what .NET writes into a string says utf-16 and is sent as UTF-8.
  @Test(arguments: ["iso-8859-1", "utf-16", "utf-8"])
  func `a charset in the type counts, and not what the document declares`(declared: String) throws {
    let caller = try Caller().with("Content-Type", "application/xml; charset=utf-8")
    let body = #"<?xml version="1.0" encoding="\#(declared)"?><string>Zoë Straße</string>"#
    let answer = caller.put("/consignments/EC-000-05B-MMA/setCustomerProvidedReference", body)
    #expect(answer.status == 200, "\(answer.text)")
    let reference = caller.get("/consignments/EC-000-05B-MMA").object["ConsignmentReferenceProvidedByCustomer"]
    #expect(reference as? String == "Zoë Straße")
  }

  @Test(arguments: [
    ("PT9H", "09:00:00"), ("PT540M", "09:00:00"), ("PT32400S", "09:00:00"), ("PT8H60M", "09:00:00"),
    ("PT9H1S", "09:00:01"), ("09:00:00", "09:00:00"),
  ])
  func `a duration is a time of day however it is counted`(sent: String, shown: String) throws {
    let caller = try Caller()
    let body =
      "<UpdateConsignmentRequest><Reference>EC-000-05B-MMA</Reference><RequestedDeliveryDate><Date>2019-06-20</Date>"
      + "<DeliveryWindow><Start>\(sent)</Start></DeliveryWindow></RequestedDeliveryDate></UpdateConsignmentRequest>"
    #expect(caller.with("Content-Type", "application/xml").put("/consignments", body).status == 200)
    #expect(caller.get("/consignments/EC-000-05B-MMA").text.contains(#""DeliveryWindow":{"Start":"\#(shown)""#))
  }

  @Test(arguments: ["PT1M2H", "PT", "PTH", "PT-1H", "PT24H", "P1D", "PT9H9H", "PT99999999999999999999H", "PT0.5S"])
  func `what is no time of day is refused as it was sent`(sent: String) throws {
    let body =
      "<UpdateConsignmentRequest><Reference>EC-000-05B-MMA</Reference><RequestedDeliveryDate><Date>2019-06-20</Date>"
      + "<DeliveryWindow><Start>\(sent)</Start></DeliveryWindow></RequestedDeliveryDate></UpdateConsignmentRequest>"
    let answer = try Caller().with("Content-Type", "application/xml").put("/consignments", body)
    #expect(answer.details.first?.contains("'\(sent)' is not a time of day") == true, "\(answer.text)")
  }

  @Test func `the gateway speaks JSON to everybody`() throws {
    let caller = try Caller(keys: .anyNonEmptyKey).with("Accept", "application/xml")
    for answer in [caller.get("/nowhere"), caller.with(key: nil).get(Self.path)] {
      #expect([401, 404].contains(answer.status))
      #expect(answer.fields[.contentType] == "application/json")
      #expect(answer.text.hasPrefix("{"))
    }
  }

  @Test func `a body in XML without a type is read as JSON and refused`() throws {
    let answer = try Caller().put("/allocation/allocate", "<AllocateConsignmentsRequest />")
    #expect(answer.status == 400)
    #expect(answer.message?.contains("not JSON") == true)
  }

  @Test func `an answer without a body has no type in either format`() throws {
    let answer = try Caller().inXML.put("/consignments/EC-000-05B-MMA/cancel")
    #expect(answer.status == 200)
    #expect(answer.text.isEmpty)
    #expect(answer.fields[.contentType] == nil)
  }

  @Test func `a body that no operation needs is ignored in XML too`() throws {
    let caller = try Caller().inXML
    #expect(caller.put("/allocation/EC-000-05B-MMA/allocatewithcheapestquote", "<!DOCTYPE").status == 200)
    #expect(caller.put("/allocation/allocate/2019-06-01", "<string />").status == 200)
    #expect(caller.put("/allocation/allocate/2019-06-01", "<").status == 400)
  }
}
