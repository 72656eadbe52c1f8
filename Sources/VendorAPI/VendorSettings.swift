package import Contract
package import Sandbox

/// How the imitated vendor behaves where its own documents leave a choice.
package struct VendorSettings: Sendable {
  package typealias SingleSummary = WorldSettings.SingleSummary
  package typealias LabelEncoding = WorldSettings.LabelEncoding

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

  /// What holds in a world that does some things otherwise.
  func changed(by own: WorldSettings) -> VendorSettings {
    var settings = self
    settings.singleSummary = own.singleSummary ?? singleSummary
    settings.apiVersion = own.apiVersion ?? apiVersion
    settings.labelEncoding = own.labelEncoding ?? labelEncoding
    return settings
  }
}
