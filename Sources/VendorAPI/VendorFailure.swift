import Allocation
import Contract
import Documents
import HTTPCore
import HTTPTypes
import Sandbox
import Wire

/// Why the vendor's API says no. Cases hold facts; `VendorFailure+Table.swift` turns them into statuses, codes and texts.
enum VendorFailure: Error {
  case unsupportedVersion(String)
  case unsupportedMediaType(String)
  case missingMediaType
  case foreign(CrossSiteProtection.Failure)
  case unreadable(ReadingFailure)
  case invalid([FieldProblem])
  case consignmentNotFound(String)
  case consignmentToAllocateNotFound(String)
  case consignmentNotWithCarrier(Consignment)
  case stateForbids(ConsignmentAction, Consignment)
  case carrierServiceNotFound(String, nearest: [String])
  case serviceGroupNotFound(String, customer: String, known: [String])
  case allocationFailed(Assessment)
  case selectionFailed(Assessment, consignment: String)
  case labelNotFound(String, MissingDocument)
  case customsDocumentNotFound(String, MissingDocument)
  case paper(PaperFailure)
  case catalog(CatalogFailure)
  case invalidQuery([FieldProblem])
  case packageNotFound(String)
  case itemNotFound(String)
  case foreignPackage(String, Consignment)
  case lastPackage(String, Consignment)
  case orderNotFound(String)
  case orderPackageNotFound(String, order: String)
  case orderItemNotFound(String, order: String)
  case manifestNotFound(String)
  case deliveryOptionNotFound(String)
  case deliveryOptionExpired(String, at: DateTimeOffset)
  case potentialConsignmentNotFound(String)
  case reservationRequired(String)
  case reservationExpired(String, at: DateTimeOffset)
  case noPickupOption(String)
  case quoteNotFound(String)
  case quoteExpired(String, at: DateTimeOffset)
  case quoteOfAnotherConsignment(String, consignment: String)
  case quoteRequestNotFound(String)
  case account(AccountFailure)
  case refused(Refusal)
  case unexpected
  /// A fault rule asks for a status that no code is documented for.
  case provokedStatus(HTTPResponse.Status)

  /// The answer, in the format that the caller accepts. Its shape is the same in every version.
  func reply(requestID: String, format: BodyFormat = .json) -> Reply {
    let row = self.row
    let error = ApiError(code: row.code, message: row.message, correlationId: requestID, details: row.details)
    let body = (try? format.encode(error, version: .version1point1)) ?? []
    return Reply(status: row.status, contentType: format.contentType, requestID: requestID, body: body)
  }
}
