import Contract

/// Checks of orders, which are those of consignments: an order becomes some.
///
/// - Source: contract/50-orders.md, sections 3 and 5.
extension ConsignmentValidation {
  /// More than anybody orders at once. *Assumed.*
  static let mostItems = 50_000

  mutating func check(_ request: CreateOrderRequest) {
    checkAddresses(request.addresses)
    check(request.packages)
    checkDates(
      shipping: request.shippingDate, requested: request.requestedDeliveryDate, required: request.requiredDeliveryDate)
  }

  mutating func check(_ request: UpdateOrderRequest, of order: KeptOrder) {
    checkReference(request.orderReference, is: order)
    if let addresses = request.addresses { checkAddresses(addresses) }
    checkDates(
      shipping: request.shippingDate, requested: request.requestedDeliveryDate, required: request.requiredDeliveryDate)
  }

  /// Checks that a body names the order that the path names.
  mutating func checkReference(_ reference: String?, is order: KeptOrder) {
    guard let reference, !isBlank(reference) else {
      report("OrderReference", "OrderReference is required")
      return
    }
    guard !FoldedText(order.reference).equals(reference) else { return }
    report("OrderReference", "OrderReference '\(reference)' is not that of the path, \(order.reference)")
  }

  /// Checks an address that comes to those of an order, or takes another's place.
  mutating func check(_ address: Address, of order: KeptOrder, _ change: OrderAddressChange) {
    check(address, at: "")
    guard let role = address.addressType else { return }
    let place = order.addresses.firstIndex { $0.value.addressType.overlaps(role) }
    switch (change, place) {
    case (.add, .some): report("AddressType", "The order has an address with AddressType \(role.text) already")
    case (.update, .none): report("AddressType", "The order has no address with AddressType \(role.text)")
    case (.add, .none): break
    case (.update, .some(let place)):
      var addresses = order.addresses.map(\.value)
      addresses[place] = address
      checkEnds(addresses)
    }
  }

  /// Checks the packages of an order as a change leaves them.
  mutating func check(packages: [Package], at path: String, changed: [Package]) {
    if changed.isEmpty { report(path, "At least one package is required") }
    if packages.count > mostPackages { report(path, "At most \(mostPackages) packages are allowed") }
    for index in changed.indices where !isFull { check(changed[index], at: "\(path)[\(index)]") }
    checkItemCount(of: packages, at: path)
  }

  mutating func check(items: [Item], at path: String, packages: [Package]) {
    if items.isEmpty { report(path, "At least one item is required") }
    for index in items.indices where !isFull { check(items[index], at: "\(path)[\(index)]") }
    checkItemCount(of: packages, at: path)
  }

  private mutating func checkItemCount(of packages: [Package], at path: String) {
    guard packages.reduce(0, { $0 + $1.items.count }) > Self.mostItems else { return }
    report(path, "At most \(Self.mostItems) items are allowed in one order")
  }
}
