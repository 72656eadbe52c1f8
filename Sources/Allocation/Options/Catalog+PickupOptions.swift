package import Contract
package import FoundationEssentials

/// A shop within reach, and what can be promised there.
package struct ShopFindings: Sendable {
  package let shop: CatalogDocument.Shop
  /// In kilometres, to two decimals.
  package let distance: Decimal
  /// By day and window.
  package let offers: [Offer]
}

extension Catalog {
  /// For how many days from today options are given where nobody says.
  package var optionDays: Int { contents.document.optionDays ?? 14 }

  /// Days ahead that are looked at at most. *Assumed.*
  package static let mostOptionDays = 90

  /// Every shop of the catalog.
  package var shops: [CatalogDocument.Shop] { contents.document.shops }

  package func shop(_ reference: String) -> CatalogDocument.Shop? {
    contents.document.placeOfShop(reference).map { shops[$0] }
  }

  /// Where an address lies: its own coordinates, else those of its postcode's district; nil when neither is known.
  package func position(of address: Address) -> LatLong? {
    if let latLong = address.latLong { return latLong }
    guard let postcode = address.postcode?.uppercased() else { return nil }
    let parts = postcode.split(separator: " ")
    guard let first = parts.first else { return nil }
    // Written in one, a unit's three characters, in Ireland four, stand behind its district; some write the district alone.
    let unit = address.country?.value.isoCode?.twoLetterCode?.uppercased() == "IE" ? 4 : 3
    let district = parts.count == 1 && first.count > 4 ? String(first.dropLast(unit)) : String(first)
    return contents.document.districts.first { $0.district.uppercased() == district }.map {
      LatLong(latitude: $0.latitude, longitude: $0.longitude)
    }
  }

  /// The shops where the consignment could be collected, the nearest first; of two as near the lower reference.
  ///
  /// - Parameters:
  ///   - consignment: its dates are not looked at.
  ///   - kilometres: from its destination.
  ///   - most: shops.
  ///   - search: the days.
  ///   - customs: whether services turn down what lacks their customs data.
  ///   - occupancy: how many consignments each shop has, by its reference in lower case; it counts where there is a capacity.
  ///   - now: decides which collections can still be reached.
  /// - Returns: those with an option; none where nobody knows where the destination lies.
  /// - Source: contract/51-delivery-and-pickup-options.md, section 10, 9 and 10.
  package func pickupOptions(
    for consignment: Consignment, within kilometres: Double, most: Int, asking search: OptionSearch,
    customs: CustomsDemand = .lenient, occupancy: [String: Int] = [:], at now: DateTimeOffset
  ) -> [ShopFindings] {
    guard let destination = consignment.destination, let place = position(of: destination) else { return [] }
    var found: [ShopFindings] = []
    for (shop, distance) in shops(from: place) where found.count < most {
      if distance > kilometres { break }
      guard shop.isEnabled, !shop.isFull(occupancy) else { continue }
      let findings = options(at: shop, for: consignment, asking: search, customs: customs, at: now)
      if !findings.offers.isEmpty {
        found.append(ShopFindings(shop: shop, distance: Distance.rounded(distance), offers: findings.offers))
      }
    }
    return found
  }

  /// Every shop, the nearest first.
  func shops(from place: LatLong) -> [(shop: CatalogDocument.Shop, kilometres: Double)] {
    shops.map { ($0, Distance.kilometres(from: place, to: $0.latLong)) }
      .sorted { ($0.kilometres, $0.shop.shopReference) < ($1.kilometres, $1.shop.shopReference) }
  }

  /// What can be promised in one shop.
  func options(
    at shop: CatalogDocument.Shop, for consignment: Consignment, asking search: OptionSearch, customs: CustomsDemand,
    at now: DateTimeOffset
  ) -> OptionFindings {
    var fixed = consignment.fixed
    fixed.addresses = fixed.addresses.map { address in
      address.value.addressType.includes(.destination) ? Shared(Address(shop, contact: address.value.contact)) : address
    }
    let journey = Shared(Journey(undated: Consignment(fixed)))
    return options(for: journey, asking: search, customs: customs, at: now, objecting: shop.objection)
  }
}

extension Candidates {
  /// Every service that brings parcels to a shop.
  package static func toShop(_ shop: CatalogDocument.Shop, of catalog: Catalog) -> Candidates {
    let services = catalog.carrierServices.filter { $0.isInDefaultRules && $0.isPickUp && shop.isServed(by: $0) }
    return Candidates(scope: .listed(services), group: nil, service: nil)
  }
}

extension CatalogDocument {
  /// Among its shops, by a reference in any case.
  func placeOfShop(_ reference: String) -> Int? {
    if shops.isEmpty { return nil }
    let reference = reference.lowercased()
    return shops.firstIndex { $0.shopReference.lowercased() == reference }
  }
}

extension CatalogDocument.Shop {
  package var isEnabled: Bool { enabled ?? true }

  /// Whether as many consignments as it takes are there or on their way.
  func isFull(_ occupancy: [String: Int]) -> Bool {
    capacity.map { occupancy[shopReference.lowercased(), default: 0] >= $0 } ?? false
  }

  /// Whether the service's carrier, and of its services this one, comes to the shop.
  func isServed(by service: CarrierService) -> Bool {
    service.carrier.reference.lowercased() == carrier.lowercased()
      && services?.contains { $0.lowercased() == service.reference.lowercased() } ?? true
  }

  /// What keeps a service from bringing parcels here; nil when nothing does.
  func objection(to service: CarrierService) -> ExclusionReason? {
    if !service.isPickUp { return .deliveredToTheDoor }
    return isServed(by: service) ? nil : .notAtShop(shopReference)
  }

  /// Those with any opening time.
  var openDays: DaysOfWeek {
    let week = openingTimes.week
    return DaysOfWeek(Weekday.allCases.enumerated().filter { !week[$0.offset].windows.isEmpty }.map(\.element))
  }
}

extension Address {
  /// A shop as the end of a journey.
  ///
  /// - Parameters:
  ///   - shop: where it is.
  ///   - contact: who collects.
  /// - Source: contract/51-delivery-and-pickup-options.md, section 7, "After select". *Assumed.*
  package init(_ shop: CatalogDocument.Shop, contact: Shared<Contact>?) {
    self.init(addressType: .destination)
    self.contact = contact
    shopLocationReference = shop.shopReference
    companyName = shop.name ?? shop.shopReference
    addressLine1 = shop.addressLine1
    addressLine2 = shop.addressLine2
    addressLine3 = shop.addressLine3
    town = shop.town
    region = shop.region
    postcode = shop.postcode
    let code = shop.country?.uppercased() ?? "GB"
    country = Shared(Country(name: CountryTable.name(of: code), twoLetterCode: code))
    latLong = shop.latLong
  }
}
