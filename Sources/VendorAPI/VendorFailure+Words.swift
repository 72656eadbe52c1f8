internal import Allocation
internal import Contract
internal import Exchange
internal import HTTPTypes
internal import Paper
internal import Sandbox
internal import Wire

// The one place where facts become statuses, codes and words.
//
// Codes that the vendor's own classes name are used as they are (contract/00-overview.md, section 7); the others are made in
// the same style and *assumed* (contract/decisions.md, "Codes").
extension VendorFailure {
  var status: HTTPResponse.Status {
    switch self {
    case .unsupportedVersion, .unreadable, .invalid, .stateForbids, .carrierServiceNotFound, .serviceGroupNotFound,
      .allocationFailed, .invalidQuery, .foreignPackage, .lastPackage, .quoteNotFound, .quoteExpired,
      .quoteOfAnotherConsignment:
      .badRequest
    case .unsupportedMediaType: .unsupportedMediaType
    case .catalog(let failure): failure.status
    case .consignmentNotFound, .labelNotFound, .customsDocumentNotFound, .packageNotFound, .manifestNotFound,
      .quoteRequestNotFound:
      .notFound
    case .refused(let refusal): refusal.status
    case .paper(.tooManyPages): .badRequest
    case .paper, .unexpected: .internalServerError
    }
  }

  var code: String {
    switch self {
    case .unsupportedVersion: "UnsupportedApiVersionException"
    case .unsupportedMediaType: "UnsupportedMediaTypeException"
    case .unreadable, .invalid: "ValidationException"
    case .consignmentNotFound: "ConsignmentNotFoundException"
    case .stateForbids: "InvalidConsignmentStateException"
    case .carrierServiceNotFound: "MpdCarrierServiceNotFoundException"
    case .serviceGroupNotFound: "ServiceGroupNotFoundException"
    case .allocationFailed: "AllocationFailedException"
    case .labelNotFound: "LabelNotFoundException"
    case .customsDocumentNotFound: "CustomsDocumentNotFoundException"
    case .paper(.tooManyPages): "ValidationException"
    case .paper: "OperationFailedException"
    case .catalog(let failure): failure.code
    case .invalidQuery: "InvalidQueryParameterException"
    case .packageNotFound: "PackageNotFoundException"
    case .foreignPackage: "PackageNotInConsignmentException"
    case .lastPackage: "LastPackageException"
    case .manifestNotFound: "ManifestNotFoundException"
    case .quoteNotFound: "QuoteNotFoundException"
    case .quoteExpired: "QuoteExpiredException"
    case .quoteOfAnotherConsignment: "QuoteConsignmentMismatchException"
    case .quoteRequestNotFound: "QuoteRequestNotFoundException"
    case .refused(let refusal): refusal.code
    case .unexpected: "OperationFailedException"
    }
  }

  var message: String {
    switch self {
    case .unsupportedVersion(let version):
      "API version '\(version)' is not supported; the header electio-api-version may be 1, 1.0, 1.1 or absent"
    case .unsupportedMediaType(let type):
      "Content-Type '\(type)' is not supported; send application/json, application/xml or text/xml"
    case .unreadable(let body):
      body.path.isEmpty ? "The request is not valid: \(body.reason)" : "The request is not valid"
    case .invalid: "The request is not valid"
    case .consignmentNotFound(let reference): "Consignment \(reference) not found"
    case .stateForbids(let action, let consignment):
      "Consignment \(consignment.value.reference) cannot be \(action.pastParticiple) in the state "
        + "\(consignment.value.consignmentState.rawValue); it must be "
        + Self.alternatives(action.states.map(\.rawValue))
    case .carrierServiceNotFound(let reference, _):
      "Specified MpdCarrierService not found in database: \(reference)"
    case .serviceGroupNotFound(let reference, let customer, _):
      "Service group (\(reference)) not found for customer (\(customer))"
    case .allocationFailed(let assessment): assessment.reason
    case .labelNotFound(let reference, _): "Label not found for consignment reference '\(reference)'"
    case .customsDocumentNotFound(let reference, _):
      "Customs document not found for consignment reference '\(reference)'"
    case .paper(let failure): failure.description
    case .catalog(let failure): failure.message
    case .invalidQuery(let problems):
      problems.count == 1
        ? "The value of \(problems[0].path) is not valid: \(problems[0].message)"
        : "The values of \(problems.map(\.path).joined(separator: ", ")) are not valid"
    case .packageNotFound(let reference): "Package \(reference) not found"
    case .foreignPackage(let reference, let consignment):
      "Package \(reference) is not part of consignment \(consignment.value.reference); its packages are "
        + consignment.value.packages.compactMap(\.reference).joined(separator: ", ")
    case .lastPackage(let reference, let consignment):
      "Package \(reference) is the last one of consignment \(consignment.value.reference), which must keep at least one"
    // The template of the vendor's base class (contract/00-overview.md, section 7).
    case .manifestNotFound(let reference): "Specified Manifest not found in database: \(reference)"
    case .quoteNotFound(let reference): "Quote \(reference) not found"
    case .quoteExpired(let reference, let expiry): "Quote \(reference) expired on \(expiry)"
    case .quoteOfAnotherConsignment(let reference, let consignment):
      "Quote \(reference) was not given for consignment \(consignment)"
    case .quoteRequestNotFound(let reference): "Quote request \(reference) not found"
    case .refused(let refusal): refusal.message
    case .unexpected: "The request could not be completed; the sandbox's log tells more under this CorrelationId"
    }
  }

  /// One entry per field, service or other particular at fault.
  var details: [ApiError.Detail] {
    switch self {
    case .unreadable(let body):
      body.path.isEmpty ? [] : [ApiError.Detail(target: body.path, message: body.reason)]
    case .invalid(let problems), .invalidQuery(let problems):
      problems.map { ApiError.Detail(code: $0.code, target: $0.path.isEmpty ? nil : $0.path, message: $0.message) }
    case .allocationFailed(let assessment):
      assessment.exclusions.map { ApiError.Detail(target: $0.service.reference, message: $0.text) }
    // Clients show the details instead of the message, so they say what is wrong too.
    case .carrierServiceNotFound(let reference, let nearest) where !nearest.isEmpty:
      [
        ApiError.Detail(
          target: "MpdCarrierServiceReference",
          message: "There is no carrier service '\(reference)'; nearest: \(nearest.joined(separator: ", "))")
      ]
    case .serviceGroupNotFound(let reference, _, let known) where !known.isEmpty:
      [
        ApiError.Detail(
          target: "mpdCarrierServiceGroupReference",
          message: "There is no service group '\(reference)'; known: \(known.joined(separator: ", "))")
      ]
    case .labelNotFound(_, let reason), .customsDocumentNotFound(_, let reason): [reason.detail]
    case .catalog(let failure): failure.details
    case .unsupportedVersion, .unsupportedMediaType, .consignmentNotFound, .stateForbids, .carrierServiceNotFound,
      .serviceGroupNotFound, .paper, .packageNotFound, .foreignPackage, .lastPackage, .manifestNotFound,
      .quoteNotFound, .quoteExpired, .quoteOfAnotherConsignment, .quoteRequestNotFound, .refused, .unexpected:
      []
    }
  }

  /// `A`, `A or B`, `A, B or C`.
  static func alternatives(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.joined() }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }
}

extension ConsignmentAction {
  fileprivate var pastParticiple: String {
    switch self {
    case .allocate: "allocated"
    case .edit: "edited"
    case .changePackages: "repacked"
    case .deallocate: "deallocated"
    case .printLabels: "labelled"
    case .manifest: "manifested"
    case .cancel: "cancelled"
    case .dispatch: "dispatched"
    case .setReadyToShip: "set ready to ship"
    case .setNotReadyToShip: "set not ready to ship"
    }
  }
}
