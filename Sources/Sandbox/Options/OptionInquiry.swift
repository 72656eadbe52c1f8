package import Allocation
package import Contract

/// What somebody asks who wants to know why an option is or is not offered.
package enum OptionSubject: Sendable {
  /// A body as for a creation.
  case described(CreateConsignmentRequest)
  /// An `EC-` or an `EPC-` reference.
  case reference(String)
}

/// A question for options as a world would put it to its services; nothing is written down.
package struct OptionInquiry: Sendable {
  package let catalog: Catalog
  package let customs: CustomsDemand
  package let now: DateTimeOffset
  /// How many consignments each shop has, where any has a capacity.
  package let occupancy: [String: Int]
  package let consignment: Consignment
  /// Nil where no day can be meant: the last lies before the first, or before today.
  package let search: OptionSearch?

  fileprivate init(of consignment: Consignment, on days: OptionDays, in world: World) {
    catalog = world.catalog
    customs = world.customs
    now = world.now
    occupancy = world.shopOccupancy
    self.consignment = consignment
    var days = days
    days.collections = world.optionCollections
    search =
      days.isPast(for: consignment, of: catalog, at: now)
      ? nil : days.search(for: consignment, of: catalog, at: now)
  }
}

package enum OptionInquiryOutcome: Sendable {
  case put(OptionInquiry)
  /// Nothing could be created of the body.
  case refused([FieldProblem])
  case unknown
}

extension Tenant {
  /// The question that a request for options would put. Changes nothing.
  package func inquiry(about subject: OptionSubject, on days: OptionDays) -> OptionInquiryOutcome {
    var draft = snapshot()
    switch subject {
    case .described(let creation):
      // Created in the copy alone.
      let world = draft
      switch draft.create(creation) {
      case .refused(let problems): return .refused(problems)
      case .created(let consignment): return .put(OptionInquiry(of: consignment, on: days, in: world))
      }
    case .reference(let reference):
      let request = draft.optionRequest(reference)?.value
      guard let consignment = draft.consignment(reference) ?? request.map({ Consignment($0.fixed) }) else {
        return .unknown
      }
      // What was asked for with the request holds for all that is asked about it.
      var days = days
      days.shipping = days.shipping ?? request?.shippingDate
      days.isGuaranteedOnly = days.isGuaranteedOnly || request?.isGuaranteedOnly == true
      return .put(OptionInquiry(of: consignment, on: days, in: draft))
    }
  }
}
