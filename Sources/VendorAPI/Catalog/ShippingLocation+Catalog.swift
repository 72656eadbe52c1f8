import Allocation
import Contract
import Sandbox

extension ShippingLocation {
  init(_ entry: Catalog.NumberedLocation, customer: String) {
    let (location, address) = (entry.location, entry.address.value)
    self.init(reference: location.reference)
    id = entry.number
    name = location.name ?? location.reference
    shippingLocationType = location.type ?? .warehouse
    defaultLocationForReturns = location.isDefaultForReturns ?? false
    notes = location.notes
    customerReference = customer
    contact = location.contact
    companyName = location.companyName
    addressLine1 = location.addressLine1
    addressLine2 = location.addressLine2
    addressLine3 = location.addressLine3
    town = location.town
    region = location.region
    postcode = location.postcode
    country = address.country?.value
    // contract/95-audit.md, D12.
    regionCode = location.regionCode ?? ""
    specialInstructions = location.specialInstructions
    latLong = location.latLong
  }

  /// The location as a fixture file would have it.
  ///
  /// - Parameter path: the reference in the path, which holds when the body has none.
  /// - Returns: not yet checked against the catalog.
  /// - Throws: `VendorFailure.invalid` with every problem of the address.
  func document(inPlaceOf path: String?) throws -> CatalogDocument.ShippingLocation {
    let own = reference ?? ""
    let problems = ReservedReference.shippingLocation.problems(of: own) + addressProblems
    guard problems.isEmpty else { throw VendorFailure.invalid(problems) }
    var location = CatalogDocument.ShippingLocation(reference: own.isEmpty ? path ?? "" : own)
    location.name = name
    location.type = shippingLocationType
    location.isDefaultForReturns = defaultLocationForReturns
    location.notes = notes
    location.contact = contact
    location.companyName = companyName
    location.addressLine1 = addressLine1
    location.addressLine2 = addressLine2
    location.addressLine3 = addressLine3
    location.town = town
    location.region = region
    location.regionCode = regionCode
    location.postcode = postcode
    location.country = country?.isoCode?.twoLetterCode?.uppercased()
    location.specialInstructions = specialInstructions
    location.latLong = latLong
    return location
  }

  /// What a consignment could not be collected without: the same as of a consignment's own address.
  ///
  /// - Source: contract/30-consignments.md, section 2.
  private var addressProblems: [FieldProblem] {
    var problems: [FieldProblem] = []
    if isBlank(addressLine1) {
      problems.append(FieldProblem(path: "AddressLine1", message: "Address line 1 is required"))
    }
    let code = country?.isoCode?.twoLetterCode ?? ""
    if code.isEmpty {
      problems.append(
        FieldProblem(
          path: "Country", code: "CountryRequiredForAddressException",
          message: "Address must have a country supplied."))
    } else if !CountryTable.contains(code) {
      problems.append(
        FieldProblem(
          path: "Country.IsoCode.TwoLetterCode", code: "CountryNotFoundException",
          message: CountryTable.complaint(about: code)))
    } else if code.uppercased() == "GB", isBlank(postcode) {
      problems.append(FieldProblem(path: "Postcode", message: "Postcode is required"))
    }
    if let email = contact?.email, !email.isEmpty, !email.contains("@") {
      problems.append(FieldProblem(path: "Contact.Email", message: "'\(email)' is not an e-mail address"))
    }
    return problems
  }

  private func isBlank(_ text: String?) -> Bool { text?.allSatisfy(\.isWhitespace) ?? true }
}
