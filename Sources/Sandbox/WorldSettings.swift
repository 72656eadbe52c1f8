package import Contract

/// What one world does otherwise than the process was told; nil for what it does alike.
package struct WorldSettings: Sendable, Equatable {
  /// What endpoints that take one consignment answer.
  package enum SingleSummary: String, Sendable, CaseIterable {
    /// A list of one, as the vendor's worked examples show.
    case array
    /// One object.
    case object
  }

  /// How a label's `File` is written.
  package enum LabelEncoding: String, Sendable, CaseIterable {
    /// Base64 of the label.
    case single
    /// Base64 of its base64, as in the vendor's sample.
    case double
  }

  package var singleSummary: SingleSummary?
  package var apiVersion: ApiVersion?
  package var labelEncoding: LabelEncoding?

  package init(
    singleSummary: SingleSummary? = nil, apiVersion: ApiVersion? = nil, labelEncoding: LabelEncoding? = nil
  ) {
    self.singleSummary = singleSummary
    self.apiVersion = apiVersion
    self.labelEncoding = labelEncoding
  }

  var isEmpty: Bool { self == WorldSettings() }
}
