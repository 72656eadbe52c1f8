package import Contract
import FoundationEssentials
import Text

extension PaperDocument {
  /// The manifest that a driver signs: every consignment that one carrier takes over at one place.
  ///
  /// - Parameters:
  ///   - manifest: its head.
  ///   - location: the shipping location's name, if it has one.
  ///   - consignments: as they were when they were manifested.
  /// - Returns: the document, not drawn yet.
  package static func manifest(
    _ manifest: CustomerManifest, collectedFrom location: String?, of consignments: [Consignment]
  ) -> PaperDocument {
    var sheet = Sheet(
      .a4, margin: 36, heading: "CUSTOMER MANIFEST", notice: "TEST MANIFEST – NOTHING IS COLLECTED")
    sheet.blocks([
      (
        "MANIFEST",
        [
          "Reference: \(PlainText(manifest.manifestReference).text)",
          "Created: \(manifest.created.messageText.string)", labelled("Carrier", manifest.carrierName),
        ]
      ),
      (
        "COLLECTED FROM",
        [PlainText(location).text, PlainText(manifest.shippingLocationReference).text]
          .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
          + (consignments.first?.origin.map { Place($0).lines } ?? [])
      ),
    ])
    sheet.skip(10)
    var table = Table(columns: [
      .init("No.", 3, .right), .init("Consignment", 11), .init("Your reference", 10), .init("Service", 13),
      .init("Tracking", 13), .init("Destination", 10), .init("Packages", 6, .right), .init("Weight kg", 7, .right),
    ])
    for (index, consignment) in consignments.enumerated() { table.rows += rows(of: consignment, at: index) }
    table.write(on: &sheet)
    sheet.skip(8)
    let packages = consignments.reduce(0) { $0 + $1.packages.count }
    let weight = consignments.reduce(Decimal(0)) { $0 + $1.weight.kilograms }
    sheet.line("Consignments: \(consignments.count)", .bold(9))
    sheet.line("Packages: \(packages)", .bold(9))
    sheet.line("Total weight: \(Measures.kilograms(weight))", .bold(9))
    sheet.skip(14)
    sheet.signature("Received by the carrier's driver.", name: nil, date: "")
    return PaperDocument(
      title: "Customer Manifest \(PlainText(manifest.manifestReference).text)", date: manifest.created.documentText,
      pages: sheet.finished())
  }

  /// One row, and one more for each further tracking number.
  private static func rows(of consignment: Consignment, at index: Int) -> [[String]] {
    let place = consignment.destination.map(Place.init)
    let code = consignment.destination?.country?.value.isoCode?.twoLetterCode
    let destination = [place?.postcode ?? "", PlainText(code).text].filter { !$0.isEmpty }.joined(separator: ", ")
    let tracking = consignment.consignmentLegs.flatMap(\.trackingReferences).map { PlainText($0).text }
    let first = [
      "\(index + 1)", PlainText(consignment.reference).text,
      PlainText(consignment.consignmentReferenceProvidedByCustomer).text,
      PlainText(consignment.allocation?.mpdCarrierServiceName).text, tracking.first ?? "", destination,
      "\(consignment.packages.count)", "\(consignment.weight.kilograms)",
    ]
    return [first] + tracking.dropFirst().map { ["", "", "", "", $0, "", "", ""] }
  }
}
