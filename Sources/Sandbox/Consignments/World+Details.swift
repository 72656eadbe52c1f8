package import Contract

// Single facts of a consignment.
//
// - Source: contract/53-small-operations.md, section 3.
extension World {
  /// Sets what is given; the rest stays.
  package mutating func setDetails(_ request: SetConsignmentDetailsRequest, of reference: String) -> UpdateOutcome {
    guard let current = stored(reference) else { return .unknownConsignment }
    guard current.consignment.progress.state.permits(detailsAction) else { return .notPermitted(current.consignment) }
    var fixed = current.consignment.fixed
    fixed.consignmentReferenceProvidedByCustomer =
      request.consignmentReferenceProvidedByCustomer ?? fixed.consignmentReferenceProvidedByCustomer
    fixed.shippingDate = request.shippingDateTime ?? fixed.shippingDate
    var requested = fixed.requestedDeliveryDate?.value
    if let date = request.requestedDeliveryDate { requested = requested?.on(date) ?? RequestedDeliveryDate(date: date) }
    if let isExact = request.isExactRequestedDeliveryDate {
      guard requested != nil || !isExact else { return .refused([.noDateToBeExact]) }
      requested?.isToBeExactlyOnTheDateSpecified = isExact
    }
    fixed.requestedDeliveryDate = requested.map(Shared.init)
    var validation = validation
    validation.checkDates(of: fixed)
    guard validation.problems.isEmpty else { return .refused(validation.problems) }
    return .done(put(fixed, inPlaceOf: current))
  }

  /// Puts an address in the place of the one of its type, or beside the others where there is none.
  package mutating func putAddress(_ address: Address, of reference: String) -> UpdateOutcome {
    guard let current = stored(reference) else { return .unknownConsignment }
    guard current.consignment.progress.state.permits(.edit) else { return .notPermitted(current.consignment) }
    var fixed = current.consignment.fixed
    let place = fixed.addresses.firstIndex { $0.value.addressType.overlaps(address.addressType) }
    var others = fixed.addresses
    if let place { others.remove(at: place) }
    var validation = validation
    validation.check(address, besides: others.map(\.value))
    guard validation.problems.isEmpty else { return .refused(validation.problems) }
    let address = prepared(address)
    if let place { fixed.addresses[place] = address } else { fixed.addresses.append(address) }
    return .done(put(fixed, inPlaceOf: current))
  }
}

extension RequestedDeliveryDate {
  /// The same on another day.
  fileprivate func on(_ date: DateTimeOffset) -> RequestedDeliveryDate {
    var requested = self
    requested.date = date
    return requested
  }
}

extension FieldProblem {
  fileprivate static let noDateToBeExact = FieldProblem(
    path: "RequestedDeliveryDate",
    message: "RequestedDeliveryDate is required, as the consignment has none that could be exact")
}
