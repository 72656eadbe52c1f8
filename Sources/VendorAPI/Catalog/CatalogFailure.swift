import Allocation
import Contract
import HTTPTypes

/// Why the catalog's endpoints say no. Codes and texts are the vendor's own classes'; their statuses are *assumed* where the vendor
/// lists none.
///
/// - Source: contract/00-overview.md, sections 7 and 8.
enum CatalogFailure: Equatable {
  case carrierNotFound(String, known: [String])
  case serviceGroupNotFound(String, customer: String, known: [String])
  case packageSizeNotFound(String, customer: String, known: [String])
  case noDefaultPackageSize(customer: String)
  case shippingLocationNotFound(String, customer: String, known: [String])
  case serviceGroupExists(String)
  case packageSizeExists(String)
  case shippingLocationExists(String)
  case calendarEntryNotFound(String)
  case countryNotFound(String)
  /// A group names services that the catalog does not have.
  case servicesNotFound([UnknownService], customer: String)

  struct UnknownService: Equatable {
    /// Where the group names it.
    let path: String
    let reference: String
    let nearest: String?
  }

  var row: ErrorRow {
    switch self {
    // No carrier has the reference in the path.
    case .carrierNotFound(let reference, let known):
      ErrorRow(
        .notFound, "MpdCarrierNotFoundException", "Specified MpdCarrier not found in database: \(reference)",
        ErrorRow.known(known, "carrier", reference, target: "mpdCarrierReference"))
    // No group has the reference in the path.
    case .serviceGroupNotFound(let reference, let customer, let known):
      .serviceGroupNotFound(.notFound, reference, customer: customer, known: known)
    // No package size has the reference in the path.
    case .packageSizeNotFound(let reference, let customer, let known):
      ErrorRow(
        .notFound, "PackageSizeNotFoundForCustomerException",
        "Package size \(reference) not found or no longer exists for customer \(customer)",
        ErrorRow.known(known, "package size", reference, target: "packageSizeReference"))
    // The default is asked for, and no package size is it.
    case .noDefaultPackageSize(let customer):
      ErrorRow(
        .notFound, "PackageSizeNotFoundForCustomerException",
        "Package size default not found or no longer exists for customer \(customer)",
        [
          ApiError.Detail(
            target: "IsDefault",
            message: "No package size is the default; make one so: PUT /packagesizes/{reference}/default")
        ])
    // No shipping location has the reference in the path.
    case .shippingLocationNotFound(let reference, let customer, let known):
      ErrorRow(
        .notFound, "ShippingLocationNotFoundException",
        "Shipping location (\(reference)) not found or no longer exists for customer (\(customer)).",
        ErrorRow.known(known, "shipping location", reference, target: "shippingLocationReference"))
    // What is made or renamed takes a reference that another has.
    case .serviceGroupExists(let reference):
      ErrorRow(
        .badRequest, "ServiceGroupAlreadyExistsException",
        "Service group reference (\(reference)) is already in use", Self.inUse(reference))
    case .packageSizeExists(let reference):
      ErrorRow(
        .badRequest, "PackageSizeAlreadyExistsException",
        "Package size reference (\(reference)) is already in use", Self.inUse(reference))
    case .shippingLocationExists(let reference):
      ErrorRow(
        .badRequest, "ShippingLocationReferenceInUseException",
        "Shipping location reference (\(reference)) is already in use", Self.inUse(reference))
    // No calendar of the caller's world has a rule or an exception of this id.
    case .calendarEntryNotFound(let id):
      ErrorRow(
        .notFound, "CollectionCalendarEntryNotFoundException", "Specified calendar entry not found in database: \(id)")
    // No country has the code in the path.
    case .countryNotFound(let code):
      ErrorRow(.notFound, "CountryNotFoundException", "Specified Country not found in database: \(code)")
    // A group names services that the catalog does not have.
    case .servicesNotFound(let services, let customer):
      ErrorRow(
        .badRequest, "ServiceProfileNotFoundException",
        "MPD Carrier Service (\(services.map(\.reference).joined(separator: ", "))) not found for customer (\(customer)).",
        services.map { service in
          let hint = service.nearest.map { "; did you mean '\($0)'?" } ?? "; GET /carrierservices lists what there is"
          return ApiError.Detail(
            target: service.path, message: "There is no carrier service '\(service.reference)'\(hint)")
        })
    }
  }

  private static func inUse(_ reference: String) -> [ApiError.Detail] {
    [
      ApiError.Detail(
        target: "Reference",
        message: "The reference '\(reference)' is in use; references compare without regard to case")
    ]
  }
}
