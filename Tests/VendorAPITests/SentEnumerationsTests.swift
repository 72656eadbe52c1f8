import Testing

@testable import VendorAPI

/// Enumerations and flags of what is sent. contract/95-audit.md, D1; contract/decisions.md, "Since the audit"; the vendor's SDK, `Enums`.
@Suite struct SentEnumerationsTests {
  private static func withItem(_ item: String) -> String {
    CreateConsignmentTests.smallest().replacing(#""Packages":[{"#, with: #""Packages":[{"Items":[{\#(item)}],"#)
  }

  /// The path of what a body has made.
  private static func created(_ body: String, _ caller: Caller) throws -> String {
    let answer = caller.post("/consignments", body)
    let href = try #require(answer.list.first?["Href"] as? String, "\(answer.text)")
    return String(href.dropFirst("https://apisandbox.electioapp.com".count))
  }

  @Test(arguments: [
    (#""code39""#, #""Code39""#), ("5", #""Code39""#), (#""5""#, #""Code39""#), ("99", #""Unknown""#),
    (#""uccean218""#, #""UCCEAN218""#), ("null", "null"),
  ])
  func `a barcode's type is read by name and number`(sent: String, written: String) throws {
    let caller = try Caller()
    let path = try Self.created(Self.withItem(#""Barcode":{"Code":"c","BarcodeType":\#(sent)}"#), caller)
    let text = caller.get(path).text
    #expect(text.contains(#""Barcode":{"Code":"c","BarcodeType":\#(written)}"#), "\(text)")
  }

  @Test(arguments: [
    (#""flammable""#, #""Flammable""#), ("4", #""Flammable""#), ("12", #""Flammable, Toxic""#),
    (#""Toxic, Flammable""#, #""Flammable, Toxic""#), ("8192", #""LiveAnimals""#), ("0", #""0""#), ("null", "null"),
  ])
  func `what is to be known of contents is flags`(sent: String, written: String) throws {
    let caller = try Caller()
    let text = caller.get(try Self.created(Self.withItem(#""ContentClassificationDetails":\#(sent)"#), caller)).text
    #expect(text.contains(#""ContentClassificationDetails":\#(written)}"#), "\(text)")
  }

  @Test(arguments: [
    (#""Barcode":{"BarcodeType":"Code40"}"#, "Barcode.BarcodeType: 'Code40' is not one of AustraliaPostalCode, Aztec"),
    (#""Barcode":{"BarcodeType":32}"#, "Barcode.BarcodeType: '32' is not one of AustraliaPostalCode, AztecCode, "),
    (
      #""ContentClassificationDetails":"Flamable""#,
      "ContentClassificationDetails: 'Flamable' is not one of NotSpecified, Explosive, Flammable, "
    ),
    (#""ContentClassificationDetails":16384"#, "ContentClassificationDetails: '16384' is not one of NotSpecified, "),
  ])
  func `what is no type and no detail is refused with what there is`(item: String, detail: String) throws {
    let answer = try Caller().post("/consignments", Self.withItem(item))
    let expected = "Packages[0].Items[0].\(detail)"
    #expect(answer.status == 400 && answer.details.first?.hasPrefix(expected) == true, "\(answer.text)")
  }

  // MARK: - Several flags

  @Test(arguments: [
    ("CategoryType", #""Gift, Other""#, "Gift, Other"), ("CategoryType", "9", "Gift, Other"),
    ("CategoryType", #""other,GIFT""#, "Gift, Other"), ("CategoryType", "0", "None"),
    ("CategoryType", #""none""#, "None"),
    ("ShippingTerms", #""CIP, CPT""#, "CPT, CIP"), ("ShippingTerms", "12", "CPT, CIP"), ("ShippingTerms", "0", "None"),
    ("ContentClassification", #""Dangerous, Liquid""#, "Dangerous, Liquid"),
    ("ContentClassification", "20", "Dangerous, Liquid"),
    ("ContentClassification", #""4, liquid""#, "Dangerous, Liquid"),
    ("ContentClassification", "0", "0"),
  ])
  func `flags are read as sums and lists, and written as lists`(member: String, sent: String, written: String) throws {
    let caller = try Caller()
    let body =
      member == "ContentClassification"
      ? Self.withItem(#""\#(member)":\#(sent)"#)
      : CreateConsignmentTests.smallest(extra: #""CustomsDocumentation":{"\#(member)":\#(sent)},"#)
    let path = try Self.created(body, caller)
    let text = caller.get(path).text
    #expect(text.contains(#""\#(member)":"\#(written)""#), "\(text)")
    let inXML = written == "0" ? "<\(member) />" : "<\(member)>\(written.replacing(",", with: ""))</\(member)>"
    let document = caller.inXML.get(path).text.replacing(#/[ ]xmlns="[^"]*"/#, with: "")
    #expect(document.contains(inXML), "\(document)")
  }

  @Test func `XML's flags stand between blanks`() throws {
    let caller = try Caller()
    let update =
      "<UpdateConsignmentRequest><Reference>EC-000-05B-MMA</Reference><CustomsDocumentation>"
      + "<CategoryType>Gift Other</CategoryType><ShippingTerms>CPT CIP</ShippingTerms></CustomsDocumentation>"
      + "</UpdateConsignmentRequest>"
    let answer = caller.inXML.put("/consignments", update)
    #expect(answer.status == 200, "\(answer.text)")
    let text = caller.get("/consignments/EC-000-05B-MMA").text
    #expect(text.contains(#""CategoryType":"Gift, Other""#) && text.contains(#""ShippingTerms":"CPT, CIP""#), "\(text)")
  }

  @Test(arguments: [#""Origin, Sender""#, "9", #""sender,origin""#])
  func `an address of several roles counts as each`(sent: String) throws {
    let caller = try Caller()
    let body = CreateConsignmentTests.smallest()
      .replacing(#""AddressType":"Origin""#, with: #""AddressType":\#(sent)"#)
    let path = try Self.created(body, caller)
    #expect(caller.get(path).text.contains(#"{"AddressType":"Origin, Sender","ShopLocationReference":null,"#))
    #expect(caller.inXML.get(path).text.contains(">Origin Sender</AddressType>"))
    let reference = String(path.dropFirst("/consignments/".count))
    #expect(caller.put("/allocation/\(reference)/allocatewithcheapestquote").status == 200)
  }

  @Test(arguments: [
    (#""Origin, Nobody""#, "'Origin, Nobody'"), ("0", "'0'"), ("128", "'128'"), (#""""#, "''"),
  ])
  func `what is no role is refused with the roles there are`(sent: String, value: String) throws {
    let body = CreateConsignmentTests.smallest()
      .replacing(#""AddressType":"Origin""#, with: #""AddressType":\#(sent)"#)
    let answer = try Caller().post("/consignments", body)
    let allowed = "Origin, Destination, Return, Sender, Recipient, Importer, Exporter"
    #expect(
      answer.status == 400
        && answer.details.contains {
          $0.hasPrefix("Addresses[0].AddressType: \(value) is not one of \(allowed), nor several")
            || value == "''" && $0.hasPrefix("Addresses[0].AddressType: AddressType is required, one of \(allowed)")
        }, "\(answer.text)")
  }
}
