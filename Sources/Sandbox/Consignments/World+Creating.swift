import Allocation
package import Contract
import FoundationEssentials

/// What became of a create request.
package enum CreationOutcome: Sendable {
  case created(Consignment)
  /// Nothing was stored.
  case refused([FieldProblem])
}

extension World {
  /// Stores a new consignment in the state `Unallocated`.
  ///
  /// Shipping locations become full addresses, package sizes become measures, totals are summed, references made.
  /// - Source: contract/30-consignments.md, section 2.
  package mutating func create(_ request: CreateConsignmentRequest) -> CreationOutcome {
    create(request, reference: nil)
  }

  /// The same under a reference that a fixture has chosen; nil has one made.
  ///
  /// - Parameters:
  ///   - request: a create body.
  ///   - reference: what it is called.
  ///   - moment: when it was made; nil for now.
  /// - Returns: what became of it.
  mutating func create(
    _ request: CreateConsignmentRequest, reference: String?, at moment: DateTimeOffset? = nil
  ) -> CreationOutcome {
    let problems = self.problems(of: request)
    guard problems.isEmpty else { return .refused(problems) }
    return .created(enter(request, reference: reference, at: moment))
  }

  /// Stores what had no problems in a catalog.
  ///
  /// - Returns: nil, with nothing changed, when the catalog has changed since: then it must be checked again.
  mutating func enter(_ request: CreateConsignmentRequest, checkedIn catalog: Catalog) -> Consignment? {
    self.catalog.isSame(as: catalog) ? enter(request, reference: nil) : nil
  }

  /// Stores what has no problems.
  private mutating func enter(
    _ request: CreateConsignmentRequest, reference: String?, at moment: DateTimeOffset? = nil
  ) -> Consignment {
    let packages = request.packages.map { prepared($0) }
    var fixed = Consignment.Fixed(
      reference: reference ?? nextConsignmentReference(),
      customerReference: customerReference,
      dateCreated: moment ?? now,
      weight: packages.totalWeight,
      value: packages.totalValue)
    fixed.metaData = request.metaData
    fixed.source = request.source ?? .api
    fixed.customsDocumentation = request.customsDocumentation.map(Shared.init)
    fixed.direction = request.direction ?? .outbound
    fixed.tags = request.tags
    fixed.shippingDate = request.shippingDate
    fixed.requestedDeliveryDate = (request.requestedDeliveryDate ?? request.requiredDeliveryDate).map(Shared.init)
    fixed.consignmentReferenceProvidedByCustomer = request.consignmentReferenceProvidedByCustomer ?? ""
    fixed.addresses = request.addresses.map { prepared($0) }
    fixed.packages = packages
    let consignment = Consignment(fixed)
    enter(consignment, isReferenceChosen: reference != nil)
    return consignment
  }

  /// Every problem of a create body, without creating anything.
  package func problems(of request: CreateConsignmentRequest) -> [FieldProblem] {
    var validation = ConsignmentValidation(catalog: catalog, customerReference: customerReference)
    validation.mostPackages = mostPackages
    validation.check(request)
    return validation.problems
  }

  // MARK: - What the vendor's server fills in; a customer's reference that was not sent is empty (contract/95-audit.md, D12)

  mutating func prepared(_ address: Address) -> Shared<Address> {
    if let reference = address.shippingLocationReference, let role = address.addressType,
      let location = catalog.address(ofShippingLocation: reference, as: role)
    {
      return address.stating(in: location).map { shared($0) } ?? location
    }
    return unexpanded(address)
  }

  /// The address as it was given, but for its country's name.
  mutating func unexpanded(_ address: Address) -> Shared<Address> {
    var address = address
    if let code = address.country?.value.isoCode?.twoLetterCode?.uppercased() {
      address.country = Shared(Country(name: CountryTable.name(of: code), twoLetterCode: code))
    }
    return shared(address)
  }

  /// The package as it is stored. Without a `reference` from before it gets a new one; without a size and dimensions the customer's
  /// default size.
  ///
  /// - Source: contract/97-corrections.md, 20.
  mutating func prepared(_ package: Package, reference: String? = nil) -> Package {
    var package = package
    package.reference = reference ?? nextPackageReference()
    package.consignmentLegs = []
    package.packageReferenceProvidedByCustomer = package.packageReferenceProvidedByCustomer ?? ""
    if package.dimensions == nil, package.packageSizeReference?.isEmpty ?? true {
      package.packageSizeReference = catalog.defaultPackageSize?.reference ?? package.packageSizeReference
    }
    if let size = package.packageSizeReference.flatMap({ catalog.packageSize($0) }) {
      package.weight = package.weight ?? size.weight.map { Weight(value: $0) }
      package.dimensions =
        package.dimensions ?? Dimensions(width: size.width, length: size.length, height: size.height)
    }
    package.value = package.value?.named
    package.items = package.items.map { prepared($0) }
    return package
  }

  /// The item as it is stored. Without a `reference` from before it gets a new one.
  mutating func prepared(_ item: Item, reference: String? = nil) -> Item {
    var item = item
    item.reference = reference ?? nextItemReference()
    item.itemReferenceProvidedByCustomer = item.itemReferenceProvidedByCustomer ?? ""
    item.value = item.value?.named
    item.quantity = item.quantity ?? 0
    if let code = item.countryOfOrigin?.isoCode?.twoLetterCode?.uppercased(), !code.isEmpty {
      item.countryOfOrigin = Country(name: CountryTable.name(of: code), twoLetterCode: code)
    }
    return item
  }
}

extension Address {
  /// A shipping location's address with what the caller said beside its reference: whom to ask for, not where it is.
  ///
  /// - Source: contract/30-consignments.md, section 2, "Title/Company as sent"; of the other members it is *assumed*.
  /// - Returns: nil when the caller said nothing.
  fileprivate func stating(in location: Shared<Address>) -> Address? {
    guard contact != nil || companyName != nil || customerName != nil || specialInstructions != nil else { return nil }
    var address = location.value
    address.contact = contact ?? address.contact
    address.companyName = companyName ?? address.companyName
    address.customerName = customerName ?? address.customerName
    address.specialInstructions = specialInstructions ?? address.specialInstructions
    return address
  }
}

extension [Package] {
  /// In kilograms.
  var totalWeight: Weight { Weight(value: reduce(0) { $0 + ($1.weight?.kilograms ?? 0) }) }

  /// In the first package's currency.
  var totalValue: Money {
    Money(
      amount: reduce(0) { $0 + ($1.value?.amount ?? 0) },
      currency: lazy.compactMap(\.value?.currency).first ?? Currency(isoCode: nil).named)
  }
}

extension Money {
  var named: Money { Money(amount: amount, currency: (currency ?? Currency(isoCode: nil)).named) }
}

extension Currency {
  /// The currency with the name that the vendor writes beside its code; sterling when there is no code.
  fileprivate var named: Currency {
    let code = isoCode.flatMap { $0.isEmpty ? nil : $0.uppercased() } ?? "GBP"
    return Currency(name: CurrencyTable.name(of: code) ?? name, isoCode: code)
  }
}
