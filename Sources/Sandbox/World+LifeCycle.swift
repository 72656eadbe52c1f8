package import Contract

/// What became of one consignment that a caller wanted changed.
package enum ChangeOutcome: Sendable {
  case done(Shared<Consignment>)
  /// Its state does not allow the action; nothing changed.
  case notPermitted(Shared<Consignment>)
  case unknownConsignment
}

extension World {
  /// Takes everything back that an allocation has put on a consignment, and gives it the shipping date that the customer asked for.
  ///
  /// - Source: contract/10-allocation.md, section 8.
  package mutating func deallocate(_ reference: String) -> ChangeOutcome {
    change(reference, by: .deallocate) { consignment, world in
      consignment.consignmentState = .unallocated
      consignment.allocation = nil
      consignment.failedAllocation = nil
      consignment.consignmentLegs = []
      for index in consignment.packages.indices { consignment.packages[index].consignmentLegs = [] }
      consignment.collectionDate = nil
      consignment.shippingDate = world.register.shippingDate(of: consignment)
      consignment.earliestDeliveryDate = nil
      consignment.latestDeliveryDate = nil
      // Labels of a journey that will not be made count for nothing. *Assumed.*
      consignment.labelCount = 0
      consignment.labelsPrinted = false
      consignment.dateLabelsWereFirstPrinted = nil
    }
  }

  package mutating func cancel(_ reference: String) -> ChangeOutcome {
    change(reference, by: .cancel) { consignment, _ in consignment.consignmentState = .cancelled }
  }

  package mutating func setReadyToShip(_ reference: String) -> ChangeOutcome {
    change(reference, by: .setReadyToShip) { consignment, _ in consignment.consignmentState = .readyToShip }
  }

  package mutating func setNotReadyToShip(_ reference: String) -> ChangeOutcome {
    change(reference, by: .setNotReadyToShip) { consignment, _ in consignment.consignmentState = .allocated }
  }

  /// Hands a manifested consignment over to its carrier, now.
  package mutating func dispatch(_ reference: String) -> ChangeOutcome {
    change(reference, by: .dispatch) { consignment, world in
      consignment.consignmentState = .dispatched
      consignment.dateShipped = world.now
    }
  }

  package mutating func setCustomerReference(_ text: String, of reference: String) -> ChangeOutcome {
    change(reference, by: .edit) { consignment, _ in consignment.consignmentReferenceProvidedByCustomer = text }
  }

  /// Changes one consignment if its state permits the action.
  mutating func change(
    _ reference: String, by action: ConsignmentAction, _ body: (inout Consignment, World) -> Void
  ) -> ChangeOutcome {
    guard let current = consignment(reference) else { return .unknownConsignment }
    guard current.value.consignmentState.permits(action) else { return .notPermitted(current) }
    var consignment = current.value
    body(&consignment, self)
    return .done(store(consignment))
  }
}
