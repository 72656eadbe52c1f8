import Contract
import Wire

/// - Source: contract/50-orders.md, section 11; contract/97-corrections.md, 39. What no sample shows is *assumed*: an order itself, the
///   packages and items of calls that the vendor's types alone have, and whatever a sample leaves out stands where JSON has it.
extension XMLShape {
  static let orders = [
    XMLShape(
      CreateOrderRequest.self, .orders,
      bases: [
        Base(
          .consignments,
          ["shippingDate", "packages", "customsDocumentation", "addresses", "metaData", "direction", "tags"])
      ], items: ["tags": "Tag"]),
    XMLShape(UpdateOrderRequest.self, .orders, items: ["tags": "Tag"]),
    XMLShape(Order.self, .orders, items: ["tags": "Tag"]),
    XMLShape(OrderPackage.self, .orders, as: "Package"),
    XMLShape(OrderItem.self, .orders, as: "Item"),
    XMLShape(OrderAddress.self, .consignments, as: "Address", bases: address, omitted: inJSONAlone),
    XMLShape(
      OrderDeliveryDate.self, .consignments, as: "RequestedDeliveryDate",
      bases: [Base(.consignments, ["deliveryWindow", "isToBeExactlyOnTheDateSpecified", "date"])]),
    XMLShape(AddUpdateOrderPackagesRequest.self, .orders), XMLShape(DeleteOrderPackagesRequest.self, .orders),
    XMLShape(AddUpdateOrderPackageItemsRequest.self, .orders), XMLShape(DeleteOrderPackageItemsRequest.self, .orders),
    XMLShape(OrderConsignmentsRequest.self, .orders), XMLShape(OrderConsignmentsResponse.self, .orders),
    XMLShape(OrderConsignmentsResult.self, .orders), XMLShape(OrderConsignment.self, .orders),
    XMLShape(PackOrderRequest.self, .packOrders, items: ["tags": "Tag"]),
    XMLShape(PackOrderRequest.Package.self, .packOrders), XMLShape(PackOrderRequest.Item.self, .packOrders),
    XMLShape(PackOrderResponse.self, .packOrders), XMLShape(PackOrderResult.self, .packOrders),
  ]
}
