import Contract
import Sandbox

// How the sandbox words what happened. All *assumed*: the vendor shows no text of an event.
extension PastEvent {
  /// Who calls the API.
  static let caller = "Sandbox"
  /// Who tells what carriers do.
  static let system = "System"

  var message: String {
    let name = "Consignment \(consignment.reference)"
    return switch what {
    case .created: "\(name) has been created"
    case .entered(let state): "\(name) is now \(state.rawValue)"
    case .updated: "\(name) has been updated"
    case .labelled: "Labels of \(name) have been printed"
    case .packageAdded: "A package has been added to \(name)"
    case .packageRemoved: "A package has been removed from \(name)"
    case .packageUpdated: "Packages of \(name) have been updated"
    case .rescheduled: "\(name) has been rescheduled"
    case .tracked(let event, let package):
      (package.map { "Package \($0) of " } ?? "") + "\(name): \(event.code)"
        + (event.description.map { ", \($0)" } ?? "")
    }
  }
}

extension PastEvent.What {
  /// - Source: contract/52-tracking-and-events.md, section 3, "create"; nil for what the vendor has no type for.
  var type: ConsignmentEventType? {
    switch self {
    case .created: .consignmentCreated
    case .updated, .entered(.allocated), .entered(.unallocated): .consignmentUpdated
    case .labelled: .labelsPrinted
    case .packageAdded: .packageAdded
    case .packageRemoved: .packageRemoved
    case .packageUpdated: .packageUpdated
    case .rescheduled: .rescheduled
    case .entered, .tracked: nil
    }
  }
}

extension ConsignmentAuditMessage {
  init(_ event: PastEvent) {
    let category: Category
    switch event.what {
    case .labelled: category = .labels
    case .tracked: category = .tracking
    default: category = event.what.state.map { !$0.isReachedByCalls } ?? false ? .tracking : .consignmentLifecycle
    }
    let isFailure = event.what.state == .allocationFailed || event.what.state == .manifestFailed
    self.init(
      id: event.id, timestamp: event.at, consignmentReference: event.consignment.reference, message: event.message,
      severity: isFailure ? .high : .low, category: category,
      username: category == .tracking ? PastEvent.system : PastEvent.caller)
  }
}
