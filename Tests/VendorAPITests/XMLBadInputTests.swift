import HTTPTypes
import Testing

@testable import VendorAPI

/// What is no XML, or not the XML that was asked for, is a 400 that names the place, and nothing changes.
@Suite struct XMLBadInputTests {
  private static let mma = "EC-000-05B-MMA"

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let body: [UInt8]
    /// What the error says, in its message or in a detail.
    let says: String

    init(_ name: String, _ body: String, _ says: String) { self.init(name, Array(body.utf8), says) }

    init(_ name: String, _ body: [UInt8], _ says: String) {
      self.name = name
      self.body = body
      self.says = says
    }

    var testDescription: String { name }
  }

  private static func request(_ inside: String) -> String {
    "<AllocateConsignmentsRequest>\(inside)</AllocateConsignmentsRequest>"
  }

  private static let list = "<ConsignmentReferences><string>\(mma)</string></ConsignmentReferences>"

  private static let laughs = """
    <?xml version="1.0"?>
    <!DOCTYPE lolz [
      <!ENTITY lol "lol"><!ENTITY lol1 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">
      <!ENTITY lol2 "&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;">
    ]>
    <AllocateConsignmentsRequest><ConsignmentReferences><string>&lol2;</string></ConsignmentReferences>
    </AllocateConsignmentsRequest>
    """

  static let cases: [Case] = [
    Case("nothing but blanks", " \n ", "an XML body is needed"),
    Case("JSON", #"{"ConsignmentReferences":[]}"#, "not XML: line 1, column 1: not well-formed"),
    Case("billion laughs", laughs, "line 2: a document type declaration, and the entities in it, are not read"),
    Case(
      "an external entity",
      #"<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>"# + request("<X>&e;</X>"),
      "line 1: a document type declaration"),
    Case("a DOCTYPE without entities", "<!DOCTYPE html>\n" + request(list), "line 1: a document type declaration"),
    Case("an unknown entity", request("\n<X>&nbsp;</X>"), "line 2, column 4: undefined entity"),
    Case(
      "a wrong root", "<AllocateRequest>\(list)</AllocateRequest>",
      "/AllocateRequest: line 1: the root must be <AllocateConsignmentsRequest>"),
    Case(
      "a foreign namespace", #"<AllocateConsignmentsRequest xmlns="urn:x">\#(list)</AllocateConsignmentsRequest>"#,
      "/AllocateConsignmentsRequest: line 1: its namespace is not the vendor's"),
    Case(
      "a namespace without end", "<a xmlns='\(String(repeating: "u", count: 256))' />",
      "line 1: a namespace may have fewer than 256 bytes"),
    Case(
      "text where elements belong", request("\n<ConsignmentReferences>\(mma)</ConsignmentReferences>"),
      "/AllocateConsignmentsRequest/ConsignmentReferences: line 2: elements are needed here, not the text '\(mma)'"),
    Case(
      "elements where text belongs",
      request("<ConsignmentReferences><string>\(mma)</string>\n<string><a /></string></ConsignmentReferences>"),
      "/AllocateConsignmentsRequest/ConsignmentReferences/string[2]: line 2: text is needed here, not elements"),
    Case(
      "a list of two names",
      request("<ConsignmentReferences><string>\(mma)</string><int>1</int></ConsignmentReferences>"),
      "/AllocateConsignmentsRequest/ConsignmentReferences/int: line 1: the elements of a list have one name"),
    Case("wrong nesting", request("<a>\n<b></a></b>"), "line 2, column 6: mismatched tag"),
    Case("a cut end", String(request(list).dropLast(9)), "line 1, column 108: unclosed token"),
    Case("a cut tag", "<AllocateConsignmentsRequest", "unclosed token"),
    Case("two roots", request(list) + request(list), "junk after document element"),
    Case("an unbound prefix", "<x:AllocateConsignmentsRequest />", "unbound prefix"),
    Case("a repeated attribute", "<a b='1' b='2' />", "duplicate attribute"),
    Case(
      "5,000 levels", String(repeating: "<a>", count: 5000) + String(repeating: "</a>", count: 5000),
      "line 1: elements may stand inside one another at most 64 deep"),
    Case(
      "5,000 levels in a list",
      request("\n" + String(repeating: "<string>", count: 5000) + String(repeating: "</string>", count: 5000)),
      "line 2: elements may stand inside one another at most 64 deep"),
    Case("a NUL", Array("<X>a".utf8) + [0] + Array("</X>".utf8), "not well-formed (invalid token)"),
    Case("invalid UTF-8", Array("<X>".utf8) + [0xC3, 0x28] + Array("</X>".utf8), "not well-formed (invalid token)"),
    Case("a control character", request("<X>\u{1}</X>"), "not well-formed (invalid token)"),
    Case("a control character by number", request("<X>&#1;</X>"), "reference to invalid character number"),
    Case(
      "UTF-8 that says UTF-16", #"<?xml version="1.0" encoding="utf-16"?>"# + request(list),
      "encoding specified in XML declaration is incorrect"),
    Case(
      "an encoding that nobody knows", #"<?xml version="1.0" encoding="windows-1252"?>"# + request(list),
      "unknown encoding"),
    Case("UTF-16 that is cut", [0xFF, 0xFE] + "<a>".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, "line 1"),
  ]

  @Test(arguments: cases)
  func `a body that cannot be read is a 400 that names the place, in the format that is accepted`(
    bad: Case
  ) throws {
    let caller = try Caller().with("Content-Type", "text/xml")
    let answer = caller.send(.put, "/allocation/allocate", bytes: bad.body)
    #expect(answer.status == 400)
    #expect(answer.code == "ValidationException")
    let said = answer.details.isEmpty ? answer.message ?? "" : answer.details.joined()
    #expect(said.contains(bad.says), "\(said)")
    let xml = caller.with("Accept", "text/xml").send(.put, "/allocation/allocate", bytes: bad.body)
    #expect(xml.status == 400)
    #expect(xml.text.contains("<Code>ValidationException</Code>"))
    #expect(caller.get("/consignments/\(Self.mma)/status").object["Status"] as? String == "Unallocated")
  }

  private static func package(_ inside: String) -> String {
    "<CreateConsignmentRequest><Packages><Package /><Package>\n\(inside)</Package></Packages></CreateConsignmentRequest>"
  }

  @Test(arguments: [
    ("<Weight><Value>heavy</Value></Weight>", "Weight/Value", "'heavy' is not a number of at most 38 digits"),
    ("<Weight><Value>-</Value></Weight>", "Weight/Value", "'-' is not a number of at most 38 digits"),
    ("<Weight><Value>1,5</Value></Weight>", "Weight/Value", "'1,5' is not a number of at most 38 digits"),
    ("<Weight><Value>1e999</Value></Weight>", "Weight/Value", "'1e999' is not a number of at most 38 digits"),
    ("<Weight><Value>NaN</Value></Weight>", "Weight/Value", "'NaN' is not a number of at most 38 digits"),
    ("<Weight><Value>0x10</Value></Weight>", "Weight/Value", "'0x10' is not a number of at most 38 digits"),
    ("<Weight><Value>1 2</Value></Weight>", "Weight/Value", "'1 2' is not a number of at most 38 digits"),
    (
      "<Weight><Value>123456789012345678901234567890123456789</Value></Weight>", "Weight/Value",
      "'123456789012345678901234567890123456789' is not a number of at most 38 digits"
    ),
    ("<Weight><Unit>Stone</Unit></Weight>", "Weight/Unit", "'Stone' is not one of Kg, Lbs"),
    ("<Weight>5</Weight>", "Weight", "elements are needed here, not the text '5'"),
    (
      "<Items><Item /><Item><Quantity>two</Quantity></Item></Items>", "Items/Item[2]/Quantity",
      "'two' is not a whole number from -9223372036854775808 to 9223372036854775807"
    ),
    (
      "<Items><Item><Quantity>9223372036854775808</Quantity></Item></Items>", "Items/Item/Quantity",
      "'9223372036854775808' is not a whole number from -9223372036854775808 to 9223372036854775807"
    ),
    (
      "<MetaData><MetaData><BoolValue>yes</BoolValue></MetaData></MetaData>", "MetaData/MetaData/BoolValue",
      "'yes' is not true or false"
    ),
    (
      "<MetaData><MetaData><DateTimeValue>tomorrow</DateTimeValue></MetaData></MetaData>",
      "MetaData/MetaData/DateTimeValue",
      "'tomorrow' is not a date-time, yyyy-MM-ddTHH:mm:ss with an optional fraction and offset"
    ),
  ])
  func `a value of the wrong type is named by its path and its line`(
    inside: String, path: String, reason: String
  ) throws {
    let answer = try Caller().with("Content-Type", "application/xml").post("/consignments", Self.package(inside))
    #expect(answer.status == 400)
    #expect(answer.details == ["/CreateConsignmentRequest/Packages/Package[2]/\(path): line 2: \(reason)"])
  }

  @Test func `a time and a direction that are none are named`() throws {
    let caller = try Caller().with("Content-Type", "application/xml")
    #expect(
      caller.post(
        "/consignments",
        "<CreateConsignmentRequest><RequestedDeliveryDate><Date>2019-06-20</Date><DeliveryWindow><Start>PT25H</Start>"
          + "</DeliveryWindow></RequestedDeliveryDate></CreateConsignmentRequest>"
      ).details == [
        "/CreateConsignmentRequest/RequestedDeliveryDate/DeliveryWindow/Start: line 1: 'PT25H' is not a time of day, HH:mm:ss"
      ])
    #expect(
      caller.put(
        "/allocation/allocateConsignmentsWithServiceFilters",
        "<AllocateConsignmentsWithServiceFiltersRequest><Filters><ServiceDirection>Up Down</ServiceDirection></Filters>"
          + "</AllocateConsignmentsWithServiceFiltersRequest>"
      ).details == [
        "/AllocateConsignmentsWithServiceFiltersRequest/Filters/ServiceDirection: line 1: "
          + "'Up, Down' is not one of Inbound, Outbound, nor several between commas"
      ])
  }

  @Test func `a required element that is missing is named where it should stand`() throws {
    let answer = try Caller().with("Content-Type", "application/xml").post(
      "/consignments",
      "<CreateConsignmentRequest>\n<RequestedDeliveryDate><DeliveryWindow /></RequestedDeliveryDate></CreateConsignmentRequest>"
    )
    #expect(
      answer.details == ["/CreateConsignmentRequest/RequestedDeliveryDate/Date: line 2: the element is missing"])
  }

  // MARK: - What is lenient

  private static let utf16 =
    [UInt8]([0xFE, 0xFF])
    + (#"<?xml version="1.0" encoding="utf-16"?>"# + request(list)).utf16.flatMap {
      [UInt8($0 >> 8), UInt8($0 & 0xFF)]
    }

  static let accepted: [Case] = [
    Case("no namespace", request(list), ""),
    Case("a byte order mark", "\u{FEFF}" + request(list), ""),
    Case(
      "a prefix",
      #"<c:AllocateConsignmentsRequest xmlns:c="http://electioapp.com/schemas/v1.1/MPD.Electio.SDK.DataTypes.Consignments"><c:ConsignmentReferences><c:string>\#(mma)</c:string></c:ConsignmentReferences></c:AllocateConsignmentsRequest>"#,
      ""),
    Case(
      "comments, instructions and CDATA",
      "<!-- c -->"
        + request(
          "<?p i?><ConsignmentReferences><string><![CDATA[EC-000]]>-05B-M<!-- c -->MA</string></ConsignmentReferences>"),
      ""),
    Case(
      "references to characters",
      request("<ConsignmentReferences><string>EC&#45;000-05B-MM&#x41;</string></ConsignmentReferences>"), ""),
    Case("unknown elements, before and after", request("<Unknown><a>1</a></Unknown>" + list + "<More x='1' />"), ""),
    Case("elements of others", request(#"<ConsignmentReferences xmlns="urn:x">no</ConsignmentReferences>"# + list), ""),
    Case("the first of two", request(list + "<ConsignmentReferences />"), ""),
    Case(
      "names that begin in lower case",
      request("<consignmentReferences><string>\(mma)</string></consignmentReferences>"), ""),
    Case("UTF-16", utf16, ""),
    Case("Latin-1", #"<?xml version="1.0" encoding="iso-8859-1"?>"# + request(list), ""),
  ]

  @Test(arguments: accepted)
  func `what differs only in spelling is read`(good: Case) throws {
    let answer = try Caller().with("Content-Type", "text/xml")
      .send(.put, "/allocation/allocate", bytes: good.body)
    #expect(answer.status == 200, "\(answer.text)")
    #expect(answer.list.first?["StatusCode"] as? Int == 200)
  }

  @Test(arguments: ["v1", "v1.1"])
  func `the namespace of either version is read, whatever the header says`(version: String) throws {
    let namespace = "http://electioapp.com/schemas/\(version)/MPD.Electio.SDK.DataTypes.Consignments"
    let answer = try Caller().with("Content-Type", "text/xml").with("electio-api-version", "1.1").put(
      "/allocation/allocate",
      #"<AllocateConsignmentsRequest xmlns="\#(namespace)">\#(Self.list)</AllocateConsignmentsRequest>"#)
    #expect(answer.list.first?["StatusCode"] as? Int == 200, "\(answer.text)")
  }

  @Test func `text that XML cannot carry as it is comes back whole`() throws {
    let caller = try Caller()
    let told = "a<b & \"c\" > 'd'\r\n\té \u{1F600}"
    let body =
      "<string>"
      + told.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing("\r\n", with: "&#13;\n") + "</string>"
    #expect(caller.inXML.put("/consignments/\(Self.mma)/setCustomerProvidedReference", body).status == 200)
    #expect(
      caller.get("/consignments/\(Self.mma)").object["ConsignmentReferenceProvidedByCustomer"] as? String == told)
    #expect(
      caller.inXML.get("/consignments/\(Self.mma)").text.contains(
        ">a&lt;b &amp; \"c\" &gt; 'd'&#xD;\n\té \u{1F600}</ConsignmentReferenceProvidedByCustomer>"))
  }

  @Test func `characters that XML does not have become the one that stands for them`() throws {
    let caller = try Caller()
    let body = #""x\u0000\u001f\ufffe\uffffy""#
    #expect(caller.put("/consignments/\(Self.mma)/setCustomerProvidedReference", body).status == 200)
    #expect(
      caller.inXML.get("/consignments/\(Self.mma)").text.contains(
        "<ConsignmentReferenceProvidedByCustomer>x\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}y</"))
  }

  @Test func `no changed byte of a create makes anything but a consignment or a 400`() throws {
    let body = Array(try XMLDocument.golden("request-create.xml").compact.utf8)
    let caller = try Caller().with("Content-Type", "application/xml")
    #expect(caller.send(.post, "/consignments", bytes: body).status == 201)
    for place in stride(from: 1, to: body.count, by: 7) {
      for byte: UInt8 in [0x00, 0x3C, 0x26, 0x39, 0xC3] {
        var changed = body
        changed[place] = byte
        let status = caller.send(.post, "/consignments", bytes: changed).status
        #expect(status == 201 || status == 400, "byte \(byte) at \(place)")
      }
      #expect(caller.send(.post, "/consignments", bytes: Array(body[..<place])).status == 400, "cut at \(place)")
    }
  }
}
