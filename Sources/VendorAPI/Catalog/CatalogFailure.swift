internal import Allocation
internal import Contract
internal import HTTPTypes

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
  /// A group names services that the catalog does not have.
  case servicesNotFound([UnknownService], customer: String)

  struct UnknownService: Equatable {
    /// Where the group names it.
    let path: String
    let reference: String
    let nearest: String?
  }

  var status: HTTPResponse.Status {
    switch self {
    case .carrierNotFound, .serviceGroupNotFound, .packageSizeNotFound, .noDefaultPackageSize,
      .shippingLocationNotFound:
      .notFound
    case .serviceGroupExists, .packageSizeExists, .shippingLocationExists, .servicesNotFound: .badRequest
    }
  }

  var code: String {
    switch self {
    case .carrierNotFound: "MpdCarrierNotFoundException"
    case .serviceGroupNotFound: "ServiceGroupNotFoundException"
    case .packageSizeNotFound, .noDefaultPackageSize: "PackageSizeNotFoundForCustomerException"
    case .shippingLocationNotFound: "ShippingLocationNotFoundException"
    case .serviceGroupExists: "ServiceGroupAlreadyExistsException"
    case .packageSizeExists: "PackageSizeAlreadyExistsException"
    case .shippingLocationExists: "ShippingLocationReferenceInUseException"
    case .servicesNotFound: "ServiceProfileNotFoundException"
    }
  }

  var message: String {
    switch self {
    case .carrierNotFound(let reference, _): "Specified MpdCarrier not found in database: \(reference)"
    case .serviceGroupNotFound(let reference, let customer, _):
      "Service group (\(reference)) not found for customer (\(customer))"
    case .packageSizeNotFound(let reference, let customer, _):
      "Package size \(reference) not found or no longer exists for customer \(customer)"
    case .noDefaultPackageSize(let customer):
      "Package size default not found or no longer exists for customer \(customer)"
    case .shippingLocationNotFound(let reference, let customer, _):
      "Shipping location (\(reference)) not found or no longer exists for customer (\(customer))."
    case .serviceGroupExists(let reference): "Service group reference (\(reference)) is already in use"
    case .packageSizeExists(let reference): "Package size reference (\(reference)) is already in use"
    case .shippingLocationExists(let reference): "Shipping location reference (\(reference)) is already in use"
    case .servicesNotFound(let services, let customer):
      "MPD Carrier Service (\(services.map(\.reference).joined(separator: ", "))) not found for customer (\(customer))."
    }
  }

  /// What is allowed, for each particular at fault.
  var details: [ApiError.Detail] {
    switch self {
    case .carrierNotFound(let reference, let known):
      Self.known(known, "carrier", reference, "mpdCarrierReference")
    case .serviceGroupNotFound(let reference, _, let known):
      Self.known(known, "service group", reference, "mpdCarrierServiceGroupReference")
    case .packageSizeNotFound(let reference, _, let known):
      Self.known(known, "package size", reference, "packageSizeReference")
    case .shippingLocationNotFound(let reference, _, let known):
      Self.known(known, "shipping location", reference, "shippingLocationReference")
    case .serviceGroupExists(let reference), .packageSizeExists(let reference), .shippingLocationExists(let reference):
      [
        ApiError.Detail(
          target: "Reference",
          message: "The reference '\(reference)' is in use; references compare without regard to case")
      ]
    case .noDefaultPackageSize:
      [
        ApiError.Detail(
          target: "IsDefault",
          message: "No package size is the default; make one so: PUT /packagesizes/{reference}/default")
      ]
    case .servicesNotFound(let services, _):
      services.map { service in
        let hint = service.nearest.map { "; did you mean '\($0)'?" } ?? "; GET /carrierservices lists what there is"
        return ApiError.Detail(
          target: service.path, message: "There is no carrier service '\(service.reference)'\(hint)")
      }
    }
  }

  /// More would hide the error behind the list.
  private static let shown = 20

  private static func known(
    _ references: [String], _ kind: String, _ reference: String, _ target: String
  ) -> [ApiError.Detail] {
    guard !references.isEmpty else { return [] }
    let listed = references.prefix(shown).joined(separator: ", ")
    return [
      ApiError.Detail(
        target: target,
        message: "There is no \(kind) '\(reference)'; known: \(listed)\(references.count > shown ? ", …" : "")")
    ]
  }
}
