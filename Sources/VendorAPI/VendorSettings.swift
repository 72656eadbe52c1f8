package import Contract

/// How the imitated vendor behaves where its own documents leave a choice.
package struct VendorSettings: Sendable {
  /// What endpoints that take one consignment answer.
  package enum SingleSummary: Sendable {
    /// A list of one, as the vendor's worked examples show.
    case array
    /// One object.
    case object
  }

  /// The base of every `Href`, without a trailing slash; nil takes it from each request's scheme and Host.
  package var publicURL: String?
  package var singleSummary: SingleSummary
  /// The shapes for a request that names no version.
  package var apiVersion: ApiVersion

  package init(
    publicURL: String? = nil, singleSummary: SingleSummary = .array, apiVersion: ApiVersion = .version1point1
  ) {
    self.publicURL = publicURL
    self.singleSummary = singleSummary
    self.apiVersion = apiVersion
  }
}
