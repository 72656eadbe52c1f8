/// Something in what a client did that is worth a look, with the requests that prove it.
package struct Finding: Sendable, Equatable {
  package enum Severity: String, Codable, CaseIterable, Sendable, Comparable {
    case notice, warning, error

    package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int {
      switch self {
      case .notice: 0
      case .warning: 1
      case .error: 2
      }
    }
  }

  package enum Kind: String, Codable, CaseIterable, Sendable {
    case expectationUnmet, allocatedAgainAfterLostAnswer, createdAgainAfterLostAnswer, retriedBeforeRetryAfter,
      retriedWithoutBackOff, memberNeverRead, obsoletePath, operationAssumed, allocatedNeverLabelled,
      labelledNeverManifested, deallocatedAfterManifest, faultNeverHit, readTooOften, labelBeforeAllocation, keyInQuery,
      customsDataMissing
  }

  package let kind: Kind
  /// Numbers in the journal, the first hundred.
  package let requests: [Int]
  /// What it is about: a consignment, a member, a path, a fault; the same finding about the same is one.
  package let subject: String
  /// What was seen, in one sentence.
  package let message: String

  package init(_ kind: Kind, _ requests: [Int], subject: String, _ message: String) {
    self.kind = kind
    self.requests = Array(requests.prefix(100))
    self.subject = subject
    self.message = message
  }

  package var severity: Severity { kind.severity }
  package var advice: String { kind.advice }
}

extension Finding.Kind {
  package var severity: Finding.Severity {
    switch self {
    case .expectationUnmet, .allocatedAgainAfterLostAnswer, .createdAgainAfterLostAnswer, .deallocatedAfterManifest:
      .error
    case .retriedBeforeRetryAfter, .retriedWithoutBackOff, .memberNeverRead, .labelBeforeAllocation, .keyInQuery,
      .customsDataMissing,
      .faultNeverHit:
      .warning
    case .obsoletePath, .operationAssumed, .allocatedNeverLabelled, .labelledNeverManifested, .readTooOften: .notice
    }
  }

  /// One sentence on what to do.
  package var advice: String {
    switch self {
    case .expectationUnmet: "GET /_sandbox/expectations names the requests that came nearest, and what differed."
    case .allocatedAgainAfterLostAnswer:
      "After a lost answer read the consignment's status before it is allocated again."
    case .createdAgainAfterLostAnswer:
      "Give each consignment a reference of your own and look for it before a creation is repeated."
    case .retriedBeforeRetryAfter: "Wait as long as Retry-After says."
    case .retriedWithoutBackOff: "Wait longer after each failure, with some chance in it."
    case .memberNeverRead: "Correct the member's name, or leave it out."
    case .obsoletePath: "Call the path that took its place."
    case .operationAssumed: "Try it against the vendor's own sandbox: no document shows its answers."
    case .allocatedNeverLabelled: "Print its label, or deallocate it: the carrier has been booked."
    case .labelledNeverManifested: "Manifest it: no carrier collects what is on no manifest."
    case .deallocatedAfterManifest: "Deallocate before the manifest: the carrier has been told already."
    case .faultNeverHit: "Correct what it matches, or take it away: what it stands for was not tested."
    case .readTooOften: "Read less often, or keep the answer for a while."
    case .labelBeforeAllocation: "Allocate first: there is no label before."
    case .customsDataMissing: "Send them: without, the vendor does not consider the carrier."
    case .keyInQuery: "Send the key in the header: URLs are written into logs on the way."
    }
  }
}
