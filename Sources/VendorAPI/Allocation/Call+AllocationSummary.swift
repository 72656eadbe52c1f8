import Allocation
import Contract
import HTTPCore
import HTTPTypes
import Sandbox
import Wire

extension Call {
  /// The summary of one consignment of a list: done, or refused with a status of its own.
  ///
  /// - Source: contract/decisions.md, "Outcomes of an allocation" and "Shapes" 4; contract/10-allocation.md, section 5.
  func summary(of outcome: AllocationOutcome, reference: String) -> AllocationSummary {
    switch outcome {
    case .allocated(let consignment, let service):
      return allocated(consignment, service).summary
    case .failed(let consignment, let assessment):
      return refusal(400, assessment.reason, reference: consignment.reference)
    case .notPermitted(let consignment):
      return refusal(
        400, VendorFailure.stateForbids(.allocate, consignment).message, reference: consignment.reference)
    case .unknownConsignment:
      return refusal(404, VendorFailure.consignmentNotFound(reference).message, reference: reference)
    case .queued(let consignment):
      return queued(consignment.reference)
    }
  }

  /// The answer of an endpoint that takes many: 202 when something is still to be done.
  func reply(_ outcomes: [AllocationOutcome], of references: [String]) throws -> Reply {
    let isQueued = outcomes.contains { if case .queued = $0 { true } else { false } }
    let status: HTTPResponse.Status = isQueued ? .accepted : .ok
    guard replyFormat == .json, version == .version1point1 else {
      return try reply(zip(outcomes, references).map { summary(of: $0, reference: $1) }, status: status)
    }
    var text = TextBuffer(capacity: 960 * max(outcomes.count, 1))
    text.append(UInt8(ascii: "["))
    let linkPrefix = linkPrefix
    for index in outcomes.indices {
      if index > 0 { text.append(UInt8(ascii: ",")) }
      if case .allocated(let consignment, let service) = outcomes[index] {
        AllocatedSummary(consignment: consignment, service: service, linkPrefix: linkPrefix).write(to: &text)
      } else {
        text.append(verbatim: try JSON.vendor.encode(summary(of: outcomes[index], reference: references[index])))
      }
    }
    text.append(UInt8(ascii: "]"))
    return reply(json: &text, status: status)
  }

  /// The summary for an endpoint that takes one consignment, 202 when it is still to be done: its refusals are the call's own.
  ///
  /// - Source: contract/95-audit.md, D22: an unknown consignment is a 400, the only refusal that is listed.
  func summary(ofOne outcome: AllocationOutcome, reference: String) throws -> AllocationSummary {
    switch outcome {
    case .allocated(let consignment, let service): return allocated(consignment, service).summary
    case .queued(let consignment): return queued(consignment.reference)
    case .failed(_, let assessment): throw VendorFailure.allocationFailed(assessment)
    case .notPermitted(let consignment): throw VendorFailure.stateForbids(.allocate, consignment)
    case .unknownConsignment: throw VendorFailure.consignmentToAllocateNotFound(reference)
    }
  }

  /// The answer of an endpoint that takes one consignment.
  func reply(single outcome: AllocationOutcome, reference: String) throws -> Reply {
    let summary = try summary(ofOne: outcome, reference: reference)
    let status: HTTPResponse.Status = summary.statusCode == 202 ? .accepted : .ok
    return switch (settings.singleSummary, version) {
    // The vendor's version 1 knows nothing but lists (contract/10-allocation.md, section 5.6).
    case (.array, _), (_, .version1): try reply([summary], status: status)
    case (.object, .version1point1): try reply(summary, status: status)
    }
  }

  /// - Source: contract/10-allocation.md, section 6.3.
  private func queued(_ reference: String) -> AllocationSummary {
    AllocationSummary(
      reference: reference, statusCode: 202,
      apiLinks: [link("detail", "consignments", reference), link("label", "labels", reference)],
      description: "Consignment \(reference) has been queued for allocation successfully.")
  }

  private func allocated(_ consignment: Consignment, _ service: CarrierService) -> AllocatedSummary {
    AllocatedSummary(consignment: consignment, service: service, linkPrefix: linkPrefix)
  }

  private func refusal(_ status: Int, _ reason: String, reference: String) -> AllocationSummary {
    AllocationSummary(
      reference: reference, statusCode: status, apiLinks: [link("detail", "consignments", reference)],
      description: reason)
  }
}
