import Allocation
package import Contract
import FoundationEssentials

/// What became of a request to pack an order.
package enum PackOutcome: Sendable {
  /// Into a consignment, and one that goes the other way if that was asked for.
  case packed(Consignment, returned: Consignment?)
  case unknownOrder
  /// Nothing was created.
  case refused([FieldProblem])
}

extension World {
  /// Makes a consignment of what an order has, and one for its return if asked. The order stays as it is: the same items may be packed
  /// again.
  ///
  /// - Source: contract/50-orders.md, section 7.
  package mutating func pack(_ reference: String, as request: PackOrderRequest) -> PackOutcome {
    guard var order = order(reference) else { return .unknownOrder }
    var packing = Packing(order)
    packing.problems = self.problems { $0.checkReference(request.orderReference, is: order) }
    let packages = packing.packages(of: request)
    guard packing.problems.isEmpty else { return .refused(packing.problems) }

    let outbound = consignment(of: order, request, packages)
    let returned = request.generateReturn ? outbound.goingBack : nil
    // What is wrong with both is said once.
    var problems = self.problems(of: outbound)
    if problems.isEmpty, let returned { problems = self.problems(of: returned) }
    guard problems.isEmpty, case .created(var consignment) = create(outbound) else { return .refused(problems) }
    note(order.locationInformation, of: consignment.reference)
    consignment = self.consignment(consignment.reference) ?? consignment
    var back: Consignment?
    if let returned, case .created(let consignment) = create(returned) { back = consignment }
    order.packed.append(
      OrderConsignment(consignmentReference: consignment.reference, returnConsignmentReference: back?.reference))
    orders.replace(order)
    return .packed(consignment, returned: back)
  }

  /// What the call says of the consignment, and the order of the rest.
  private func consignment(
    of order: KeptOrder, _ request: PackOrderRequest, _ packages: [Package]
  ) -> CreateConsignmentRequest {
    var consignment = CreateConsignmentRequest()
    consignment.consignmentReferenceProvidedByCustomer =
      request.orderReferenceProvidedByCustomer ?? order.customerOrderReference
    consignment.source = order.source
    consignment.shippingDate = order.shippingDate
    consignment.requestedDeliveryDate = order.requiredDeliveryDate
    consignment.direction = order.direction
    consignment.tags = request.tags ?? order.tags
    consignment.metaData = request.metaData ?? order.metaData
    if request.metaData != nil, isInternational(order) {
      let kept = order.metaData.filter { $0.isShippersEORI }
      if !kept.isEmpty, !consignment.metaData.contains(where: \.isShippersEORI) { consignment.metaData += kept }
    }
    consignment.customsDocumentation = request.customsDocumentation ?? order.customsDocumentation?.value
    consignment.addresses = order.addresses.map(\.value)
    consignment.packages = packages
    return consignment
  }

  /// Whether an order goes from one country to another.
  private func isInternational(_ order: KeptOrder) -> Bool {
    func country(_ role: Address.Role) -> String? {
      guard let address = order.addresses.first(where: { $0.value.addressType.includes(role) })?.value else {
        return nil
      }
      let place = address.shippingLocationReference.flatMap { catalog.address(ofShippingLocation: $0, as: role)?.value }
      return (place ?? address).country?.value.isoCode?.twoLetterCode?.uppercased()
    }
    guard let origin = country(.origin), let destination = country(.destination) else { return false }
    return origin != destination
  }
}

extension Address.Role {
  /// The origin for the destination, and the destination for the origin.
  fileprivate var goingBack: Address.Role {
    var role = subtracting([.origin, .destination])
    if contains(.origin) { role.insert(.destination) }
    if contains(.destination) { role.insert(.origin) }
    return role
  }
}

extension CreateConsignmentRequest {
  /// The same from the destination to the origin, in the other direction.
  ///
  /// - Source: contract/50-orders.md, section 7.
  fileprivate var goingBack: CreateConsignmentRequest {
    var back = self
    back.direction = direction == .inbound ? .outbound : .inbound
    for index in back.addresses.indices {
      back.addresses[index].addressType = back.addresses[index].addressType?.goingBack
    }
    return back
  }
}
