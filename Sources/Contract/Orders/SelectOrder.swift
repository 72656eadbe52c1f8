/// The body of `POST /deliveryoptions/selectorder`: each option becomes an order of its own.
///
/// - Source: contract/50-orders.md, section 8.
package struct SelectOrderRequest: Codable, Equatable, Sendable {
  @Listed package var deliveryOptions: [SelectDeliveryOptionRequest]
}

package struct SelectDeliveryOptionRequest: Codable, Equatable, Sendable {
  /// Of a delivery option or a pickup option.
  package var reference: String?
  package var orderReferenceProvidedByCustomer: String?
  @Listed package var metaData: [MetaData]
}

/// What became of each option, in the order of the request.
///
/// - Source: contract/50-orders.md, section 8.
package struct SelectOrderResponse: Codable, Equatable, Sendable {
  package var selectOrderResults: [SelectOrderResult]

  package init(selectOrderResults: [SelectOrderResult]) { self.selectOrderResults = selectOrderResults }
}

package struct SelectOrderResult: Codable, Equatable, Sendable {
  package var deliveryOptionReference: String
  /// Nil when none was made.
  package var orderReference: String?
  /// 201, 400 or 404.
  package var status: Int
  /// Why none was made.
  package var message: String?
  package var links: [ApiLink]

  package init(
    deliveryOptionReference: String, orderReference: String?, status: Int, message: String?, links: [ApiLink]
  ) {
    self.deliveryOptionReference = deliveryOptionReference
    self.orderReference = orderReference
    self.status = status
    self.message = message
    self.links = links
  }
}
