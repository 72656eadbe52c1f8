import HTTPTypes
import Routing

extension UnservedOperation {
  /// Every operation that a public source names and that `Operation.all` has not.
  ///
  /// - Source: contract/96-operations.md, which a test holds against this table and the routes.
  static let all: [UnservedOperation] =
    deliveryOptions

  // MARK: - Delivery and pickup options

  private static let deliveryOptions: [UnservedOperation] = [
    UnservedOperation("FindNearestPickupLocations", .post, "/pickUpLocationLocator")
  ]
}
