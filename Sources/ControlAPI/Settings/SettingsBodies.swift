import Allocation
import Contract
import FoundationEssentials
import Sandbox

enum AllocationChoice: String, Codable, CaseIterable, Sendable { case sync, async }

enum SummaryChoice: String, Codable, CaseIterable, Sendable { case array, object }

enum EncodingChoice: String, Codable, CaseIterable, Sendable { case single, double }

enum TrackingChoice: String, Codable, CaseIterable, Sendable { case real, fast }

enum CustomsChoice: String, Codable, CaseIterable, Sendable { case lenient, required }

enum VersionChoice: String, Codable, CaseIterable, Sendable {
  case auto
  case version1 = "1"
  case version1point1 = "1.1"
}

/// What `GET` and `PATCH /_sandbox/settings` answer.
struct SettingsReport: Codable, Sendable {
  let singleSummary: SummaryChoice
  let allocation: AllocationChoice
  /// How long an allocation takes by the world's clock; null when it is done at once.
  let allocationDelay: ISODuration?
  let apiVersion: VersionChoice
  let labelEncoding: EncodingChoice
  /// How fast shipments live that are manifested from now on.
  let tracking: TrackingChoice
  /// The share of them that come into trouble, from 0 to 1.
  let trackingTrouble: Decimal
  /// Whether services turn down what lacks the customs data that they need.
  let customs: CustomsChoice
  /// What may still be changed of a consignment that is allocated.
  let editAllocated: WorldSettings.AllocatedEdits
  /// What a success makes of a consignment's `FailedAllocation`.
  let failedAllocation: WorldSettings.FailedAllocation
  /// Which collections delivery and pickup options have.
  let optionCollections: OptionCollections
  let eventList: WorldSettings.EventList
  /// The status of a list of manifests that was asked for with filters.
  let filteredManifests: WorldSettings.FilteredManifests
  /// The members that this world has from a control call, not from how the process was started.
  let changed: [String]
}

/// What `PATCH /_sandbox/settings` reads: what is absent stays, and null goes back to how the process was started.
struct SettingsChange: Decodable, Sendable {
  enum Member<Value: Decodable & Sendable>: Sendable {
    case stays
    case goesBack
    case becomes(Value)
  }

  let singleSummary: Member<SummaryChoice>
  let allocation: Member<AllocationChoice>
  let allocationDelay: Member<ISODuration>
  let apiVersion: Member<VersionChoice>
  let labelEncoding: Member<EncodingChoice>
  let tracking: Member<TrackingChoice>
  let trackingTrouble: Member<Decimal>
  let customs: Member<CustomsChoice>
  let editAllocated: Member<WorldSettings.AllocatedEdits>
  let failedAllocation: Member<WorldSettings.FailedAllocation>
  let optionCollections: Member<OptionCollections>
  let eventList: Member<WorldSettings.EventList>
  let filteredManifests: Member<WorldSettings.FilteredManifests>

  private enum Members: CodingKey {
    case singleSummary, allocation, allocationDelay, apiVersion, labelEncoding, tracking, trackingTrouble, customs,
      editAllocated, failedAllocation, optionCollections, eventList, filteredManifests
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Members.self)
    func member<Value: Decodable & Sendable>(_ name: Members) throws -> Member<Value> {
      guard container.contains(name) else { return .stays }
      return try container.decodeNil(forKey: name)
        ? .goesBack : .becomes(try container.decode(Value.self, forKey: name))
    }
    singleSummary = try member(.singleSummary)
    allocation = try member(.allocation)
    allocationDelay = try member(.allocationDelay)
    apiVersion = try member(.apiVersion)
    labelEncoding = try member(.labelEncoding)
    tracking = try member(.tracking)
    trackingTrouble = try member(.trackingTrouble)
    customs = try member(.customs)
    editAllocated = try member(.editAllocated)
    failedAllocation = try member(.failedAllocation)
    optionCollections = try member(.optionCollections)
    eventList = try member(.eventList)
    filteredManifests = try member(.filteredManifests)
  }
}
