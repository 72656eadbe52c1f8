package import Contract

/// What became of a request to make or change an order.
package enum OrderOutcome: Sendable {
  case done(KeptOrder)
  /// Nothing changed, as in all that follows.
  case refused([FieldProblem])
  case unknownOrder
  case unknownPackage(String)
  case unknownItem(String)
}

/// What is done with an address of an order.
package enum OrderAddressChange: Sendable {
  /// One of a type that the order does not have comes to the others.
  case add
  /// One takes the place of that of its type.
  case update
}

extension World {
  package var orderCount: Int { orders.count }

  /// The consignment that an order has packed to bring another back. Costs time with the number of orders: ask a copy.
  ///
  /// - Source: contract/50-orders.md, section 7.
  package func returnConsignment(of reference: String) -> String? {
    for order in orders.all {
      for packed in order.value.packed where packed.consignmentReference == reference {
        return packed.returnConsignmentReference
      }
    }
    return nil
  }

  /// The order of this reference in any case.
  package func order(_ reference: String) -> KeptOrder? { orders[reference]?.value }

  /// Stores a new order. It asks no service about it, and no date.
  ///
  /// - Source: contract/50-orders.md, section 3.
  package mutating func createOrder(_ request: CreateOrderRequest) -> OrderOutcome {
    let problems = self.problems { $0.check(request) }
    guard problems.isEmpty else { return .refused(problems) }
    var order = KeptOrder(reference: orders.nextReference(), dateCreated: now)
    order.customerOrderReference = request.orderReferenceProvidedByCustomer
    order.source = request.source ?? .api
    order.direction = request.direction ?? .outbound
    order.tags = request.tags
    order.metaData = request.metaData
    order.customsDocumentation = request.customsDocumentation.map(Shared.init)
    order.shippingDate = request.shippingDate
    order.requiredDeliveryDate = request.requiredDeliveryDate ?? request.requestedDeliveryDate
    order.addresses = request.addresses.map { ordered($0) }
    order.packages = request.packages.map { ordered($0) }
    orders.enter(order)
    return .done(order)
  }

  /// Replaces what an order holds but for its packages. Consignments that it was packed into stay as they are.
  ///
  /// - Source: contract/50-orders.md, section 5.
  package mutating func updateOrder(_ reference: String, with request: UpdateOrderRequest) -> OrderOutcome {
    change(order: reference) { world, order in
      let problems = world.problems { $0.check(request, of: order) }
      guard problems.isEmpty else { return .refused(problems) }
      order.customerOrderReference = request.orderReferenceProvidedByCustomer
      order.requiredDeliveryDate = request.requiredDeliveryDate ?? request.requestedDeliveryDate
      order.shippingDate = request.shippingDate
      order.customsDocumentation = request.customsDocumentation.map(Shared.init)
      order.metaData = request.metaData
      if let addresses = request.addresses { order.addresses = addresses.map { world.ordered($0) } }
      if let direction = request.direction { order.direction = direction }
      if let tags = request.tags { order.tags = tags }
      return nil
    }
  }

  /// - Source: contract/50-orders.md, section 5.
  package mutating func changeAddress(
    _ change: OrderAddressChange, _ address: Address, of reference: String
  ) -> OrderOutcome {
    self.change(order: reference) { world, order in
      let problems = world.problems { $0.check(address, of: order, change) }
      guard problems.isEmpty else { return .refused(problems) }
      let kept = world.ordered(address)
      if let place = order.addresses.firstIndex(where: { $0.value.addressType.overlaps(address.addressType) }) {
        order.addresses[place] = kept
      } else {
        order.addresses.append(kept)
      }
      return nil
    }
  }

  // MARK: - What the changes have in common

  /// Changes an order, or nothing if `body` returns what is in the way.
  mutating func change(
    order reference: String, _ body: (inout World, inout KeptOrder) -> OrderOutcome?
  ) -> OrderOutcome {
    guard var order = self.order(reference) else { return .unknownOrder }
    if let outcome = body(&self, &order) { return outcome }
    orders.replace(order)
    return .done(order)
  }

  /// What `check` finds.
  func problems(_ check: (inout ConsignmentValidation) -> Void) -> [FieldProblem] {
    var validation = ConsignmentValidation(catalog: catalog, customerReference: customerReference)
    validation.mostPackages = mostPackages
    check(&validation)
    return validation.problems
  }

  /// An address as an order keeps it. An empty code of a region says as little as none.
  private mutating func ordered(_ address: Address) -> Shared<Address> {
    var address = address
    if address.regionCode?.isEmpty == true { address.regionCode = nil }
    return unexpanded(address)
  }

  /// A package as an order keeps it: with references, of which one from before stays, and with 1 where no quantity was said.
  ///
  /// - Source: contract/50-orders.md, section 4: "The item was sent without Quantity; the order shows".
  mutating func ordered(_ package: Package, reference: String? = nil) -> Package {
    var package = package
    for index in package.items.indices { package.items[index].quantity = package.items[index].quantity ?? 1 }
    return prepared(package, reference: reference)
  }
}
