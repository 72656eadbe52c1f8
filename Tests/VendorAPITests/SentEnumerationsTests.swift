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
}
