package import Contract

/// What became of one consignment that a caller wanted changed.
package enum ChangeOutcome: Sendable {
  case done(Consignment)
  /// Its state does not allow the action; nothing changed.
  case notPermitted(Consignment)
  case unknownConsignment
}

extension World {
  /// Takes everything back that an allocation has put on a consignment, and gives it the shipping date that the customer asked for.
  ///
  /// - Source: contract/10-allocation.md, section 8.
  package mutating func deallocate(_ reference: String) -> ChangeOutcome {
    change(reference, by: .deallocate) { consignment in
      // Labels of a journey that will not be made count for nothing. *Assumed.*
      // What its carriers have told goes with it.
      consignment.progress = Consignment.Progress(shippingDate: consignment.fixed.shippingDate)
      consignment.leaveShop()
    }
  }

  package mutating func cancel(_ reference: String) -> ChangeOutcome {
    let now = now
    return change(reference, by: .cancel) { consignment in
      consignment.progress.state = .cancelled
      consignment.progress.life?.cancel(at: now)
    }
  }

  package mutating func setReadyToShip(_ reference: String) -> ChangeOutcome {
    change(reference, by: .setReadyToShip) { $0.progress.state = .readyToShip }
  }

  package mutating func setNotReadyToShip(_ reference: String) -> ChangeOutcome {
    change(reference, by: .setNotReadyToShip) { $0.progress.state = .allocated }
  }

  /// Hands a manifested consignment over to its carrier, now.
  package mutating func dispatch(_ reference: String) -> ChangeOutcome {
    let now = now
    return change(reference, by: .dispatch) { consignment in
      consignment.progress.state = .dispatched
      consignment.progress.note(\.dateShipped, at: now)
      consignment.progress.life?.dispatch(at: now)
    }
  }

  package mutating func setCustomerReference(_ text: String, of reference: String) -> ChangeOutcome {
    let outcome = change(reference, by: detailsAction) { $0.fixed.consignmentReferenceProvidedByCustomer = text }
    if case .done(let consignment) = outcome { noteMagic(of: consignment) }
    return outcome
  }

  /// Changes one consignment if its state permits the action.
  mutating func change(
    _ reference: String, by action: ConsignmentAction, _ body: (inout Consignment) -> Void
  ) -> ChangeOutcome {
    guard let stored = stored(reference) else { return .unknownConsignment }
    guard stored.consignment.progress.state.permits(action) else { return .notPermitted(stored.consignment) }
    var consignment = stored.consignment
    body(&consignment)
    return .done(replace(stored.number, with: consignment))
  }
}
