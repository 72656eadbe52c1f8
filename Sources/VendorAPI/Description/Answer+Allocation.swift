import Contract
import HTTPTypes

extension [Answer] {
  /// What the calls answer that allocate many: 202 when something is still to be done.
  static var summaries: Self {
    [
      Answer(status: .ok, content: .list(AllocationSummary.self)),
      Answer(status: .accepted, content: .list(AllocationSummary.self)),
    ]
  }

  /// What the calls answer that allocate one consignment.
  static var summaryOfOne: Self {
    [
      Answer(status: .ok, content: .listOfOne(AllocationSummary.self)),
      Answer(status: .accepted, content: .listOfOne(AllocationSummary.self)),
    ]
  }
}
