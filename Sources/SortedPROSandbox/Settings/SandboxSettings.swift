import HTTPTypes

/// What a world does where the vendor's documents leave a choice: what the options of the start decide for all, decided for one world.
public struct SandboxSettings: Sendable {
  let control: ControlCaller

  public typealias Options = SandboxServer.Options

  /// How a world is set.
  public struct Report: Decodable, Sendable {
    public let singleSummary: Options.SingleSummary
    public let allocation: Options.Allocation
    private let delay: Span?
    public let apiVersion: Options.Version
    public let labelEncoding: Options.LabelEncoding
    /// Of shipments that are manifested from now on.
    public let tracking: Options.Tracking
    /// The share of them that come into trouble, 0 to 1.
    public let trackingTrouble: Double
    public let customs: Options.Customs
    public let editAllocated: Options.EditAllocated
    public let failedAllocation: Options.FailedAllocation
    public let optionCollections: Options.OptionCollections
    public let eventList: Options.EventList
    public let filteredManifests: Options.FilteredManifests
    /// What was decided for this world alone.
    public let changed: Set<Name>

    /// How long an allocation takes by the world's clock; nil when it is done at once.
    public var allocationDelay: Duration? { delay?.duration }

    private enum CodingKeys: String, CodingKey {
      case singleSummary, allocation, delay = "allocationDelay", apiVersion, labelEncoding, tracking, trackingTrouble,
        customs, editAllocated, failedAllocation, optionCollections, eventList, filteredManifests, changed
    }
  }

  public enum Name: String, Decodable, Sendable, CaseIterable {
    case singleSummary, allocation, allocationDelay, apiVersion, labelEncoding, tracking, trackingTrouble, customs,
      editAllocated,
      failedAllocation, optionCollections, eventList, filteredManifests
  }

  /// What is to be another way; what is nil stays.
  public struct Change: Encodable, Sendable {
    public var singleSummary: Options.SingleSummary?
    public var allocation: Options.Allocation?
    /// Whole seconds, at most 366 days; for allocations that are not done at once.
    public var allocationDelay: Duration?
    public var apiVersion: Options.Version?
    public var labelEncoding: Options.LabelEncoding?
    public var tracking: Options.Tracking?
    /// 0 to 1, by thousandths.
    public var trackingTrouble: Double?
    public var customs: Options.Customs?
    public var editAllocated: Options.EditAllocated?
    public var failedAllocation: Options.FailedAllocation?
    public var optionCollections: Options.OptionCollections?
    public var eventList: Options.EventList?
    public var filteredManifests: Options.FilteredManifests?

    public init(
      singleSummary: Options.SingleSummary? = nil, allocation: Options.Allocation? = nil,
      allocationDelay: Duration? = nil, apiVersion: Options.Version? = nil,
      labelEncoding: Options.LabelEncoding? = nil, tracking: Options.Tracking? = nil, trackingTrouble: Double? = nil,
      customs: Options.Customs? = nil, editAllocated: Options.EditAllocated? = nil,
      failedAllocation: Options.FailedAllocation? = nil, optionCollections: Options.OptionCollections? = nil,
      eventList: Options.EventList? = nil, filteredManifests: Options.FilteredManifests? = nil
    ) {
      self.singleSummary = singleSummary
      self.allocation = allocation
      self.allocationDelay = allocationDelay
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

    private enum CodingKeys: String, CodingKey {
      case singleSummary, allocation, allocationDelay, apiVersion, labelEncoding, tracking, trackingTrouble, customs,
        editAllocated, failedAllocation, optionCollections, eventList, filteredManifests
    }

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encodeIfPresent(singleSummary, forKey: .singleSummary)
      try container.encodeIfPresent(allocation, forKey: .allocation)
      try container.encodeIfPresent(allocationDelay.map(Span.init), forKey: .allocationDelay)
      try container.encodeIfPresent(apiVersion, forKey: .apiVersion)
      try container.encodeIfPresent(labelEncoding, forKey: .labelEncoding)
      try container.encodeIfPresent(tracking, forKey: .tracking)
      try container.encodeIfPresent(trackingTrouble, forKey: .trackingTrouble)
      try container.encodeIfPresent(customs, forKey: .customs)
      try container.encodeIfPresent(editAllocated, forKey: .editAllocated)
      try container.encodeIfPresent(failedAllocation, forKey: .failedAllocation)
      try container.encodeIfPresent(optionCollections, forKey: .optionCollections)
      try container.encodeIfPresent(eventList, forKey: .eventList)
      try container.encodeIfPresent(filteredManifests, forKey: .filteredManifests)
    }
  }
}

extension SandboxSettings {
  public func report() throws(SandboxError) -> Report { try control.call(.get, "settings") }

  /// Decides for this world alone.
  ///
  /// - Throws: `bodyNotAllowed` with a problem for each member that cannot be.
  @discardableResult
  public func change(_ change: Change) throws(SandboxError) -> Report {
    try control.call(.patch, "settings", body: change)
  }

  /// Goes back to how the server was started.
  ///
  /// - Parameter names: in what; in all when none is named.
  /// - Returns: how the world is set then.
  /// - Throws: `keyMissing` for a world without a key.
  @discardableResult
  public func restore(_ names: Name...) throws(SandboxError) -> Report {
    let members = (names.isEmpty ? Name.allCases : names).map { "\"\($0.rawValue)\":null" }
    return try control.call(.patch, "settings", text: "{\(members.joined(separator: ","))}")
  }
}
