/// The body of `PUT /orders/consignments`.
///
/// - Source: contract/50-orders.md, section 9.
package struct OrderConsignmentsRequest: Codable, Equatable, Sendable {
  @Listed package var orderReferences: [String]
}

/// Which consignments orders have been packed into, order by order as they were named.
///
/// - Source: contract/50-orders.md, section 9.
package struct OrderConsignmentsResponse: Codable, Equatable, Sendable {
  package var orderConsignmentsResults: [OrderConsignmentsResult]

  package init(orderConsignmentsResults: [OrderConsignmentsResult]) {
    self.orderConsignmentsResults = orderConsignmentsResults
  }
}

package struct OrderConsignmentsResult: Codable, Equatable, Sendable {
  package var orderReference: String
  /// 200 or 404.
  package var status: Int
  package var message: String
  package var consignments: [OrderConsignment]

  package init(orderReference: String, status: Int, message: String, consignments: [OrderConsignment]) {
    self.orderReference = orderReference
    self.status = status
    self.message = message
    self.consignments = consignments
  }
}

/// What one call has packed.
package struct OrderConsignment: Codable, Equatable, Sendable {
  package var consignmentReference: String
  package var returnConsignmentReference: String?

  package init(consignmentReference: String, returnConsignmentReference: String?) {
    self.consignmentReference = consignmentReference
    self.returnConsignmentReference = returnConsignmentReference
  }
}
