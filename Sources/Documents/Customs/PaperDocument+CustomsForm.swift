package import Contract
import FoundationEssentials

extension PaperDocument {
  /// The declaration CN22 or CN23 of one package of an international consignment.
  ///
  /// - Source: Universal Postal Union, Convention Manual, forms CN 22 and CN 23.
  package static func customsForm(
    _ form: CustomsForm, for package: Package, of consignment: Consignment
  ) -> PaperDocument {
    let allocated = consignment.allocation?.allocationDate ?? consignment.dateCreated
    let heading = "CUSTOMS DECLARATION \(form.rawValue)"
    let notice = "TEST – NOT FOR CUSTOMS"
    var sheet =
      switch form {
      case .cn22: Sheet(.millimetres(105, 148), margin: 16, heading: heading, notice: notice)
      case .cn23: Sheet(.millimetres(210, 148), margin: 20, heading: heading, notice: notice)
      }
    switch form {
    case .cn22: writeShortForm(package, of: consignment, at: allocated, on: &sheet)
    case .cn23: writeLongForm(package, of: consignment, at: allocated, on: &sheet)
    }
    return PaperDocument(
      title: "\(form.rawValue) \(PlainText(package.reference).text)", date: allocated.documentText,
      pages: sheet.finished())
  }

  private static func writeShortForm(
    _ package: Package, of consignment: Consignment, at allocated: DateTimeOffset, on sheet: inout Sheet
  ) {
    let customs = consignment.customsDocumentation?.value
    sheet.line("May be opened officially", .plain(7))
    sheet.line(references(package, consignment), .plain(7))
    sheet.categories(customs, size: 7)
    sheet.skip(3)
    let goods = Goods.contents(of: package)
    var table = Table(
      columns: [
        .init("Quantity and description", 20), .init("Code", 8), .init("Origin", 5), .init("kg", 5, .right),
        .init("Value", 9, .right),
      ], size: 7)
    table.rows = goods.map {
      [
        "\($0.quantity) x \($0.description)", $0.harmonisationCode, $0.origin, $0.kilograms?.description ?? "",
        "\(Measures.amount($0.value)) \($0.currency)",
      ]
    }
    table.write(on: &sheet)
    writeTotals(goods, of: package, size: 7.5, on: &sheet)
    sheet.signature(
      "I certify that the particulars are correct and that nothing dangerous is enclosed.",
      name: customs?.designatedPersonResponsible, date: (customs?.declarationDate ?? allocated).dayText)
  }

  private static func writeLongForm(
    _ package: Package, of consignment: Consignment, at allocated: DateTimeOffset, on sheet: inout Sheet
  ) {
    let customs = consignment.customsDocumentation?.value
    sheet.line(references(package, consignment), .plain(7))
    sheet.blocks(
      [
        ("FROM", consignment.exporterLines(customs)), ("TO", consignment.consigneeLines(customs)),
        ("IMPORTER", consignment.importerLines(customs)),
      ], size: 7)
    sheet.skip(2)
    sheet.categories(customs, size: 7)
    let goods = Goods.contents(of: package)
    var table = Table(
      columns: [
        .init("Description of contents", 24), .init("Quantity", 5, .right), .init("Weight kg", 6, .right),
        .init("Value", 9, .right), .init("Tariff code", 8), .init("Origin", 5),
      ], size: 7)
    table.rows = goods.map {
      [
        $0.description, "\($0.quantity)", $0.kilograms?.description ?? "",
        "\(Measures.amount($0.value)) \($0.currency)", $0.harmonisationCode, $0.origin,
      ]
    }
    table.write(on: &sheet)
    writeTotals(goods, of: package, size: 7.5, on: &sheet)
    let remarks = [
      labelled("Comments", customs?.cN23Comments), labelled("Office of posting", customs?.officeOfPosting),
      labelled("Invoices", customs?.referencesOfAttachedInvoices.joined(separator: ", ")),
      labelled("Certificates", customs?.referencesOfAttachedCertificates.joined(separator: ", ")),
      labelled("Licences", customs?.referencesOfAttachedLicences.joined(separator: ", ")),
    ].filter { !$0.isEmpty }
    for remark in remarks { sheet.line(remark, .plain(7)) }
    sheet.signature(
      "I certify that the particulars are correct and that nothing dangerous is enclosed.",
      name: customs?.designatedPersonResponsible, date: (customs?.declarationDate ?? allocated).dayText)
  }

  private static func references(_ package: Package, _ consignment: Consignment) -> String {
    [
      labelled("Package", package.reference), labelled("Consignment", consignment.reference),
      labelled("Tracking", package.consignmentLegs.first?.trackingReferences.first),
    ].filter { !$0.isEmpty }.joined(separator: "   ")
  }

  private static func writeTotals(_ goods: [Goods], of package: Package, size: Double, on sheet: inout Sheet) {
    sheet.skip(3)
    let gross = package.weight.map { Measures.kilograms($0.kilograms) } ?? ""
    sheet.line("Total net weight: \(Measures.kilograms(goods.kilograms))   \(labelled("Gross", gross))", .bold(size))
    sheet.line("Total value: \(goods.valueText)", .bold(size))
    sheet.skip(4)
  }
}

extension Sheet {
  /// The form's boxes, those that apply crossed, and below them what explains it.
  fileprivate mutating func categories(_ customs: CustomsDocumentation?, size: Double) {
    let boxes: [(words: String, category: CustomsDocumentation.CategoryType)] = [
      ("Gift", .gift), ("Documents", .documents), ("Commercial sample", .commercialSample),
      ("Returned goods", .returnedGoods), ("Sale of goods", .saleOfGoods), ("Other", .other),
    ]
    var categories = customs?.categoryType ?? []
    // The form has no box of its own for what a person sends.
    let isPersonal = categories.remove(.personal) != nil
    if isPersonal { categories.insert(.other) }
    line(
      boxes.map { "[\(categories.contains($0.category) ? "X" : " ")] \($0.words)" }.joined(separator: "  "),
      .plain(size))
    let explanation = [
      isPersonal ? "Personal" : "", PlainText(customs?.categoryTypeExplanation).text,
    ].filter { !$0.isEmpty }.joined(separator: ", ")
    if !explanation.isEmpty { line("Explanation: \(explanation)", .plain(size)) }
  }
}
