/// The body of `POST /deliveryoptions/selectorder`.
///
/// - Source: contract/50-orders.md, section 8.
package struct SelectDeliveryOptionAsOrderRequest: Codable, Equatable, Sendable {
  package struct Selection: Codable, Equatable, Sendable {
    package var reference: String?
    package var orderReferenceProvidedByCustomer: String?
    @Listed package var metaData: [MetaData]
  }

  @Listed package var deliveryOptions: [Selection]
}

/// - Source: contract/50-orders.md, section 8.
package struct SelectOrderResponse: Codable, Equatable, Sendable {
  package struct Result: Codable, Equatable, Sendable {
    package var deliveryOptionReference: String
    package var orderReference: String?
    /// 201, or as the call by itself would answer.
    package var status: Int
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

  package var selectOrderResults: [Result]

  package init(_ results: [Result]) { selectOrderResults = results }
}

/// Why no order was made, as one schema: the results where each option has failed, or else the members of an error.
package struct SelectOrderRefusal: Codable, Equatable, Sendable {
  package var selectOrderResults: [SelectOrderResponse.Result]?
  package var code: String?
  package var message: String?
  package var correlationId: String?
  package var details: [ApiError.Detail]?
}
