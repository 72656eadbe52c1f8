import Allocation
package import Contract
package import Journal

// Services are asked outside the lock; if the catalog has changed when the options are to be written down, they are asked again.
extension Tenant {
  /// Asks which deliveries can be promised to a consignment that is described as for a creation; none is created.
  ///
  /// - Source: contract/51-delivery-and-pickup-options.md, sections 1 and 2.
  package func options(
    for creation: CreateConsignmentRequest, on days: OptionDays, within reach: ShopReach? = nil,
    noting log: ChangeLog? = nil
  ) -> OptionsOutcome {
    while true {
      // Created in a copy, which is thrown away: no reference is used up, nothing is stored.
      let world = snapshot(noting: log)
      var draft = world
      switch draft.create(creation) {
      case .refused(let problems): return .refused(problems)
      case .created(let consignment):
        let offers = DeliveryOffers(for: consignment, on: days, within: reach, in: world)
        if let entered = visit(noting: log, { $0.enter(offers, creation: creation) }) { return .offered(entered) }
      }
    }
  }

  /// Asks which deliveries can be promised to a consignment that is there, whatever its state.
  package func options(
    for reference: String, on days: OptionDays, within reach: ShopReach? = nil, noting log: ChangeLog? = nil
  ) -> OptionsOutcome {
    while true {
      let world = snapshot(noting: log)
      guard let consignment = world.consignment(reference) else { return .unknown }
      let offers = DeliveryOffers(for: consignment, on: days, within: reach, in: world)
      if let entered = visit(noting: log, { $0.enter(offers, creation: nil) }) { return .offered(entered) }
    }
  }

  /// Asks again for a potential consignment, as the first time: the options of a summary's day.
  ///
  /// - Returns: nil when no request has that reference.
  package func options(
    ofPotential reference: String, on days: OptionDays, noting log: ChangeLog? = nil
  ) -> [KeptOption]? {
    while true {
      let world = snapshot(noting: log)
      guard let request = world.optionRequest(reference)?.value else { return nil }
      var days = days
      days.shipping = request.shippingDate
      days.isGuaranteedOnly = request.isGuaranteedOnly ?? false
      let offers = DeliveryOffers(for: Consignment(request.fixed), on: days, in: world)
      if let added = visit(noting: log, { $0.add(offers, to: reference) }) { return added }
    }
  }

  /// Takes up an option: creates its consignment where it is not there yet, and allocates it so that the promise is kept.
  ///
  /// - Source: contract/51-delivery-and-pickup-options.md, section 5.
  package func select(_ reference: String, noting log: ChangeLog? = nil) -> SelectionOutcome {
    switch visit(noting: log, { $0.beginSelection(of: reference) }) {
    case .over(let outcome): return outcome
    case .begun(let consignment, let option):
      while true {
        switch visit(noting: log, { $0.beginAllocation(of: consignment, keeping: option) }) {
        case .over(let outcome): return .attempted(outcome, consignment: consignment)
        case .draft(let draft):
          if let outcome = finish(draft, noting: log) { return .attempted(outcome, consignment: consignment) }
        }
      }
    }
  }
}
