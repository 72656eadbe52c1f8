import Contract
import Faults
import Sandbox

/// Where a consignment that is to be created may have a magic value.
struct MagicPlaces {
  let clientReference: String?
  private let tags: [String]
  private let postcode: String?

  init(_ request: CreateConsignmentRequest) {
    clientReference = request.consignmentReferenceProvidedByCustomer
    tags = request.tags
    let addresses = request.addresses
    // By their places: an address is large, and would be copied.
    postcode = addresses.indices.first { addresses[$0].addressType.includes(.destination) }.flatMap {
      addresses[$0].postcode
    }
  }

  /// Those of the consignment that an order is to be packed into; nil when there is no such order.
  init(_ request: PackOrderRequest, of order: KeptOrder?) {
    clientReference = request.orderReferenceProvidedByCustomer ?? order?.customerOrderReference
    tags = request.tags ?? order?.tags ?? []
    postcode = order?.addresses.first { $0.value.addressType.includes(.destination) }?.value.postcode
  }

  /// Whether a closer look is worth it.
  var areLikely: Bool { MagicMark.isLike(clientReference: clientReference, tags: tags, postcode: postcode) }

  var marks: [MagicMark] { MagicMark.all(clientReference: clientReference, tags: tags, postcode: postcode) }
}
