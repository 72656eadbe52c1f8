import Contract

/// The addresses that were stored lately, so that equal ones are kept once.
struct AddressPool: Sendable {
  private static var size: Int { 256 }
  /// By hash; a later address takes the place of an earlier one.
  private var addresses: [Shared<Address>?] = []

  /// An address that equals this one: that of an earlier consignment if it is still remembered.
  mutating func shared(_ address: Address) -> Shared<Address> {
    if addresses.isEmpty { addresses = Array(repeating: nil, count: Self.size) }
    var hash: UInt64 = 0
    for text in [address.postcode, address.addressLine1, address.contact?.value.lastName] {
      hash = FoldedText.hash(text ?? "", after: hash)
    }
    let place = Int(hash % UInt64(Self.size))
    if let known = addresses[place], known.value == address { return known }
    let shared = Shared(address)
    addresses[place] = shared
    return shared
  }
}
