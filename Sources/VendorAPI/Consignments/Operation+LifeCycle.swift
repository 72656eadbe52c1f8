import Contract
import HTTPCore
import HTTPTypes
import Routing
import Sandbox

extension Operation {
  /// - Source: contract/30-consignments.md, section 5; contract/10-allocation.md, section 8.
  static let lifeCycle = [
    single(
      "DeallocateConsignment", "deallocate", .deallocate, "Takes a consignment's allocation back."
    ) { $0.deallocate($1) },
    list(
      "DeallocateConsignments", "deallocatelist", .deallocate, "Takes back the allocation of each of a list.",
      message: "Consignment deallocation completed successfully", link: nil
    ) { $0.deallocate($1) },
    single("CancelConsignment", "cancel", .cancel, "Cancels a consignment.") { $0.cancel($1) },
    list(
      "CancelConsignments", "cancellist", .cancel, "Cancels each of a list.",
      message: "Consignment cancellation completed successfully", link: nil
    ) { $0.cancel($1) },
    list(
      "SetReadyToShip", "setreadytoship", .setReadyToShip, "Marks each of a list as ready to ship.",
      message: "Consignment marked as Ready To Ship completed successfully", link: "detail"
    ) { $0.setReadyToShip($1) },
    list(
      "SetNotReadyToShip", "setnotreadytoship", .setNotReadyToShip, "Sets each of a list back to allocated.",
      message: "Consignment set back to Allocated from Ready To Ship completed successfully", link: "detail"
    ) { $0.setNotReadyToShip($1) },
    Operation(
      "DispatchConsignments", .put, "/consignments/Dispatch",
      OperationDescription(
        "Dispatches each of a list.", body: .required(ManifestConsignmentsRequest.self),
        answers: .ok(listOf: DispatchResponse.self),
        example: .body(#"{"ConsignmentReferences":["EC-000-0ST-ALL"]}"#)),
      perform: dispatch),
  ]

  private typealias Change = @Sendable (inout World, String) -> ChangeOutcome

  /// An operation that changes the one consignment that the path names.
  private static func single(
    _ name: String, _ word: String, _ action: ConsignmentAction, _ summary: String, change: @escaping Change
  ) -> Operation {
    Operation(
      name, .put, RoutePattern("/consignments/{consignmentReference}/\(word)"),
      OperationDescription(
        summary, answers: .done, failures: [.notFound],
        example: Example(path: ["consignmentReference": "EC-000-0ST-ALL"]))
    ) { call in
      let reference = call.parameter("consignmentReference")
      return try call.reply(changed: call.visit { change(&$0, reference) }, by: action, reference: reference)
    }
  }

  /// An operation that changes each consignment of a list in turn.
  private static func list(
    _ name: String, _ word: String, _ action: ConsignmentAction, _ summary: String, message: String, link: String?,
    change: @escaping Change
  ) -> Operation {
    Operation(
      name, .put, RoutePattern("/consignments/\(word)"),
      OperationDescription(
        summary, body: .required([String].self), answers: .ok(listOf: WithMessage.self),
        example: .body(#"["EC-000-0ST-ALL"]"#))
    ) { call in
      let references = try call.references()
      let outcomes = call.visit { world in references.map { change(&world, $0) } }
      return try call.reply(
        zip(outcomes, references).map {
          call.entry($0, of: action, reference: $1, message: { _ in message }, link: link)
        })
    }
  }

  private static func dispatch(_ call: Call) throws -> Reply {
    let references = try call.namedReferences()
    let outcomes = call.visit { world in references.map { world.dispatch($0) } }
    return try call.reply(
      zip(outcomes, references).map { outcome, reference in
        switch outcome {
        case .done(let consignment):
          let reference = consignment.reference
          return DispatchResponse(
            reference: reference, status: .success, httpStatusCode: 200,
            apiLinks: [call.link("detail", "consignments", reference)],
            message: "Consignment \(reference) has been dispatched successfully.")
        case .notPermitted(let consignment):
          let reference = consignment.reference
          return DispatchResponse(
            reference: reference, status: .failed, httpStatusCode: 400,
            apiLinks: [call.link("detail", "consignments", reference)],
            message: VendorFailure.stateForbids(.dispatch, consignment).message)
        case .unknownConsignment:
          return DispatchResponse(
            reference: reference, status: .notFound, httpStatusCode: 404, apiLinks: nil,
            message: VendorFailure.consignmentNotFound(reference).message)
        }
      })
  }
}
