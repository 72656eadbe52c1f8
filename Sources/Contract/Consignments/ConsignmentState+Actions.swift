/// What a caller may want to do with a consignment.
package enum ConsignmentAction: UInt8, CaseIterable, Sendable {
  case allocate
  case edit
  case changePackages
  case deallocate
  case printLabels
  case manifest
  case cancel
  case dispatch
  case setReadyToShip
  case setNotReadyToShip
  /// Sets what the customer calls an item.
  case nameItem
  /// Changes references, metadata and dates, and nothing else.
  case changeDetails
}

extension ConsignmentState {
  /// What the vendor allows in this state: the one table of the sandbox that says so.
  ///
  /// - Source: contract/30-consignments.md, section 6; contract/90-open-questions.md, 52 to 56; contract/95-audit.md, D19.
  private var actions: ConsignmentActions {
    switch self {
    case .unallocated, .allocationFailed: [.allocate, .edit, .changePackages, .cancel]
    case .allocated: [.deallocate, .printLabels, .manifest, .cancel, .setReadyToShip]
    case .readyToShip: [.printLabels, .manifest, .setNotReadyToShip]
    case .manifestFailed: [.deallocate, .printLabels, .manifest, .cancel]
    case .manifested: [.deallocate, .printLabels, .cancel, .dispatch]
    case .dispatched, .atDropOffPoint, .collected, .collectionFailed, .inTransit, .delayed, .outForDelivery,
      .deliveryFailed, .deliveryFailedCardLeft, .atCollectionPoint, .returnToSender, .actionRequired, .missing, .lost,
      .damaged, .heldByCarrier, .exchangeFailed, .atCustoms, .carrierUnableToCollect, .deliveredDamaged:
      [.printLabels, .cancel]
    case .delivered, .partiallyDelivered, .inTransitWaiting: [.printLabels]
    case .allocating, .manifesting, .cancelling, .cancelled: []
    }
  }

  /// Whether the vendor allows the action in this state.
  ///
  /// Items are named by the barcode of their package's label, so that must be possible in every state with labels; that it is in those
  /// of editing, too, is *assumed*. References, metadata and dates may be changed from the allocation to the manifest as well; that they
  /// may not be after it is *assumed*.
  /// - Source: contract/decisions.md, "Since the audit".
  package func permits(_ action: ConsignmentAction) -> Bool {
    switch action {
    case .nameItem: permits(.printLabels) || permits(.edit)
    case .changeDetails: permits(.edit) || permits(.manifest)
    default: actions.contains(ConsignmentActions(action))
    }
  }
}

extension ConsignmentAction {
  /// The states that allow the action, in the table's order.
  package var states: [ConsignmentState] { ConsignmentState.allCases.filter { $0.permits(self) } }
}

/// A row of the table.
private struct ConsignmentActions: OptionSet {
  let rawValue: UInt16

  init(rawValue: UInt16) { self.rawValue = rawValue }
  init(_ action: ConsignmentAction) { self.init(rawValue: 1 << action.rawValue) }

  static var allocate: Self { Self(.allocate) }
  static var edit: Self { Self(.edit) }
  static var changePackages: Self { Self(.changePackages) }
  static var deallocate: Self { Self(.deallocate) }
  static var printLabels: Self { Self(.printLabels) }
  static var manifest: Self { Self(.manifest) }
  static var cancel: Self { Self(.cancel) }
  static var dispatch: Self { Self(.dispatch) }
  static var setReadyToShip: Self { Self(.setReadyToShip) }
  static var setNotReadyToShip: Self { Self(.setNotReadyToShip) }
}
