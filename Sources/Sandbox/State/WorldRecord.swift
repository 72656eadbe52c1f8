package import Allocation
package import Contract
package import Faults
package import Journal

/// Everything a world holds, in the order in which a reader wants it: what a state file is made of.
///
/// What can be worked out from the rest is left out and worked out again: indexes, journeys, offers of quotes.
package struct WorldRecord: Codable, Sendable {
  package var clock: ClockRecord
  package var settings: SettingsRecord
  /// How many requests have had an id.
  package var requestCount: UInt64
  /// Whether the client writes as version 1 does.
  package var writesVersion1: Bool
  package var customerReference: String
  package var counters: CounterRecord
  package var catalog: CatalogRecord
  /// Of quotes that are older than the catalog: what they were given from.
  package var earlierCatalogs: [CatalogDocument]
  package var consignments: [ConsignmentRecord]
  package var manifests: [ManifestRecord]
  /// Absent while there are none.
  package var faults: FaultBook?
  /// Absent until something is expected, and in files of before expectations were kept.
  package var expectations: ExpectationBook?
  /// The oldest first; absent while there are none.
  package var orders: [KeptOrder]?
  package var quoteRequests: [QuoteRequestRecord]
  /// The oldest first; absent while there are none.
  package var optionRequests: [OptionRequest]?
  package var queuedAllocations: [QueuedAllocationRecord]
  /// Absent until somebody has changed an account or a role.
  package var accounts: AccountBook?
  /// What happened to consignments beside what they tell themselves; absent while that is nothing.
  package var history: [HistoryRecord]?
}

/// How a clock runs. A scaled one goes on from `now` when it is read back.
package struct ClockRecord: Codable, Equatable, Sendable {
  package enum Mode: String, Codable, CaseIterable, Sendable { case real, frozen, offset, scaled }

  package var mode: Mode
  package var now: DateTimeOffset
  /// In ticks of 100 ns.
  package var offset: Int64?
  package var thousandths: Int64?
}

package struct SettingsRecord: Codable, Sendable {
  package var singleSummary: String?
  package var apiVersion: String?
  package var labelEncoding: String?
  package var tracking: String?
  /// In thousandths.
  package var trackingTrouble: Int?
  package var customs: String?
  package var editAllocated: String?
  package var failedAllocation: String?
  package var optionCollections: String?
  package var eventList: String?
  package var filteredManifests: String?
  /// Absent: an allocation is done at once.
  package var allocationDelaySeconds: Int64?
}

/// 64 bits as 16 hexadecimal digits: numbers so large do not survive every reader of JSON.
package struct Bits64: Codable, Equatable, Sendable {
  package let value: UInt64

  package init(_ value: UInt64) { self.value = value }

  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard text.utf8.count == 16, let value = UInt64(text, radix: 16) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: [], debugDescription: "'\(text)' is not 16 hexadecimal digits"))
    }
    self.value = value
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    let digits = String(value, radix: 16)
    try container.encode(String(repeating: "0", count: 16 - digits.count) + digits)
  }
}

/// Where the next reference, number or id comes from.
package struct CounterRecord: Codable, Sendable {
  package struct Tracking: Codable, Sendable {
    package var pattern: String
    package var count: UInt64
  }

  /// A tracking number that a consignment has had, by its hash.
  package struct Spent: Codable, Sendable {
    package var hash: Bits64
    package var consignment: Int
  }

  package var consignments: UInt64
  package var packages: UInt64
  /// Absent in files of before there were orders.
  package var orders: UInt64?
  /// Absent in files of before there were delivery options.
  var options: OptionBook.Counters?
  package var identifiers: Bits64
  package var quotes: Bits64
  package var faults: Bits64
  package var requestSeed: Bits64
  package var trackingSeed: Bits64
  package var trackingRandom: Bits64
  package var tracking: [Tracking]
  /// Those that no consignment has now.
  package var spentTracking: [Spent]
}

package struct CatalogRecord: Codable, Sendable {
  package var document: CatalogDocument
  /// The numbers of the shipping locations, in the document's order.
  package var locationNumbers: [Int]
}

package struct ConsignmentRecord: Codable, Sendable {
  /// Whether its reference was given to it, not made by the world.
  package var isReferenceChosen: Bool?
  package var fixed: Consignment.Fixed
  package var progress: Consignment.Progress
}

/// A consignment as it was at some moment.
package struct PastConsignmentRecord: Codable, Sendable {
  /// Its place among the world's consignments; absent when it is none, or when what creation fixed has been changed since.
  package var consignment: Int?
  package var fixed: Consignment.Fixed?
  package var progress: Consignment.Progress
}

package struct ManifestRecord: Codable, Sendable {
  package var head: CustomerManifest
  package var shippingLocationName: String?
  package var consignments: [PastConsignmentRecord]
}

package struct QuoteRequestRecord: Codable, Sendable {
  package var reference: String
  package var isCreated: Bool
  package var creationDate: DateTimeOffset
  package var consignment: PastConsignmentRecord
  /// The place of the catalog among the earlier ones; absent for the present one.
  package var earlierCatalog: Int?
  package var group: ServiceGroup.Description?
  package var quoteReferences: [String]
}

package struct QueuedAllocationRecord: Codable, Sendable {
  package var consignment: String
  package var due: DateTimeOffset
  package var candidates: Candidates.Description
  /// Absent where no option was selected, and in files of before there were any.
  var promise: OptionPromise?
}

/// Why a record is no world.
package struct RecordProblem: Error, Equatable, Sendable {
  /// As `consignments[3].progress`.
  package let path: String
  package let problem: String

  package init(_ path: String, _ problem: String) {
    self.path = path
    self.problem = problem
  }
}
