extension MemberWords {
  /// Orders.
  static let orders = """
    Consignments: The consignments that it is about.
    GenerateReturn: Whether a consignment that brings the goods back is made as well.
    OrderConsignmentsResults: What is known of each order.
    OrderDeliveryDate.Date: The day that is asked for.
    OrderItem.Reference: The reference of the item.
    OrderItemReferences: The items that go.
    OrderItems: The items of the package.
    OrderPackageReferences: The packages that go.
    OrderPackages: The packages of the order.
    OrderReference: The reference of the order, `EO-` and three groups.
    OrderReferenceProvidedByCustomer: What the customer calls the order.
    OrderReferences: The references of orders.
    PackOrderRequestItem.Reference: The item of the order that is packed.
    Results: What became of each consignment.
    ReturnConsignmentReference: The consignment that brings the goods back; null when there is none.
    SelectOrderResults: What became of each option.
    OrderConsignmentsResult.Status: Whether the order was found.
    SelectOrderResponseResult.Status: Whether the option became an order.
    """
}
