import Allocation
import Contract
import Fixtures
import Testing
import Wire

@testable import Sandbox

/// Somebody who has a parcel brought to a shop.
enum Shopper {
  struct Refused: Error {}

  static let body = """
    {"Packages":[{"Weight":{"Value":0.5},"Dimensions":{"Width":10,"Length":10,"Height":10},"Value":{"Amount":5.99,\
    "Currency":{"IsoCode":"GBP"}},"Items":[{"Sku":"MUG"}]}],"Addresses":[{"AddressType":"Origin","ShippingLocationReference":"Sorted1"},\
    {"AddressType":"Destination","Contact":{"LastName":"Smith"},"AddressLine1":"1 Road","Town":"Manchester",\
    "Postcode":"M1 5WG","Country":{"IsoCode":{"TwoLetterCode":"GB"}}}]}
    """

  static func tenant(seed: UInt64 = 1) throws -> Tenant {
    let clock = try #require(DateTimeOffset("2019-06-14T09:00:00Z"))
    return Tenant(try Fixtures.builtIn.world(clock: .frozen(clock), seed: seed))
  }

  static func selected(_ option: KeptOption, _ tenant: Tenant) throws -> String {
    let reference = option.option.reference
    if option.shop?.reservableUntil != nil { _ = tenant.visit { $0.reserve(reference) } }
    guard case .attempted(.allocated, let consignment) = tenant.select(reference) else { throw Refused() }
    return consignment
  }

  /// The options of every shop within reach.
  static func options(_ tenant: Tenant) throws -> [KeptOption] {
    let creation = try JSON.vendor.decode(CreateConsignmentRequest.self, from: Array(body.utf8))
    guard case .offered(let request) = tenant.options(for: creation, on: OptionDays(), within: .usual) else {
      throw Refused()
    }
    return request.value.options
  }
}
