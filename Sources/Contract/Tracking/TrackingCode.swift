/// The codes and texts of tracking events: a state's name is its code.
///
/// - Source: contract/52-tracking-and-events.md, section 8. *Assumed.*
package enum TrackingCode {
  /// The state that a code stands for, without regard to case, blanks, `_` and `-`; nil for any other code.
  ///
  /// Those are the states that carriers bring about: a code cannot cancel or manifest.
  package static func state(of code: String) -> ConsignmentState? {
    guard code.utf8.count <= 64 else { return nil }
    return states[folded(code)]
  }

  /// What an event of this state is called.
  package static func description(of state: ConsignmentState) -> String {
    switch state {
    case .collected: "Collected by the carrier"
    case .atDropOffPoint: "Handed in at a drop-off point"
    case .delivered: "Package was delivered"
    case .atCollectionPoint: "Ready for collection"
    case .deliveryFailedCardLeft: "Delivery failed, card left"
    default: inWords(state.rawValue)
    }
  }

  /// The states that tracking events lead to, in the order of their numbers.
  package static let tracked: [ConsignmentState] = ConsignmentState.allCases.filter(\.isTracked)

  private static let states: [String: ConsignmentState] = {
    var states = Dictionary(uniqueKeysWithValues: tracked.map { (folded($0.rawValue), $0) })
    let others: [(String, ConsignmentState)] = [
      ("PU", .collected), ("IT", .inTransit), ("OFD", .outForDelivery), ("DL", .delivered),
      ("CARDLEFT", .deliveryFailedCardLeft), ("DF", .deliveryFailed), ("returned_to_sender", .returnToSender),
    ]
    for (code, state) in others { states[folded(code)] = state }
    return states
  }()

  private static func folded(_ code: String) -> String {
    code.lowercased().filter { $0 != " " && $0 != "_" && $0 != "-" }
  }

  /// `OutForDelivery` as `Out for delivery`.
  private static func inWords(_ name: String) -> String {
    name.enumerated().map { place, letter in
      place > 0 && letter.isUppercase ? " " + letter.lowercased() : String(letter)
    }.joined()
  }
}

extension ConsignmentState {
  /// Whether tracking events alone lead here.
  ///
  /// - Source: contract/52-tracking-and-events.md, section 5.
  package var isTracked: Bool {
    switch self {
    case .unallocated, .allocating, .allocationFailed, .allocated, .readyToShip, .manifesting, .manifested,
      .manifestFailed, .dispatched, .cancelling, .cancelled:
      false
    case .atDropOffPoint, .collected, .collectionFailed, .inTransit, .delayed, .outForDelivery, .deliveryFailed,
      .deliveryFailedCardLeft, .delivered, .partiallyDelivered, .atCollectionPoint, .returnToSender, .actionRequired,
      .missing, .lost, .damaged, .inTransitWaiting, .heldByCarrier, .exchangeFailed, .atCustoms,
      .carrierUnableToCollect, .deliveredDamaged:
      true
    }
  }

  /// Whether nothing comes after it.
  package var endsLife: Bool {
    switch self {
    case .delivered, .deliveredDamaged, .lost, .returnToSender, .cancelled: true
    default: false
    }
  }

  /// Whether the vendor's screens show it as an error.
  ///
  /// - Source: contract/52-tracking-and-events.md, section 5, "Severity".
  package var isTrouble: Bool {
    switch self {
    case .actionRequired, .missing, .lost, .damaged, .returnToSender: true
    default: false
    }
  }
}
