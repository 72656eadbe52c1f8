import Contract
import FoundationEssentials
import Testing
import Wire

@testable import VendorAPI

/// contract/00-overview.md, section 4, "v1 → v1.1 differences seen".
@Suite struct VersionsTests {
  private static let version1 = JSON.vendor(.version1)

  struct Difference: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let version1: String
    let version1point1: String
    /// Reads the text of one version and writes it in the other.
    let respelt: @Sendable (_ text: String, _ reader: JSON, _ writer: JSON) throws -> String

    init<Value: Codable & SendableMetatype>(_ type: Value.Type, _ version1: String, _ version1point1: String) {
      testDescription = "\(type)"
      self.version1 = version1
      self.version1point1 = version1point1
      respelt = { text, reader, writer in
        String(decoding: try writer.encode(try reader.decode(Value.self, from: Array(text.utf8))), as: UTF8.self)
      }
    }
  }

  static let differences = [
    Difference(Weight.self, #"{"Kg":0.5}"#, #"{"Value":0.5,"Unit":"Kg"}"#),
    Difference(
      Dimensions.self, #"{"Width":1,"Length":2,"Height":3}"#, #"{"Unit":"Cm","Width":1,"Length":2,"Height":3}"#),
    Difference(
      Rate.self,
      #"{"Net":1,"Gross":1.2,"VatRate":{"Reference":null,"CountryIsoCode":"GB","Type":"Standard","Rate":0.2},"VatAmount":0.2,"Currency":{"Name":null,"IsoCode":"GBP"}}"#,
      #"{"Net":1,"Gross":1.2,"TaxRate":{"Reference":null,"CountryIsoCode":"GB","Type":"Standard","Rate":0.2},"VatAmount":0.2,"Currency":{"Name":null,"IsoCode":"GBP"}}"#
    ),
    Difference(
      Country.IsoCode.self, #"{"TwoLetterCode":"GB","ThreeLetterCode":"GBR","NumericCode":"826"}"#,
      #"{"TwoLetterCode":"GB"}"#),
    Difference(
      Country.IsoCode.self, #"{"TwoLetterCode":"XK","ThreeLetterCode":null,"NumericCode":null}"#,
      #"{"TwoLetterCode":"XK"}"#),
    Difference(
      ConsignmentLeg.self,
      #"{"Leg":1,"TrackingReference":"T","CarrierReference":"C","CarrierName":"N"}"#,
      #"{"Leg":1,"TrackingReferences":["T"],"CarrierReference":"C","CarrierServiceReference":null,"CarrierName":"N"}"#),
    Difference(
      ConsignmentLeg.self, #"{"Leg":2,"TrackingReference":null,"CarrierReference":null,"CarrierName":null}"#,
      #"{"Leg":2,"TrackingReferences":[],"CarrierReference":null,"CarrierServiceReference":null,"CarrierName":null}"#),
    Difference(
      Item.self,
      #"{"Reference":null,"Sku":null,"Model":null,"Description":null,"CountryOfOrigin":null,"HarmonisationCode":null,"#
        + #""Weight":null,"Dimensions":null,"Value":null,"ItemReferenceProvidedByCustomer":null,"Barcode":null,"#
        + #""UnitOfQuantity":2,"ItemUnit":"pair","HarmonisationKeyWords":[],"Status":null,"#
        + #""ContentClassification":null,"ContentClassificationDetails":null}"#,
      #"{"Reference":null,"Sku":null,"Model":null,"Description":null,"CountryOfOrigin":null,"HarmonisationCode":null,"#
        + #""Weight":null,"Dimensions":null,"Value":null,"ItemReferenceProvidedByCustomer":null,"Barcode":null,"#
        + #""MetaData":[],"Quantity":2,"Unit":"pair","HarmonisationKeyWords":[],"Status":null,"#
        + #""ContentClassification":null,"ContentClassificationDetails":null}"#),
  ]

  @Test(arguments: differences)
  func `a value has two spellings`(difference: Difference) throws {
    let texts = (difference.version1, difference.version1point1)
    #expect(try difference.respelt(texts.0, Self.version1, Self.version1) == texts.0)
    #expect(try difference.respelt(texts.0, Self.version1, .vendor) == texts.1)
    #expect(try difference.respelt(texts.1, .vendor, Self.version1) == texts.0)
    #expect(try difference.respelt(texts.1, .vendor, .vendor) == texts.1)
  }

  @Test func `version 1 knows kilograms alone`() throws {
    let weight = Weight(value: 2, unit: .pounds)
    #expect(String(decoding: try Self.version1.encode(weight), as: UTF8.self) == #"{"Kg":0.90718474}"#)
  }

  @Test func `of several tracking references version 1 has the first`() throws {
    let leg = ConsignmentLeg(leg: 1, trackingReferences: ["A", "B"], carrierReference: nil, carrierName: nil)
    #expect(
      String(decoding: try Self.version1.encode(leg), as: UTF8.self)
        == #"{"Leg":1,"TrackingReference":"A","CarrierReference":null,"CarrierName":null}"#)
  }

  @Test(arguments: [
    #"{"ThreeLetterCode":"fra"}"#, #"{"NumericCode":"250"}"#, #"{"TwoLetterCode":"FR","NumericCode":"1"}"#,
  ])
  func `version 1 reads a country by any of its codes`(text: String) throws {
    #expect(try Self.version1.decode(Country.IsoCode.self, from: Array(text.utf8)).twoLetterCode == "FR")
  }

  @Test func `every country of ISO 3166-1 has codes of its own`() {
    let rows = CountryTable.all.compactMap { $0.isoCode?.twoLetterCode }
    let codes = rows.compactMap { CountryTable.longCodes(of: $0) }
    #expect(codes.count == 249)
    #expect(rows.filter { CountryTable.longCodes(of: $0) == nil } == ["XK"])
    #expect(Set(codes.map(\.threeLetters)).count == 249)
    #expect(Set(codes.map(\.digits)).count == 249)
    #expect(codes.allSatisfy { $0.threeLetters.utf8.count == 3 && $0.digits.utf8.count == 3 })
    #expect(CountryTable.longCodes(of: "gb")?.threeLetters == "GBR")
    #expect(CountryTable.longCodes(of: "gb")?.digits == "826")
    #expect(CountryTable.twoLetterCode(of: "ZZZ") == nil)
  }
}
