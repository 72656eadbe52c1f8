package import Contract

/// Something that happened to a consignment.
package struct PastEvent: Sendable {
  package enum What: Equatable, Sendable {
    case created
    case entered(ConsignmentState)
    case updated, labelled, packageAdded, packageRemoved, packageUpdated, rescheduled
    /// What its carrier has told of a package; only an audit has these.
    case tracked(TrackingEvent, package: String?)

    /// The state that the consignment came into.
    package var state: ConsignmentState? {
      switch self {
      case .created: .unallocated
      case .entered(let state): state
      case .updated, .labelled, .packageAdded, .packageRemoved, .packageUpdated, .rescheduled, .tracked: nil
      }
    }
  }

  package let what: What
  package let at: DateTimeOffset
  /// As it stood then.
  package let consignment: Consignment
  /// The same for the same event of the same world.
  package let id: String
}
