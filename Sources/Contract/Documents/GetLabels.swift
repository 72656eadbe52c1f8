/// What every call for labels answers.
///
/// - Source: contract/40-around.md, "Labels".
package struct GetLabelsResponse: Codable, Equatable, Sendable {
  /// The labels, as base64.
  package var file: String
  package var contentType: String

  package init(file: String, contentType: String) {
    self.file = file
    self.contentType = contentType
  }
}

/// The body of `POST /labels/GetLabels`: one consignment, as the vendor's kit asks, or a list, which is the sandbox's own.
///
/// The kit's `PageSize`, `CustomerReference`, `AccountReference` and `AutoPrint` change no label here.
/// - Source: contract/95-audit.md, D8.
package struct GetLabelsRequest: Codable, Equatable, Sendable {
  package var mpdConsignmentReference: String?
  @Listed package var consignmentReferences: [String]
  /// `Pdf` when it is absent.
  package var format: String?
}
