import Contract

/// What a customer keeps beside the carriers' services: groups, package sizes and shipping locations.
///
/// Unlike the services these change while the sandbox runs. They stand behind one pointer of their own, so that a change compiles
/// nothing but itself, and a copy of the catalog stays cheap.
final class Holdings: Sendable {
  struct Group: Sendable {
    let document: CatalogDocument.ServiceGroup
    let compiled: ServiceGroup
  }

  struct Location: Sendable {
    /// Tells the locations that there are apart, and stays when one is changed: the vendor's `Id`.
    let number: Int
    let document: CatalogDocument.ShippingLocation
    /// As a consignment's address, kept once for all consignments.
    private let addresses: [Address.Role: Shared<Address>]

    init(number: Int, _ document: CatalogDocument.ShippingLocation) {
      self.number = number
      self.document = document
      var addresses: [Address.Role: Shared<Address>] = [:]
      for role in Address.Role.each { addresses[role] = Shared(document.address(as: role)) }
      self.addresses = addresses
    }

    /// The location as an address of one role or of several.
    func address(as role: Address.Role) -> Shared<Address> { addresses[role] ?? Shared(document.address(as: role)) }
  }

  let groups: Register<Group>
  let packageSizes: Register<CatalogDocument.PackageSize>
  let locations: Register<Location>
  /// The collection calendars that somebody has changed: by shipping location, then by carrier, both in lower case.
  let plans: [String: [String: CollectionPlan]]

  init(
    groups: Register<Group>, packageSizes: Register<CatalogDocument.PackageSize>, locations: Register<Location>,
    plans: [String: [String: CollectionPlan]] = [:]
  ) {
    self.groups = groups
    self.packageSizes = packageSizes
    self.locations = locations
    self.plans = plans
  }

  func with(_ groups: Register<Group>) -> Holdings {
    Holdings(groups: groups, packageSizes: packageSizes, locations: locations, plans: plans)
  }

  func with(_ packageSizes: Register<CatalogDocument.PackageSize>) -> Holdings {
    Holdings(groups: groups, packageSizes: packageSizes, locations: locations, plans: plans)
  }

  func with(_ locations: Register<Location>) -> Holdings {
    Holdings(groups: groups, packageSizes: packageSizes, locations: locations, plans: plans)
  }

  func with(_ plans: [String: [String: CollectionPlan]]) -> Holdings {
    Holdings(groups: groups, packageSizes: packageSizes, locations: locations, plans: plans)
  }

  /// By carrier, in lower case.
  func plans(at location: String?) -> [String: CollectionPlan] {
    if plans.isEmpty { return [:] }
    return location.flatMap { plans[$0.lowercased()] } ?? [:]
  }
}

extension CatalogDocument.ShippingLocation {
  /// The location as a consignment's address.
  fileprivate func address(as role: Address.Role) -> Address {
    var address = Address(addressType: role)
    address.contact = contact.map(Shared.init)
    address.companyName = companyName
    address.shippingLocationReference = reference
    address.addressLine1 = addressLine1
    address.addressLine2 = addressLine2
    address.addressLine3 = addressLine3
    address.town = town
    address.region = region
    address.postcode = postcode
    let country = country?.uppercased() ?? "GB"
    address.country = Shared(Country(name: CountryTable.name(of: country), twoLetterCode: country))
    address.regionCode = regionCode ?? ""
    address.specialInstructions = specialInstructions
    address.latLong = latLong
    return address
  }
}
