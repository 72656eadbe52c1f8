import Allocation
import Contract
import Sandbox

/// What a call does to the caller's world. Whatever changes is noted as this call's doing.
extension Call {
  /// Runs `body` alone in the caller's world. Nothing is decoded or encoded in there.
  @inline(__always)
  func visit<Result: Sendable>(_ body: (inout World) -> Result) -> Result { tenant.visit(noting: log, body) }

  /// The consignment of a reference in any case, as it looks now.
  func consignment(_ reference: String) -> Consignment? { tenant.consignment(reference, noting: log) }

  /// The world as it stands, to be read without holding up others.
  func snapshot() -> World { tenant.snapshot(noting: log) }

  func allocate(_ references: [String], to candidates: Candidates) -> [AllocationOutcome] {
    tenant.allocate(references, to: candidates.provoked(provocation), noting: log)
  }

  func allocate(_ reference: String, to candidates: Candidates) -> AllocationOutcome {
    tenant.allocate(reference, to: candidates.provoked(provocation), noting: log)
  }

  func allocate(_ reference: String, withQuote quote: String) -> QuoteAllocationOutcome {
    tenant.allocate(reference, withQuote: quote, provoking: provocation, noting: log)
  }

  func create(_ request: CreateConsignmentRequest) -> CreationOutcome { tenant.create(request, noting: log) }

  func quote(_ reference: String) -> Shared<QuoteRequest>? { tenant.quote(reference, noting: log) }

  func quote(_ request: CreateConsignmentRequest) -> QuotingOutcome { tenant.quote(request, noting: log) }

  func quoteByServiceGroup(_ request: CreateConsignmentRequest) -> QuotingOutcome {
    tenant.quoteByServiceGroup(request, noting: log)
  }
}
