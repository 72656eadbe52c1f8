package import Allocation
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

  /// How fast shipments live.
  package enum Tracking: String, Sendable, CaseIterable {
    /// As carriers do.
    case real
    /// 720 times as fast: a day takes two minutes.
    case fast
  }

  /// What may still be changed of a consignment between its allocation and its manifest.
  package enum AllocatedEdits: String, Codable, Sendable, CaseIterable {
    /// References, metadata and dates.
    case details
    case nothing
  }

  /// What a success makes of the `FailedAllocation` of an attempt before it.
  package enum FailedAllocation: String, Codable, Sendable, CaseIterable { case cleared, kept }

  /// How events are listed.
  package enum EventList: String, Codable, Sendable, CaseIterable {
    /// In an object, as the vendor's own client reads them.
    case wrapped
    /// A list alone, as the attribute of the vendor's method says.
    case bare
  }

  /// The status of a list of manifests that was asked for with filters.
  package enum FilteredManifests: String, Codable, Sendable, CaseIterable {
    case ok
    /// As the attribute of the vendor's method says, although nothing is.
    case created
  }

  /// The shapes for a request that names no version.
  package enum ServedVersion: Sendable, Equatable {
    /// What the tenant's bodies look like decides.
    case auto
    case always(ApiVersion)

    /// Nil for what the bodies decide.
    package init(_ version: ApiVersion?) { self = version.map(Self.always) ?? .auto }

    /// Nil for what the bodies decide.
    package var version: ApiVersion? {
      switch self {
      case .auto: nil
      case .always(let version): version
      }
    }
  }

  package var singleSummary: SingleSummary?
  package var apiVersion: ServedVersion?
  package var labelEncoding: LabelEncoding?
  /// Of shipments that are manifested from then on, as is the next.
  package var tracking: Tracking?
  /// How many of a thousand shipments come into trouble.
  package var trackingTrouble: Int?
  /// What becomes of consignments that lack customs data.
  package var customs: CustomsDemand?
  package var editAllocated: AllocatedEdits?
  /// Of allocations from then on.
  package var failedAllocation: FailedAllocation?
  /// Of delivery and pickup options.
  package var optionCollections: OptionCollections?
  package var eventList: EventList?
  package var filteredManifests: FilteredManifests?

  package init(
    singleSummary: SingleSummary? = nil, apiVersion: ServedVersion? = nil, labelEncoding: LabelEncoding? = nil,
    tracking: Tracking? = nil, trackingTrouble: Int? = nil, customs: CustomsDemand? = nil,
    editAllocated: AllocatedEdits? = nil, failedAllocation: FailedAllocation? = nil,
    optionCollections: OptionCollections? = nil, eventList: EventList? = nil,
    filteredManifests: FilteredManifests? = nil
  ) {
    self.singleSummary = singleSummary
    self.apiVersion = apiVersion
    self.labelEncoding = labelEncoding
    self.tracking = tracking
    self.trackingTrouble = trackingTrouble
    self.customs = customs
    self.editAllocated = editAllocated
    self.failedAllocation = failedAllocation
    self.optionCollections = optionCollections
    self.eventList = eventList
    self.filteredManifests = filteredManifests
  }

  var isEmpty: Bool { self == WorldSettings() }
}
