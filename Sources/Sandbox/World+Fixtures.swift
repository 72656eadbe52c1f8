internal import Allocation
package import Contract

extension World {
  /// Puts a fixture's consignment in, in its state. A state that only an allocated consignment has is reached by allocating it
  /// under the default rules.
  ///
  /// - Parameters:
  ///   - request: a create body.
  ///   - reference: nil has one made from the seed.
  ///   - state: where it is to stand.
  /// - Returns: what is wrong with it; empty when it is in.
  package mutating func load(
    _ request: CreateConsignmentRequest, reference: String?, state: ConsignmentState = .unallocated
  ) -> [FieldProblem] {
    if let reference, consignment(reference) != nil {
      return [FieldProblem(path: "Reference", message: "'\(reference)' is used by another consignment")]
    }
    let created: Consignment
    switch create(request, reference: reference) {
    case .refused(let problems): return problems
    case .created(let stored): created = stored.value
    }
    // A fixture is in its state at once, however allocations that callers ask for are done.
    let mode = allocationMode
    allocationMode = .synchronous
    defer { allocationMode = mode }
    switch state {
    case .unallocated: return []
    case .allocating, .cancelling, .cancelled:
      put(created.reference, in: state)
    case .allocationFailed:
      fail(created.reference)
    default:
      if case .failed(_, let assessment) = allocate(created.reference, to: .all) {
        return [
          FieldProblem(
            path: "ConsignmentState",
            message: "no carrier service takes the consignment, so it cannot be \(state.rawValue): "
              + assessment.reason)
        ]
      }
      put(created.reference, in: state)
    }
    return []
  }

  private mutating func put(_ reference: String, in state: ConsignmentState) {
    guard var consignment = consignment(reference)?.value else { return }
    consignment.consignmentState = state
    store(consignment)
  }

  private mutating func fail(_ reference: String) {
    guard var consignment = consignment(reference)?.value else { return }
    consignment.consignmentState = .allocationFailed
    // The only text of a failure that the vendor publishes (contract/10-allocation.md, section 6.1).
    consignment.failedAllocation = Shared(
      FailedAllocation(attemptedAllocationDate: now, message: "Could not be booked with courier."))
    store(consignment)
  }
}
