import Contract
import FoundationEssentials

// What is wrong with one part of a consignment that is to be put into it.
extension ConsignmentValidation {
  /// Checks the body of `addpackage`, which needs two members that a create body may leave out.
  ///
  /// - Source: contract/30-consignments.md, section 4, "Packages".
  mutating func check(_ package: Package, besides others: Int) {
    if others >= mostPackages { report("", "At most \(mostPackages) packages are allowed") }
    check(package, at: "")
    if isBlank(package.description) { report("Description", "Description is required") }
    if package.value == nil {
      report("Value", "Value is required")
    } else if package.value?.amount == 0 {
      report("Value.Amount", "Value must be more than 0")
    }
  }

  /// Checks what is to stand in the place of a package: what is absent is deleted.
  ///
  /// - Source: contract/53-small-operations.md, section 1, "Update".
  mutating func check(_ request: UpdatePackageRequest, inPlaceOf package: Package) {
    if let reference = request.reference, !reference.isEmpty, !FoldedText(reference).equals(package.reference) {
      report("Reference", "The body names package \(reference), and the path \(package.reference ?? "")")
    }
    check(request.package, at: "")
    let own = package.items.map(\.reference)
    for (place, item) in (request.items ?? []).enumerated() {
      let path = "Items[\(place)]"
      check(item, at: path)
      guard let reference = item.reference, !reference.isEmpty else { continue }
      if !own.contains(where: FoldedText(reference).equals) {
        report("\(path).Reference", "Item \(reference) is not part of package \(package.reference ?? "")")
      }
    }
  }

  /// Checks an address that is put beside others or in the place of one.
  ///
  /// - Parameters:
  ///   - address: as it was sent.
  ///   - others: those that stay.
  mutating func check(_ address: Address, besides others: [Address]) {
    check(address, at: "")
    let addresses = others + [address]
    // An update may have left one end alone, or none.
    guard addresses.contains(where: { $0.addressType.includes(.origin) }),
      addresses.contains(where: { $0.addressType.includes(.destination) })
    else { return }
    checkLocation(addresses, at: "ShippingLocationReference")
  }

  /// Checks the dates that a consignment is to have.
  mutating func checkDates(of fixed: Consignment.Fixed) {
    checkDates(
      shipping: fixed.shippingDate, requested: fixed.requestedDeliveryDate?.value, required: nil)
  }
}
