import Allocation
import Contract
import FoundationEssentials

/// Checks a create body field by field and collects every problem, so that one answer names them all.
///
/// - Source: contract/30-consignments.md, sections 2 and 7: the vendor gives a 400 without texts; the texts are those of its own
///   forms where it has one, and *assumed* otherwise. The upper bounds are *assumed*: they keep totals exact.
struct ConsignmentValidation {
  private let catalog: Catalog
  private let customerReference: String
  private(set) var problems: [FieldProblem] = []

  /// More than any carrier takes, and small enough for every sum to stay exact.
  static let largestMeasure: Int64 = 1_000_000
  static let largestAmount: Int64 = 1_000_000_000
  /// A hundred times what the vendor's own form takes.
  var mostPackages = 1000
  /// Nobody reads on.
  static let mostProblems = 100

  init(catalog: Catalog, customerReference: String) {
    self.catalog = catalog
    self.customerReference = customerReference
  }

  mutating func check(_ request: CreateConsignmentRequest) {
    checkAddresses(request.addresses)
    check(request.packages)
    checkDates(request)
  }

  /// Checks the body of an update: what is absent is deleted or kept, and needs no check.
  mutating func check(_ request: UpdateConsignmentRequest) {
    if !request.addresses.isEmpty { checkAddresses(request.addresses) }
    if let packages = request.packages { check(packages) }
    checkDates(
      shipping: request.shippingDate, requested: request.requestedDeliveryDate,
      required: request.requiredDeliveryDate)
  }

  // MARK: - Addresses

  mutating func checkAddresses(_ addresses: [Address]) {
    checkEnds(addresses)
    for index in addresses.indices where !isFull { check(addresses[index], at: "Addresses[\(index)]") }
  }

  /// Checks that there is one origin, one destination, and that one of them is a shipping location.
  mutating func checkEnds(_ addresses: [Address]) {
    for role in [Address.Role.origin, .destination] {
      // By their places, as below: an address is large, and would be copied.
      switch addresses.indices.count(where: { addresses[$0].addressType.includes(role) }) {
      case 0: report("Addresses", "An address with AddressType \(role.text) is required")
      case 1: break
      default: report("Addresses", "Only one address with AddressType \(role.text) is allowed")
      }
    }
    checkLocation(addresses, at: "Addresses")
  }

  /// Checks that one end of the journey is a shipping location.
  mutating func checkLocation(_ addresses: [Address], at path: String) {
    let ends = addresses.indices.filter {
      addresses[$0].addressType.overlaps(.ends)
    }
    if !ends.isEmpty, ends.allSatisfy({ addresses[$0].shippingLocationReference?.isEmpty ?? true }) {
      report(path, "At least one end of the journey must include a Shipping Location reference")
    }
  }

  mutating func check(_ address: Address, at path: @autoclosure () -> String) {
    if address.addressType == nil {
      let allowed = Address.Role.names.joined(separator: ", ")
      report("\(path()).AddressType", "AddressType is required, one of \(allowed)")
    }
    if let reference = address.shippingLocationReference, !reference.isEmpty {
      if !catalog.hasShippingLocation(reference) {
        report(
          "\(path()).ShippingLocationReference",
          "Shipping location (\(reference)) not found or no longer exists for customer (\(customerReference)).",
          code: "ShippingLocationNotFoundException")
      }
      checkContact(of: address, at: path())
      return
    }
    if isBlank(address.addressLine1) { report("\(path()).AddressLine1", "Address line 1 is required") }
    checkCountry(of: address, at: path())
    checkContact(of: address, at: path())
  }

  private mutating func checkContact(of address: Address, at path: @autoclosure () -> String) {
    if let contact = address.contact?.value, !contact.hasUsableReference {
      report("\(path()).Contact.Reference", "'\(contact.reference ?? "")' is not a GUID, and may be null")
    }
    if let email = address.contact?.value.email, !email.isEmpty, !email.contains("@") {
      report("\(path()).Contact.Email", "'\(email)' is not an e-mail address")
    }
  }

  private mutating func checkCountry(of address: Address, at path: @autoclosure () -> String) {
    guard let code = address.country?.value.isoCode?.twoLetterCode, !code.isEmpty else {
      report(
        "\(path()).Country", "Address must have a country supplied.", code: "CountryRequiredForAddressException")
      return
    }
    guard CountryTable.name(of: code) != nil else {
      report(
        "\(path()).Country.IsoCode.TwoLetterCode", CountryTable.complaint(about: code),
        code: "CountryNotFoundException")
      return
    }
    if code.uppercased() == "GB", isBlank(address.postcode) { report("\(path()).Postcode", "Postcode is required") }
    if let postcode = address.postcode, postcode.utf8.count > 10 {
      report("\(path()).Postcode", "Postcode must be 1 to 10 characters")
    }
  }

  // MARK: - Packages

  mutating func check(_ packages: [Package]) {
    switch packages.count {
    case 0: report("Packages", "At least one package is required")
    case 1...mostPackages:
      for index in packages.indices where !isFull { check(packages[index], at: "Packages[\(index)]") }
    default: report("Packages", "At most \(mostPackages) packages are allowed")
    }
  }

  mutating func check(_ package: Package, at path: @autoclosure () -> String) {
    if let size = package.packageSizeReference, !size.isEmpty {
      if let known = catalog.packageSize(size) {
        if package.weight == nil, known.weight ?? 0 == 0 {
          report("\(path()).Weight", "Weight is required, as the package size \(size) has none")
        }
      } else {
        report(
          "\(path()).PackageSizeReference",
          "Package size \(size) not found or no longer exists for customer \(customerReference)",
          code: "PackageSizeNotFoundForCustomerException")
      }
      // What the package states itself replaces the size's own measure, so it is checked all the same.
      if let weight = package.weight { check(weight.value, "Weight", at: "\(path()).Weight.Value") }
      if let dimensions = package.dimensions { check(dimensions, at: "\(path()).Dimensions") }
    } else {
      let usual = package.dimensions == nil ? catalog.defaultPackageSize : nil
      if let weight = package.weight {
        check(weight.value, "Weight", at: "\(path()).Weight.Value")
      } else if usual?.weight ?? 0 == 0 {
        report("\(path()).Weight", "Weight is required")
      }
      if let dimensions = package.dimensions {
        check(dimensions, at: "\(path()).Dimensions")
      } else if usual == nil {
        report("\(path()).Dimensions", "Dimensions are required")
      }
    }
    check(package.value, at: "\(path()).Value")
    for index in package.items.indices { check(package.items[index], at: "\(path()).Items[\(index)]") }
  }

  mutating func check(_ item: Item, at path: @autoclosure () -> String) {
    if let quantity = item.quantity, quantity < 0 { report("\(path()).Quantity", "Quantity must not be negative") }
    if let weight = item.weight, !Self.isAmount(weight.value, upTo: Self.largestMeasure) {
      report("\(path()).Weight.Value", "Weight must be from 0 to \(Self.largestMeasure)")
    }
    for (name, side) in [
      ("Width", item.dimensions?.width), ("Length", item.dimensions?.length), ("Height", item.dimensions?.height),
    ] {
      if let side, !Self.isAmount(side, upTo: Self.largestMeasure) {
        report("\(path()).Dimensions.\(name)", "\(name) must be from 0 to \(Self.largestMeasure)")
      }
    }
    if let code = item.countryOfOrigin?.isoCode?.twoLetterCode, !code.isEmpty, CountryTable.name(of: code) == nil {
      report(
        "\(path()).CountryOfOrigin.IsoCode.TwoLetterCode", CountryTable.complaint(about: code),
        code: "CountryNotFoundException")
    }
    check(item.value, at: "\(path()).Value")
  }

  private mutating func check(_ dimensions: Dimensions, at path: @autoclosure () -> String) {
    check(dimensions.width, "Width", at: "\(path()).Width")
    check(dimensions.length, "Length", at: "\(path()).Length")
    check(dimensions.height, "Height", at: "\(path()).Height")
  }

  private mutating func check(_ measure: Decimal, _ name: String, at path: @autoclosure () -> String) {
    if measure.isZero {
      report(path(), "\(name) is required")
    } else if !Self.isAmount(measure, upTo: Self.largestMeasure) {
      report(path(), "\(name) must be more than 0 and at most \(Self.largestMeasure)")
    }
  }

  private mutating func check(_ money: Money?, at path: @autoclosure () -> String) {
    guard let money else { return }
    if !Self.isAmount(money.amount, upTo: Self.largestAmount) {
      report("\(path()).Amount", "Value must be from 0 to \(Self.largestAmount)")
    }
    if let code = money.currency?.isoCode, !code.isEmpty, CurrencyTable.name(of: code) == nil {
      report("\(path()).Currency.IsoCode", "'\(code)' is not an ISO 4217 currency code")
    }
  }

  /// Whether a number lies from zero to another. Compared as integers, since comparing two decimals costs a thousand instructions.
  static func isAmount(_ decimal: Decimal, upTo most: Int64) -> Bool {
    guard let number = TenThousandths.Bracket(decimal) else { return false }
    return number.lower >= .zero && number.upper.units <= most * TenThousandths.perOne
  }

  // MARK: - Dates

  private mutating func checkDates(_ request: CreateConsignmentRequest) {
    checkDates(
      shipping: request.shippingDate, requested: request.requestedDeliveryDate,
      required: request.requiredDeliveryDate)
  }

  mutating func checkDates(
    shipping: DateTimeOffset?, requested: RequestedDeliveryDate?, required: RequestedDeliveryDate?
  ) {
    guard let delivery = requested ?? required else { return }
    let member = requested == nil ? "RequiredDeliveryDate" : "RequestedDeliveryDate"
    let window = delivery.deliveryWindow
    if window.end != .midnight, window.end <= window.start {
      report("\(member).DeliveryWindow.End", "The end of the delivery window must be after its start")
    }
    guard let shipping, delivery.date.localDate < shipping.localDate else { return }
    report("\(member).Date", "Requested delivery date must be greater than shipping date")
  }

  var isFull: Bool { problems.count >= Self.mostProblems }

  func isBlank(_ text: String?) -> Bool { text?.allSatisfy(\.isWhitespace) ?? true }

  mutating func report(_ path: String, _ message: String, code: String? = nil) {
    // A member of the body itself has nothing before its dot.
    let path = path.hasPrefix(".") ? String(path.dropFirst()) : path
    guard !isFull else { return }
    problems.append(FieldProblem(path: path, code: code, message: message))
    if isFull { problems.append(FieldProblem(path: "", message: "There may be further problems")) }
  }
}
