import Allocation
import Contract
import Documents
import HTTPCore
import HTTPTypes
import Sandbox
import Wire

/// What an error answers.
struct ErrorRow {
  let status: HTTPResponse.Status
  let code: String
  let message: String
  /// One entry per field, service or other particular at fault. Clients show them instead of the message, so they say what is wrong too.
  var details: [ApiError.Detail] = []

  init(_ status: HTTPResponse.Status, _ code: String, _ message: String, _ details: [ApiError.Detail] = []) {
    self.status = status
    self.code = code
    self.message = message
    self.details = details
  }
}

/// The table of errors: when, status, code, message.
///
/// Codes that the vendor's own classes name are used as they are, with their templates (contract/00-overview.md, section 7); the others
/// are made in the same style and *assumed* (contract/decisions.md, "Codes"). What only the catalog's endpoints say stands in
/// `CatalogFailure`, and what the protocol refuses in `Refusal+Words.swift`.
extension VendorFailure {
  var row: ErrorRow {
    switch self {
    // The header `electio-api-version` names a version that is not served.
    case .unsupportedVersion(let version):
      ErrorRow(
        .badRequest, "UnsupportedApiVersionException",
        "API version '\(version)' is not supported; the header electio-api-version may be 1, 1.0, 1.1 or absent")
    // The body is of a type that is not read.
    case .unsupportedMediaType(let type):
      ErrorRow(
        .unsupportedMediaType, "UnsupportedMediaTypeException",
        "Content-Type '\(type)' is not supported; send application/json, application/xml or text/xml")
    // A change whose body does not say what it is: any web page's form could have sent it.
    case .missingMediaType:
      ErrorRow(
        .unsupportedMediaType, "UnsupportedMediaTypeException",
        "A body needs a Content-Type: application/json, application/xml or text/xml")
    // The request may be a web page's from elsewhere.
    case .foreign(.host(let host)):
      ErrorRow(
        .forbidden, "ForbiddenException",
        "The host name '\(host)' is not answered to; localhost, addresses, single labels, *.local, *.internal, the "
          + "vendor's names and those of --allowed-hosts are")
    case .foreign(.origin(let origin)):
      ErrorRow(
        .forbidden, "ForbiddenException",
        "Web pages of '\(origin)' are not answered; --cors-origin lists those that are")
    case .foreign(.crossSite):
      ErrorRow(
        .forbidden, "ForbiddenException",
        "Web pages of another site are not answered; --cors-origin lists the origins that are")
    // The body cannot be read: its syntax, or the types of members.
    case .unreadable(let body) where body.path.isEmpty:
      ErrorRow(.badRequest, "ValidationException", "\(Self.invalid): \(body.reason)")
    case .unreadable(let body):
      ErrorRow(
        .badRequest, "ValidationException", "\(Self.invalid): \(body.path): \(body.reason)",
        body.all.map { ApiError.Detail(target: $0.path, message: $0.reason) })
    // Members are missing, out of range, or name what there is not.
    case .invalid(let problems):
      ErrorRow(.badRequest, "ValidationException", Self.message(of: problems), Self.details(problems))
    // A value in the query or in a page's place does not parse.
    case .invalidQuery(let problems):
      ErrorRow(
        .badRequest, "InvalidQueryParameterException",
        problems.count == 1
          ? "The value of \(problems[0].path) is not valid: \(problems[0].message)"
          : "The values of \(problems.map(\.path).joined(separator: ", ")) are not valid: \(problems[0].path): "
            + problems[0].message, Self.details(problems))

    // No consignment of the caller's world has the reference.
    case .consignmentNotFound(let reference):
      ErrorRow(.notFound, "ConsignmentNotFoundException", "Consignment \(reference) not found")
    // Likewise, in the path of an allocation or of a call for the quotes to allocate with: their operations list no other refusal
    // (contract/95-audit.md, D22; contract/00-overview.md, section 8).
    case .consignmentToAllocateNotFound(let reference):
      ErrorRow(.badRequest, "ConsignmentNotFoundException", "Consignment \(reference) not found")
    // A carrier tells of a consignment that it has not been given yet.
    case .consignmentNotWithCarrier(let consignment):
      ErrorRow(
        .notFound, "ConsignmentNotFoundException",
        "Consignment \(consignment.reference) is not with its carrier: it is \(consignment.consignmentState.rawValue), "
          + "and carriers know consignments from their manifest on")
    // The state table (`ConsignmentState+Actions`) does not permit the action.
    case .stateForbids(let action, let consignment):
      ErrorRow(
        .badRequest, "InvalidConsignmentStateException",
        "Consignment \(consignment.reference) cannot be \(action.pastParticiple) in the state "
          + "\(consignment.consignmentState.rawValue); it must be "
          + Self.alternatives(action.states.map(\.rawValue)))
    // No carrier service has the reference that an allocation names.
    case .carrierServiceNotFound(let reference, let nearest):
      ErrorRow(
        .badRequest, "MpdCarrierServiceNotFoundException",
        "Specified MpdCarrierService not found in database: \(reference)",
        nearest.isEmpty
          ? []
          : [
            ApiError.Detail(
              target: "MpdCarrierServiceReference",
              message: "There is no carrier service '\(reference)'; nearest: \(nearest.joined(separator: ", "))")
          ])
    // No group has the reference that an allocation names.
    case .serviceGroupNotFound(let reference, let customer, let known):
      .serviceGroupNotFound(.badRequest, reference, customer: customer, known: known)
    // An allocation of one consignment finds no service that takes it.
    case .allocationFailed(let assessment):
      .allocationFailed(assessment)
    // Likewise of a selected option, whose consignment nothing else names.
    case .selectionFailed(let assessment, let reference):
      .allocationFailed(
        assessment,
        [ApiError.Detail(target: "ConsignmentReference", message: "Consignment \(reference) is AllocationFailed")])

    // No option has the reference, or its request has been forgotten.
    case .deliveryOptionNotFound(let reference):
      ErrorRow(.notFound, "DeliveryOptionNotFoundException", "Delivery option \(reference) not found")
    // The cut-off of the option's collection has passed.
    case .deliveryOptionExpired(let reference, let cutOff):
      ErrorRow(
        .badRequest, "DeliveryOptionExpiredException", "Delivery option \(reference) expired on \(cutOff)")
    // No request for options has the reference.
    case .potentialConsignmentNotFound(let reference):
      ErrorRow(.notFound, "PotentialConsignmentNotFoundException", "Potential consignment \(reference) not found")
    // The shop of the option wants a reservation before the option is selected.
    case .reservationRequired(let reference):
      ErrorRow(
        .badRequest, "ReservationRequiredException",
        "Delivery option \(reference) must be reserved before it is selected")
    // The time in which the shop of the option could be reserved has passed.
    case .reservationExpired(let reference, let until):
      ErrorRow(
        .badRequest, "ReservationExpiredException",
        "Delivery option \(reference) could be reserved until \(until)")
    // What is to be reserved is a delivery to the door.
    case .noPickupOption(let reference):
      ErrorRow(
        .badRequest, "PickupOptionRequiredException",
        "Delivery option \(reference) is no pickup option: there is nothing to reserve")
    // No quote has the reference.
    case .quoteNotFound(let reference): ErrorRow(.badRequest, "QuoteNotFoundException", "Quote \(reference) not found")
    // The cut-off of the quote's collection has passed.
    case .quoteExpired(let reference, let expiry):
      ErrorRow(.badRequest, "QuoteExpiredException", "Quote \(reference) expired on \(expiry)")
    // The quote was given for another consignment, or for one that was only described.
    case .quoteOfAnotherConsignment(let reference, let consignment):
      ErrorRow(
        .badRequest, "QuoteConsignmentMismatchException",
        "Quote \(reference) was not given for consignment \(consignment)")
    // No request for quotes has the reference, or it has been forgotten.
    case .quoteRequestNotFound(let reference):
      ErrorRow(.notFound, "QuoteRequestNotFoundException", "Quote request \(reference) not found")

    // No package has the reference.
    case .packageNotFound(let reference):
      ErrorRow(.notFound, "PackageNotFoundException", "Package \(reference) not found")
    // No item has the reference, or no label the barcode, or the package with it is empty.
    case .itemNotFound(let reference):
      ErrorRow(.notFound, "ItemNotFoundException", "Item \(reference) not found")
    // An update names a package that is another consignment's.
    case .foreignPackage(let reference, let consignment):
      ErrorRow(
        .badRequest, "PackageNotInConsignmentException",
        "Package \(reference) is not part of consignment \(consignment.reference); its packages are "
          + consignment.packages.compactMap(\.reference).joined(separator: ", "))
    // A consignment must keep a package.
    case .lastPackage(let reference, let consignment):
      ErrorRow(
        .badRequest, "LastPackageException",
        "Package \(reference) is the last one of consignment \(consignment.reference), which must keep at least one"
      )

    // No order has the reference, or it has been forgotten.
    case .orderNotFound(let reference): ErrorRow(.notFound, "OrderNotFoundException", "Order \(reference) not found")
    // The order has no such package.
    case .orderPackageNotFound(let reference, let order):
      ErrorRow(.notFound, "OrderPackageNotFoundException", "Package \(reference) not found in order \(order)")
    // The order's package has no such item.
    case .orderItemNotFound(let reference, let order):
      ErrorRow(.notFound, "OrderItemNotFoundException", "Item \(reference) not found in order \(order)")

    // There is no label: for each reason see `MissingDocument`.
    case .labelNotFound(let reference, let reason):
      ErrorRow(
        .notFound, "LabelNotFoundException", "Label not found for consignment reference '\(reference)'",
        [reason.detail])
    // There is no customs document of this kind: likewise.
    case .customsDocumentNotFound(let reference, let reason):
      ErrorRow(
        .notFound, "CustomsDocumentNotFoundException",
        "Customs document not found for consignment reference '\(reference)'", [reason.detail])
    // No manifest has the reference.
    case .manifestNotFound(let reference):
      ErrorRow(.notFound, "ManifestNotFoundException", "Specified Manifest not found in database: \(reference)")
    // More labels than a picture can hold.
    case .paper(let failure) where failure.isCallersFault:
      ErrorRow(.badRequest, "ValidationException", failure.description)
    // A library that draws is not installed, or fails.
    case .paper(let failure): ErrorRow(.internalServerError, "OperationFailedException", failure.description)

    case .catalog(let failure): failure.row
    case .account(let failure): failure.row
    // The bytes are no request, too large, too slow, or ask for what is not spoken.
    case .refused(let refusal): ErrorRow(refusal.status, refusal.code, refusal.message)
    // A fault rule asks for a status alone.
    case .provokedStatus(let status):
      ErrorRow(
        status, status.kind == .serverError ? "OperationFailedException" : "ValidationException",
        status.reasonPhrase.isEmpty ? "Status \(status.code)" : status.reasonPhrase)
    // A fault of the sandbox's own.
    case .unexpected:
      ErrorRow(
        .internalServerError, "OperationFailedException",
        "The request could not be completed; the sandbox's log tells more under this CorrelationId")
    }
  }

  /// The text for an entry of a list, which has no room for more.
  var message: String { row.message }

  private static let invalid = "The request is not valid"

  /// Some clients show nothing else, so the first problem stands in it.
  private static func message(of problems: [FieldProblem]) -> String {
    guard let first = problems.first else { return invalid }
    return first.path.isEmpty ? "\(invalid): \(first.message)" : "\(invalid): \(first.path): \(first.message)"
  }

  private static func details(_ problems: [FieldProblem]) -> [ApiError.Detail] {
    problems.map { ApiError.Detail(code: $0.code, target: $0.path.isEmpty ? nil : $0.path, message: $0.message) }
  }

  /// `A`, `A or B`, `A, B or C`.
  static func alternatives(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.joined() }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }
}

extension ErrorRow {
  /// No service takes a consignment: what is to be said first, then each service's reasons.
  fileprivate static func allocationFailed(_ assessment: Assessment, _ first: [ApiError.Detail] = []) -> ErrorRow {
    ErrorRow(
      .badRequest, "AllocationFailedException", assessment.reason,
      first + assessment.exclusions.map { ApiError.Detail(target: $0.service.reference, message: $0.text) })
  }

  /// No group has this reference: 400 where an allocation names it, 404 where the path is the group's own.
  static func serviceGroupNotFound(
    _ status: HTTPResponse.Status, _ reference: String, customer: String, known: [String]
  ) -> ErrorRow {
    ErrorRow(
      status, "ServiceGroupNotFoundException", "Service group (\(reference)) not found for customer (\(customer))",
      Self.known(known, "service group", reference, target: "mpdCarrierServiceGroupReference"))
  }

  /// What there is instead of what was named.
  static func known(
    _ references: [String], _ kind: String, _ reference: String, target: String
  ) -> [ApiError.Detail] {
    guard !references.isEmpty else { return [] }
    // More would hide the error behind the list.
    let shown = 20
    let listed = references.prefix(shown).joined(separator: ", ")
    return [
      ApiError.Detail(
        target: target,
        message: "There is no \(kind) '\(reference)'; known: \(listed)\(references.count > shown ? ", …" : "")")
    ]
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
    case .nameItem: "given another reference"
    case .changeDetails: "given other references, metadata or dates"
    }
  }
}

extension PaperFailure {
  fileprivate var isCallersFault: Bool {
    switch self {
    case .tooManyPages: true
    case .libraryMissing, .typefaceMissing, .drawing: false
    }
  }
}
