/// The body of `POST /orders/{orderReference}/pack`. What is nil here is the order's.
///
/// - Source: contract/50-orders.md, section 7.
package struct PackOrderRequest: Codable, Equatable, Sendable {
  package struct Package: Codable, Equatable, Sendable {
    package var dimensions: Dimensions?
    package var weight: Weight?
    package var packageSizeReference: String?
    @Listed package var items: [Item]
  }

  /// One of the order's items, by one of its names at least.
  package struct Item: Codable, Equatable, Sendable {
    package var sku: String?
    package var reference: String?
    package var itemReferenceProvidedByCustomer: String?
    /// Nil and 0 stand for as many as were ordered.
    package var quantity: Int?
  }

  package var orderReference: String?
  package var orderReferenceProvidedByCustomer: String?
  /// Whether a consignment that goes the other way is created as well.
  @OrDefault package var generateReturn: Bool
  @Listed package var packages: [Package]
  package var metaData: [MetaData]?
  package var customsDocumentation: CustomsDocumentation?
  package var tags: [String]?
}

/// What packing answers: the consignment and, where one was asked for, the one that goes the other way.
///
/// - Source: contract/50-orders.md, section 7.
package struct PackOrderResponse: Codable, Equatable, Sendable {
  package var results: [PackOrderResult]

  package init(results: [PackOrderResult]) { self.results = results }
}

package struct PackOrderResult: Codable, Equatable, Sendable {
  package enum Outcome: String, VendorEnum {
    case unknown = "Unknown"
    case consignmentCreated = "ConsignmentCreated"
    case consignmentAllocated = "ConsignmentAllocated"
    case consignmentAllocationFailed = "ConsignmentAllocationFailed"
    case consignmentCreationFailed = "ConsignmentCreationFailed"
    case operationFailed = "OperationFailed"
    case operationSucceed = "OperationSucceed"
    case operationPartialSuccess = "OperationPartialSuccess"
    case returnConsignmentCreated = "ReturnConsignmentCreated"
    case returnConsignmentAllocated = "ReturnConsignmentAllocated"
    case returnConsignmentAllocationFailed = "ReturnConsignmentAllocationFailed"
    case returnConsignmentCreationFailed = "ReturnConsignmentCreationFailed"
  }

  package var result: Outcome
  package var message: String
  /// The consignment's reference.
  package var data: String
  package var apiLinks: [ApiLink]

  package init(result: Outcome, message: String, data: String, apiLinks: [ApiLink]) {
    self.result = result
    self.message = message
    self.data = data
    self.apiLinks = apiLinks
  }
}
