package import Contract
package import HTTPCore
package import Sandbox

/// How the imitated vendor behaves where its own documents leave a choice.
package struct VendorSettings: Sendable {
  package typealias SingleSummary = WorldSettings.SingleSummary
  package typealias LabelEncoding = WorldSettings.LabelEncoding
  package typealias EventList = WorldSettings.EventList
  package typealias FilteredManifests = WorldSettings.FilteredManifests

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
  /// The shapes for a request that names no version; nil leaves it to what the tenant's bodies look like.
  ///
  /// - Source: contract/decisions.md, "Shapes" 1.
  package var apiVersion: ApiVersion?
  package var labelEncoding: LabelEncoding
  package var eventList = EventList.wrapped
  package var filteredManifests = FilteredManifests.ok
  package var reading: Reading
  /// Most entries of all lists in one body.
  package var mostEntries = 50_000
  /// Which Host names are answered to, and which web pages.
  package var protection = CrossSiteProtection(allowedDomains: CrossSiteProtection.vendorDomains)

  package init(
    publicURL: String? = nil, singleSummary: SingleSummary = .array, apiVersion: ApiVersion? = nil,
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
    if let own = own.apiVersion { settings.apiVersion = own.version }
    settings.labelEncoding = own.labelEncoding ?? labelEncoding
    settings.eventList = own.eventList ?? eventList
    settings.filteredManifests = own.filteredManifests ?? filteredManifests
    return settings
  }
}
