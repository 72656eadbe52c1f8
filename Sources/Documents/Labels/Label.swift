/// What stands on the label of one package: every text fit for paper, empty where there is nothing to say.
package struct Label: Equatable, Sendable {
  var carrier = ""
  var service = ""
  /// Name, address lines, town, region, postcode and country, each on a line of its own.
  var sender: [String] = []
  /// The same without postcode and country, which stand apart.
  var recipient: [String] = []
  var postcode = ""
  var country = ""
  var telephone = ""
  var instructions = ""
  var shippingDate = ""
  var weight = ""
  var size = ""
  /// 1 for the first of `packageCount`.
  var packageNumber = 1
  var packageCount = 1
  /// What the barcode says: the tracking number of the first leg.
  var trackingReference = ""
  /// Carrier and tracking number of each further leg.
  var furtherLegs: [String] = []
  var consignmentReference = ""
  var packageReference = ""
  var customerReference = ""
  var contents = ""
  /// When the consignment was allocated, ISO 8601 in whole seconds: a document's date, the same however often it is read.
  var allocationDate = ""
}

extension [Label] {
  /// The labels in a format, one 4 × 6 inch page each: pages of a document, one under another in a picture, one after another for
  /// a printer.
  ///
  /// - Parameters:
  ///   - format: what the labels are for.
  ///   - resolution: the printer's; a document scales without loss, and only its bars then fall on whole dots.
  /// - Returns: the file's bytes.
  /// - Throws: `PaperFailure`; never for ZPL, which needs no library.
  package func drawn(
    as format: LabelFormat, _ resolution: LabelResolution = .dpi203
  ) throws(PaperFailure) -> [UInt8] {
    let pages = map { $0.page.scaled(toUnitsPerInch: Double(resolution.rawValue)) }
    return switch format {
    case .pdf: try pages.pdf(title: title, date: first?.allocationDate ?? "")
    case .png: try pages.png(resolution)
    case .zpl, .zplii: ZPL(pages).bytes
    }
  }

  private var title: String {
    guard let first else { return "Labels" }
    return "\(count == 1 ? "Label" : "Labels") of \(first.consignmentReference)"
  }
}
