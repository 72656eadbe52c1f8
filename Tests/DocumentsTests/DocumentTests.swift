import Contract
import Foundation
import Testing

@testable import Documents

@Suite struct DocumentTests {
  private static func abroad(items: [Item] = [], value: Decimal = 100) throws -> Consignment {
    var package = Samples.package(3, value: value)
    package.items = items
    return try Samples.consignment(packages: [package], to: "US")
  }

  private static func texts(_ document: PaperDocument) -> [String] { document.pages.flatMap(\.texts) }

  @Test func `an invoice has a line for each item, with pieces, weight, origin, code and value`() throws {
    let consignment = try Self.abroad(items: [
      Samples.item("Socks", value: 5.99, quantity: 3), Samples.item("Scarf", value: 20),
    ])
    let texts = Self.texts(.commercialInvoice(of: consignment))
    let first = try #require(texts.firstIndex(of: "Socks"))
    #expect(texts[first...].prefix(8) == ["Socks", "611595", "PT", "3", "0.75", "5.99", "17.97", "GBP"])
    #expect(texts.contains("Total value: 37.97 GBP"))
    #expect(texts.contains("Number: INV_EC-000-05B-MMA"))
    #expect(texts.contains("TEST DOCUMENT – NOT FOR CUSTOMS"))
    #expect(texts.contains("United States"))
  }

  @Test func `what customs were told stands on the invoice`() throws {
    var consignment = try Self.abroad()
    consignment.fixed.customsDocumentation = Shared(
      try JSONDecoder().decode(
        CustomsDocumentation.self,
        from: Data(
          #"""
          {"shippingTerms":"DDU","reasonForExport":"Sale","shippersVatNumber":"GB000000000","importersVatNumber":"US1",
          "categoryType":"Other","categoryTypeExplanation":"Sale of goods","designatedPersonResponsible":"Ada Exporter",
          "receiversShippingCost":12.5,"invoiceDate":"2019-06-13T00:00:00Z","referencesOfAttachedLicences":["L1","L2"]}
          """#.utf8)))
    let texts = Self.texts(.commercialInvoice(of: consignment))
    for text in [
      "Terms of delivery: DDU", "Reason for export: Sale", "VAT: GB000000000", "VAT: US1",
      "Category: Other – Sale of goods", "Ada Exporter, 14/06/2019", "Shipping cost: 12.50", "Date: 13/06/2019",
      "Licences: L1, L2",
    ] {
      #expect(texts.contains(text), "\(text)")
    }
  }

  @Test func `the shipper's EORI number stands on the invoice, however its name is written`() throws {
    var consignment = try Self.abroad()
    #expect(!Self.texts(.commercialInvoice(of: consignment)).contains { $0.hasPrefix("EORI") })
    consignment.fixed.metaData = try JSONDecoder().decode(
      [MetaData].self, from: Data(#"[{"keyValue":"shippersEori","stringValue":"GB123456789000"}]"#.utf8))
    #expect(Self.texts(.commercialInvoice(of: consignment)).contains("EORI: GB123456789000"))
  }

  @Test func `a package without items is one line of its own`() throws {
    let texts = Self.texts(.commercialInvoice(of: try Self.abroad()))
    #expect(texts.contains("Socks"))
    #expect(texts.contains("Total value: 100.00 GBP"))
  }

  @Test func `sums of different currencies stay apart`() throws {
    var foreign = Samples.item("Beret", value: 30)
    foreign.value = Money(amount: 30, currency: Currency(isoCode: "EUR"))
    let consignment = try Self.abroad(items: [
      Samples.item("Socks", value: 5.5), foreign, Samples.item("Hat", value: 1),
    ])
    #expect(Self.texts(.commercialInvoice(of: consignment)).contains("Total value: 6.50 GBP + 30.00 EUR"))
  }

  @Test func `a long list goes on over pages, each with its headings and number`() throws {
    let items = (0..<200).map { Samples.item("Thing \($0)", value: 1) }
    let document = PaperDocument.commercialInvoice(of: try Self.abroad(items: items))
    #expect(document.pages.count > 1)
    for (index, page) in document.pages.enumerated() {
      #expect(page.texts.contains("COMMERCIAL INVOICE"))
      #expect(page.texts.contains("Page \(index + 1) of \(document.pages.count)"))
      #expect(page.texts.contains("TEST"))
    }
    #expect(document.pages[1].texts.contains("Commodity code"))
    for index in items.indices { #expect(Self.texts(document).filter { $0 == "Thing \(index)" }.count == 1) }
  }

  @Test(arguments: [("0", CustomsForm.cn22), ("270", .cn22), ("270.01", .cn23), ("5000", .cn23)])
  func `a package worth up to 270 travels with CN22`(value: String, form: CustomsForm) throws {
    let value = try #require(Decimal(string: value))
    #expect(CustomsForm.needed(for: Samples.package(1, value: value)) == form)
  }

  @Test func `the value of a package that names none is that of its items`() {
    var package = Samples.package(1)
    package.value = nil
    package.items = [Samples.item("Ring", value: 136, quantity: 2)]
    #expect(CustomsForm.needed(for: package) == .cn23)
  }

  @Test(arguments: [(Decimal(300), Decimal(6.5), CustomsForm.cn22), (20, 800, .cn23), (300, 0, .cn23)])
  func `the form is the one for the total that it shows`(package value: Decimal, items: Decimal, form: CustomsForm) {
    var package = Samples.package(1, value: value)
    package.items = [Samples.item("Ring", value: items)]
    #expect(CustomsForm.needed(for: package) == form)
  }

  @Test(arguments: CustomsForm.allCases)
  func `a form names what is in the package, and crosses the box that applies`(form: CustomsForm) throws {
    var consignment = try Self.abroad(items: [Samples.item("Socks", value: 5.99, quantity: 3)])
    consignment.fixed.customsDocumentation = Shared(
      try JSONDecoder().decode(CustomsDocumentation.self, from: Data(#"{"categoryType":"Gift"}"#.utf8)))
    let document = PaperDocument.customsForm(form, for: consignment.packages[0], of: consignment)
    let texts = Self.texts(document)
    #expect(texts.contains("CUSTOMS DECLARATION \(form.rawValue)"))
    #expect(texts.contains { $0.hasPrefix("[X] Gift  [ ] Documents") })
    #expect(texts.contains(form == .cn22 ? "3 x Socks" : "Socks"))
    #expect(texts.contains("611595"))
    #expect(texts.contains("17.97 GBP"))
    #expect(texts.contains("Total value: 17.97 GBP"))
    #expect(texts.contains("Total net weight: 0.75 kg   Gross: 0.5 kg"))
    #expect(try document.pdf().starts(with: Array("%PDF".utf8)))
  }

  @Test(arguments: [("GB", false), ("US", true), ("us", true)])
  func `a consignment is international when its ends lie in two countries`(country: String, is: Bool) throws {
    #expect(try Samples.consignment(to: country).isInternational == `is`)
  }

  @Test func `a manifest lists consignments, every tracking number, and totals`() throws {
    let consignment = try Samples.consignment(packages: [Samples.package(3), Samples.package(4)])
    let head = CustomerManifest(
      manifestReference: "099681e6c66d47c982c86e1e5aaa803c", shippingLocationReference: "Sorted1",
      created: consignment.dateCreated, carrierName: "Carrier X", bookingsCount: 2)
    let texts = Self.texts(.manifest(head, collectedFrom: "Sorted HQ", of: [consignment, try Samples.consignment()]))
    for text in [
      "Reference: 099681e6c66d47c982c86e1e5aaa803c", "Carrier: Carrier X", "Sorted HQ", "Sorted1", "EC-000-05B-MMA",
      "TRK00009823", "TRK00009824", "Consignments: 2", "Packages: 3", "Total weight: 1 kg", "M1 5WG, GB",
    ] {
      #expect(texts.contains(text), "\(text)")
    }
  }

  @Test func `amounts beyond all sense do not stop the drawing`() throws {
    var item = Samples.item("Sun", value: 1_000_000_000, quantity: .max)
    item.weight = Weight(value: 1_000_000, unit: .pounds)
    let document = PaperDocument.commercialInvoice(of: try Self.abroad(items: [item, item]))
    #expect(try document.pdf().count > 1000)
    item.quantity = .min
    #expect(try PaperDocument.commercialInvoice(of: Self.abroad(items: [item])).pdf().count > 1000)
  }

  @Test(arguments: [
    ("2019-06-14T09:00:00Z", "20190614090000+00'00"), ("2020-04-08T08:57:20.0959259+00:00", "20200408085720+00'00"),
    ("2020-04-08T08:57:20.9999999-05:30", "20200408085720-05'30"),
  ])
  func `a document is dated by its allocation, never by the day on which it is drawn`(
    instant: String, date: String
  ) throws {
    var consignment = try Self.abroad()
    let instant = try #require(DateTimeOffset(instant))
    consignment.progress.booking = Samples.booking(trackingReferences: ["TRK00009823"], at: instant)
    for bytes in [
      try PaperDocument.commercialInvoice(of: consignment).pdf(),
      try Label.labels(of: consignment).drawn(as: .pdf),
    ] {
      let text = String(decoding: bytes, as: UTF8.self)
      let dates = text.matches(of: #/\/(CreationDate|ModDate) \((?:D:)?([^)]*)\)/#).map { String($0.output.2) }
      #expect(dates == [date])
    }
  }

  @Test func `a document's bytes are the same each time`() throws {
    let document = PaperDocument.commercialInvoice(of: try Self.abroad())
    #expect(try document.pdf() == document.pdf())
  }
}
