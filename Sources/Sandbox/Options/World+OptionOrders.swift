import Allocation
package import Contract

/// What became of an option that was to be an order.
package enum OptionOrderOutcome: Sendable {
  case created(KeptOrder)
  /// Nothing changed, as in what follows.
  case unknownOption
  case expired(at: DateTimeOffset)
  case refused([FieldProblem])
}

extension World {
  /// Makes an order of an option, which keeps the promise's dates; the same option again makes another.
  ///
  /// - Source: contract/50-orders.md, section 8.
  package mutating func createOrder(
    of selection: SelectDeliveryOptionAsOrderRequest.Selection
  ) -> OptionOrderOutcome {
    guard let (request, kept) = options.option(selection.reference ?? "") else { return .unknownOption }
    guard now < kept.option.allocationCutOff.adding(seconds: 1) else {
      return .expired(at: kept.option.allocationCutOff)
    }
    var creation = request.value.creation ?? CreateConsignmentRequest(request.value.fixed)
    if let shop = kept.shop.flatMap({ catalog.shop($0.reference) }) { creation.addresses.redirect(to: shop) }
    var body = CreateOrderRequest()
    body.orderReferenceProvidedByCustomer =
      selection.orderReferenceProvidedByCustomer ?? creation.consignmentReferenceProvidedByCustomer
    body.source = creation.source
    body.packages = creation.packages
    body.customsDocumentation = creation.customsDocumentation
    body.addresses = creation.addresses
    body.metaData =
      selection.metaData
      + creation.metaData.filter { old in
        !selection.metaData.contains { $0.keyValue == old.keyValue }
      }
    body.direction = creation.direction
    body.tags = creation.tags
    body.shippingDate = kept.collectionDate
    body.requiredDeliveryDate = kept.requestedDelivery
    switch createOrder(body) {
    case .refused(let problems): return .refused(problems)
    case .unknownOrder, .unknownPackage, .unknownItem: return .unknownOption
    case .done(var order):
      order.deliveryOptionReference = kept.option.reference
      order.locationInformation = kept.locationInformation
      order.earliestDeliveryDate = kept.earliestDelivery
      order.latestDeliveryDate = kept.latestDelivery
      orders.replace(order)
      return .created(order)
    }
  }
}

extension CreateConsignmentRequest {
  /// The body that would make another of a consignment.
  init(_ fixed: Consignment.Fixed) {
    self.init()
    consignmentReferenceProvidedByCustomer = fixed.consignmentReferenceProvidedByCustomer
    source = fixed.source
    direction = fixed.direction
    tags = fixed.tags
    metaData = fixed.metaData
    customsDocumentation = fixed.customsDocumentation?.value
    addresses = fixed.addresses.map(\.value)
    packages = fixed.packages
  }
}
