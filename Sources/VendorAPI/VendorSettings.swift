package import Contract
package import HTTPCore

/// How the imitated vendor behaves where its own documents leave a choice.
package struct VendorSettings: Sendable {
  /// What endpoints that take one consignment answer.
  package enum SingleSummary: Sendable {
    /// A list of one, as the vendor's worked examples show.
    case array
    /// One object.
    case object
  }

  /// How a label's `File` is written.
  package enum LabelEncoding: Sendable {
    /// Base64 of the label.
    case single
    /// Base64 of its base64, as in the vendor's sample.
    case double
  }

  /// Which bodies are read.
  package enum Reading: Sendable {
    /// Whatever the vendor reads: names in any case, enumerations by number, numbers in quotes.
    case liberal
    /// What RFC 8259 and the published types say, and nothing else.
    case strict
  }

  /// The base of every `Href`, without a trailing slash; nil takes it from each request's scheme and Host.
  package var publicURL: String?
  package var singleSummary: SingleSummary
  /// The shapes for a request that names no version.
  package var apiVersion: ApiVersion
  package var labelEncoding: LabelEncoding
  package var reading: Reading
  /// Most entries of all lists in one body.
  package var mostEntries = 50_000
  /// Which Host names are answered to, and which web pages.
  package var protection = CrossSiteProtection(allowedDomains: CrossSiteProtection.vendorDomains)

  package init(
    publicURL: String? = nil, singleSummary: SingleSummary = .array, apiVersion: ApiVersion = .version1point1,
    labelEncoding: LabelEncoding = .single, reading: Reading = .liberal
  ) {
    self.publicURL = publicURL
    self.singleSummary = singleSummary
    self.apiVersion = apiVersion
    self.labelEncoding = labelEncoding
    self.reading = reading
  }
}
