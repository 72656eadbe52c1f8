package import Contract
internal import Allocation

/// One consignment of the fixtures: a create body, and where it stands when a world begins.
package struct FixtureConsignment: Sendable {
  package let request: CreateConsignmentRequest
  /// Chosen by the fixture; nil has one made from the seed.
  package let reference: String?
  package let state: ConsignmentState

  package init(request: CreateConsignmentRequest, reference: String?, state: ConsignmentState = .unallocated) {
    self.request = request
    self.reference = reference
    self.state = state
  }
}

extension World {
  /// Puts a fixture's consignment in, in its state. A state that only an allocated consignment has is reached by allocating it
  /// under the default rules.
  ///
  /// - Returns: what is wrong with it; empty when it is in.
  package mutating func load(_ fixture: FixtureConsignment) -> [FieldProblem] {
    if let reference = fixture.reference, consignment(reference) != nil {
      return [FieldProblem(path: "Reference", message: "'\(reference)' is used by another consignment")]
    }
    let created: Consignment
    switch create(fixture.request, reference: fixture.reference) {
    case .refused(let problems): return problems
    case .created(let stored): created = stored.value
    }
    switch fixture.state {
    case .unallocated: return []
    case .allocating, .cancelling, .cancelled:
      put(created.reference, in: fixture.state)
    case .allocationFailed:
      fail(created.reference)
    default:
      if case .failed(_, let assessment) = allocate(created.reference, to: .all) {
        return [
          FieldProblem(
            path: "ConsignmentState",
            message: "no carrier service takes the consignment, so it cannot be \(fixture.state.rawValue): "
              + assessment.reason)
        ]
      }
      put(created.reference, in: fixture.state)
    }
    return []
  }

  private mutating func put(_ reference: String, in state: ConsignmentState) {
    guard var consignment = consignment(reference)?.value else { return }
    consignment.consignmentState = state
    _ = store(consignment)
  }

  private mutating func fail(_ reference: String) {
    guard var consignment = consignment(reference)?.value else { return }
    consignment.consignmentState = .allocationFailed
    // The only text of a failure that the vendor publishes (contract/10-allocation.md, section 6.1).
    consignment.failedAllocation = Shared(
      FailedAllocation(attemptedAllocationDate: now, message: "Could not be booked with courier."))
    _ = store(consignment)
  }
}
