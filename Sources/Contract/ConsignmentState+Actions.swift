/// What a caller may want to do with a consignment.
package enum ConsignmentAction: Sendable {
  case allocate
}

extension ConsignmentState {
  /// Whether the vendor allows the action in this state. This is the one place that says so.
  ///
  /// - Source: contract/30-consignments.md, section 6.
  package func permits(_ action: ConsignmentAction) -> Bool {
    switch action {
    case .allocate: self == .unallocated || self == .allocationFailed
    }
  }
}

extension ConsignmentAction {
  /// The states that allow the action, in the table's order.
  package var states: [ConsignmentState] { ConsignmentState.allCases.filter { $0.permits(self) } }
}
