package import Contract

/// A consignment that went from one state to another, or came to be.
package struct StateChange: Sendable, Equatable {
  package let consignment: String
  /// Nil for one that has just been made.
  package let from: ConsignmentState?
  package let to: ConsignmentState

  package init(consignment: String, from: ConsignmentState?, to: ConsignmentState) {
    self.consignment = consignment
    self.from = from
    self.to = to
  }
}
