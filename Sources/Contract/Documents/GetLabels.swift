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

/// The body of `POST /labels/GetLabels`: no source shows one, so its members are *assumed*.
package struct GetLabelsRequest: Codable, Equatable, Sendable {
  @Listed package var consignmentReferences: [String]
  /// `Pdf` when it is absent.
  package var format: String?
}
