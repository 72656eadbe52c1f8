import Allocation
package import Contract

/// What became of the reservation of a place in a shop.
package enum ReservationOutcome: Sendable {
  /// Its reference, 32 hexadecimal digits.
  case reserved(String)
  /// Nothing changed, as in what follows.
  case unknownOption
  /// The option is a delivery to the door.
  case noShop
  case expired(at: DateTimeOffset)
}

extension World {
  /// How many consignments each shop has or is to have, by its reference in lower case; nothing where no shop has a capacity.
  ///
  /// Costs time with the number of consignments, if any has: ask a copy, outside the lock.
  package var shopOccupancy: [String: Int] {
    guard catalog.shops.contains(where: { $0.capacity != nil }) else { return [:] }
    var occupancy: [String: Int] = [:]
    for number in 0..<consignmentCount {
      let consignment = store[number].consignment
      guard let shop = consignment.fixed.locationInformation?.value.shopReference, consignment.progress.booking != nil,
        !consignment.progress.state.endsLife
      else { continue }
      occupancy[shop.lowercased(), default: 0] += 1
    }
    return occupancy
  }

  /// Reserves a place in the shop of an option; once more gives the same reference.
  ///
  /// - Source: contract/51-delivery-and-pickup-options.md, section 8.
  package mutating func reserve(_ reference: String) -> ReservationOutcome {
    guard var option = options.option(reference)?.option else { return .unknownOption }
    guard let shop = option.shop else { return .noShop }
    if let reservation = shop.reservation { return .reserved(reservation) }
    let until = shop.reservableUntil ?? option.option.allocationCutOff
    guard now < until.adding(seconds: 1) else { return .expired(at: until) }
    let reservation = nextIdentifier().plain
    option.shop?.reservation = reservation
    options.replace(option)
    return .reserved(reservation)
  }

  /// Sends a consignment that is there to the option's shop.
  ///
  /// - Returns: what is in the way; nil when nothing is, or when the option has no shop.
  mutating func redirect(_ reference: String, to option: KeptOption) -> SelectionOutcome? {
    guard let shop = option.shop.flatMap({ catalog.shop($0.reference) }) else { return nil }
    guard let current = stored(reference) else { return .attempted(.unknownConsignment, consignment: reference) }
    guard current.consignment.progress.state.permits(.allocate) else {
      return .attempted(.notPermitted(current.consignment), consignment: reference)
    }
    var fixed = current.consignment.fixed
    if fixed.addressesBeforeShop == nil { fixed.addressesBeforeShop = fixed.addresses }
    var addresses = fixed.addresses.map(\.value)
    addresses.redirect(to: shop)
    fixed.addresses = addresses.map { shared($0) }
    fixed.locationInformation = option.locationInformation.map(Shared.init)
    _ = put(fixed, inPlaceOf: current)
    return nil
  }

  /// Notes the shop that a consignment that has just been created goes to; nothing where it goes to another place.
  mutating func note(_ information: LocationInformation?, of reference: String) {
    guard let information, let current = stored(reference) else { return }
    var fixed = current.consignment.fixed
    fixed.locationInformation = Shared(information)
    // Which leaves it out where the destination is another by now.
    _ = put(fixed, inPlaceOf: current)
  }
}

extension Consignment {
  /// Sends it where it was to go before a shop was selected for it, if it was there already then.
  mutating func leaveShop() {
    guard let addresses = fixed.addressesBeforeShop else { return }
    var own = fixed
    own.addresses = addresses
    own.addressesBeforeShop = nil
    own.locationInformation = nil
    fixed = own
  }
}

extension Consignment.Fixed {
  /// Forgets the shop that was selected when the destination is no longer there.
  mutating func forgetShopLeft() {
    guard let shop = locationInformation?.value.shopReference,
      destination?.value.shopLocationReference?.lowercased() != shop.lowercased()
    else { return }
    locationInformation = nil
    addressesBeforeShop = nil
  }
}

extension KeptOption {
  var locationInformation: LocationInformation? {
    shop.map { LocationInformation(shopReference: $0.reference, reservationReference: $0.reservation) }
  }
}

extension [Address] {
  /// Puts a shop in the place of the destination, which becomes the recipient's.
  ///
  /// - Source: contract/51-delivery-and-pickup-options.md, section 7, "After select". *Assumed.*
  mutating func redirect(to shop: CatalogDocument.Shop) {
    guard let place = firstIndex(where: { $0.addressType.includes(.destination) }) else { return }
    var recipient = self[place]
    self[place] = Address(shop, contact: recipient.contact)
    recipient.addressType = .recipient
    if !contains(where: { $0.addressType.includes(.recipient) }) { append(recipient) }
  }
}
