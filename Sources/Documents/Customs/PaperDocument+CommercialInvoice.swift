package import Contract
import FoundationEssentials

extension PaperDocument {
  /// The commercial invoice of an international consignment.
  package static func commercialInvoice(of consignment: Consignment) -> PaperDocument {
    let reference = PlainText(consignment.reference).text
    let customs = consignment.customsDocumentation?.value
    let allocated = consignment.allocation?.allocationDate ?? consignment.dateCreated
    let title = "Commercial Invoice INV_\(reference)"
    var sheet = Sheet(
      .a4, margin: 36, heading: "COMMERCIAL INVOICE", notice: "TEST DOCUMENT – NOT FOR CUSTOMS")

    let legs = consignment.consignmentLegs
    sheet.blocks([
      ("EXPORTER", consignment.exporterLines(customs)),
      (
        "INVOICE",
        [
          "Number: INV_\(reference)", "Date: \((customs?.invoiceDate ?? allocated).dayText)",
          "Consignment: \(reference)",
          labelled("Your reference", consignment.consignmentReferenceProvidedByCustomer),
          labelled("Customs reference", customs?.shipperCustomsReference),
          labelled("Carrier", legs.first?.carrierName),
          labelled("Service", consignment.allocation?.mpdCarrierServiceName),
          labelled("Tracking", legs.flatMap(\.trackingReferences).joined(separator: ", ")),
        ]
      ),
    ])
    sheet.blocks([
      ("CONSIGNEE", consignment.consigneeLines(customs)),
      ("IMPORTER, IF OTHER THAN CONSIGNEE", consignment.importerLines(customs)),
    ])
    sheet.blocks([
      (
        "TERMS",
        [
          labelled("Terms of delivery", customs?.shippingTerms?.text),
          labelled("Reason for export", customs?.reasonForExport),
          labelled("Category", customs.flatMap(categoryText)),
        ]
      ),
      (
        "ATTACHED",
        [
          labelled("Invoices", customs?.referencesOfAttachedInvoices.joined(separator: ", ")),
          labelled("Certificates", customs?.referencesOfAttachedCertificates.joined(separator: ", ")),
          labelled("Licences", customs?.referencesOfAttachedLicences.joined(separator: ", ")),
        ]
      ),
    ])
    sheet.skip(10)

    let goods = consignment.packages.flatMap(Goods.contents)
    var table = Table(columns: [
      .init("No.", 3, .right), .init("Description", 20), .init("Commodity code", 9), .init("Origin", 5),
      .init("Quantity", 6, .right), .init("Weight kg", 7, .right), .init("Piece value", 9, .right),
      .init("Value", 9, .right), .init("", 3.5),
    ])
    table.rows = goods.enumerated().map { index, goods in
      [
        "\(index + 1)", goods.description, goods.harmonisationCode, goods.origin, "\(goods.quantity)",
        goods.kilograms?.description ?? "", Measures.amount(goods.pieceValue), Measures.amount(goods.value),
        goods.currency,
      ]
    }
    table.write(on: &sheet)
    sheet.skip(8)

    sheet.line("Packages: \(consignment.packages.count)", .plain(9))
    sheet.line("Total gross weight: \(Measures.kilograms(consignment.weight.kilograms))", .plain(9))
    if let cost = customs?.receiversShippingCost {
      sheet.line("Shipping cost: \(Measures.amount(cost))", .plain(9))
    }
    sheet.line("Total value: \(goods.valueText)", .bold(11))
    sheet.skip(14)
    sheet.signature(
      "The information on this invoice is true and correct.", name: customs?.designatedPersonResponsible,
      date: (customs?.declarationDate ?? allocated).dayText)
    return PaperDocument(title: title, date: allocated.documentText, pages: sheet.finished())
  }

  /// `name: text`; empty when there is no text.
  static func labelled(_ name: String, _ text: String?) -> String {
    let text = PlainText(text).text
    return text.isEmpty ? "" : "\(name): \(text)"
  }

  /// `SaleOfGoods` as words, and what explains it.
  static func categoryText(_ customs: CustomsDocumentation) -> String? {
    let category = PlainText(customs.categoryType?.text).text
    let explanation = PlainText(customs.categoryTypeExplanation).text
    return [category, explanation].filter { !$0.isEmpty }.joined(separator: " – ")
  }
}

extension Consignment {
  private func place(_ roles: [Address.Role]) -> [String]? {
    for role in roles {
      if let address = addresses.first(where: { $0.value.addressType.includes(role) })?.value {
        return Place(address).lines
      }
    }
    return nil
  }

  func exporterLines(_ customs: CustomsDocumentation?) -> [String] {
    (place([.exporter, .sender, .origin]) ?? [])
      + [
        PaperDocument.labelled("VAT", customs?.shippersVatNumber),
        PaperDocument.labelled("EORI", metaData.first(where: \.isShippersEORI)?.stringValue),
      ]
  }

  func consigneeLines(_ customs: CustomsDocumentation?) -> [String] {
    (place([.recipient, .destination]) ?? []) + [
      PaperDocument.labelled("Tel.", destination.map { Place($0).telephone }),
      PaperDocument.labelled("VAT", customs?.receiversVatNumber),
      PaperDocument.labelled("Tax code", customs?.receiversTaxCode),
    ]
  }

  func importerLines(_ customs: CustomsDocumentation?) -> [String] {
    (place([.importer]) ?? []) + [
      PaperDocument.labelled("VAT", customs?.importersVatNumber),
      PaperDocument.labelled("Tax code", customs?.importersTaxCode),
      PaperDocument.labelled("Tel.", customs?.importersTelephone),
      PaperDocument.labelled("Fax", customs?.importersFax),
      PaperDocument.labelled("E-mail", customs?.importersEmail),
    ]
  }
}

extension Sheet {
  mutating func signature(_ statement: String, name: String?, date: String) {
    need(40)
    line(statement, .plain(8))
    skip(14)
    let half = (width - 20) / 2
    let name = PlainText(name).text
    page.write([name, date].filter { !$0.isEmpty }.joined(separator: ", "), .plain(8), x: left, y: y - 10, width: half)
    page.rule(y: y, from: left, to: left + half, thickness: 0.5)
    page.write("Name, date", .plain(6), x: left, y: y + 2, width: half)
    page.rule(y: y, from: right - half, to: right, thickness: 0.5)
    page.write("Signature", .plain(6), x: right - half, y: y + 2, width: half)
    skip(12)
  }
}
