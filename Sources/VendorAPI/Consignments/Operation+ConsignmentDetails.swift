import Contract
import HTTPCore
import HTTPTypes
import Routing
import Sandbox

extension Operation {
  /// - Source: contract/53-small-operations.md, section 3.
  static let consignmentDetails = [
    Operation(
      "SetConsignmentDetails", .put, "/consignments/{consignmentReference}/details",
      OperationDescription(
        "Sets the reference and dates of a consignment that is not manifested yet.",
        body: .required(SetConsignmentDetailsRequest.self), answers: .done, failures: [.notFound],
        example: .body(#"{"ConsignmentReferenceProvidedByCustomer":"more-socks"}"#)),
      perform: setDetails),
    Operation(
      "UpdateConsignmentAddress", .put, "/consignments/{consignmentReference}", addressDescription,
      perform: updateAddress),
    Operation(
      "UpdateConsignmentAddressOfTheKit", .post, "/consignments/{consignmentReference}/updateconsignmentaddress",
      addressDescription, perform: updateAddress),
  ]

  private static var addressDescription: OperationDescription {
    OperationDescription(
      "Replaces the address of one type of a consignment that is not allocated yet.", body: .required(Address.self),
      answers: .done, failures: [.notFound], example: .body(Example.destination))
  }

  private static func setDetails(_ call: Call) throws -> Reply {
    let reference = call.parameter("consignmentReference")
    let body = try call.body(SetConsignmentDetailsRequest.self)
    _ = try call.repack(by: \.detailsAction) { $0.setDetails(body, of: reference) }
    return call.reply()
  }

  private static func updateAddress(_ call: Call) throws -> Reply {
    let reference = call.parameter("consignmentReference")
    let body = try call.body(Address.self)
    _ = try call.repack(by: { _ in .edit }) { $0.putAddress(body, of: reference) }
    return call.reply()
  }
}
