import Contract
import Documents
import HTTPCore
import HTTPTypes
import Routing
import Sandbox

extension Operation {
  /// - Source: contract/30-consignments.md, section 5; contract/90-open-questions.md, 55 and 66.
  static let manifests = [
    Operation(
      "ManifestConsignments", .put, "/consignments/manifest",
      OperationDescription(
        "Manifests each of a list.", body: .required(ManifestConsignmentsRequest.self),
        answers: .ok(listOf: WithMessage.self),
        example: .body(#"{"ConsignmentReferences":["EC-000-0ST-ALL"]}"#)),
      perform: manifest),
    Operation(
      "ManifestFromQuery", .post, "/consignments/manifestFromQuery", fromQueryDescription, perform: manifestFromQuery),
    Operation(
      "ManifestFromQueryAsPut", .put, "/consignments/manifestFromQuery", fromQueryDescription,
      perform: manifestFromQuery),
    Operation(
      "GetCustomerManifests", .get, "/consignments/customer/manifests", listDescription, perform: getCustomerManifests),
    Operation(
      "GetCustomerManifests2017", .get, "/ConsignmentCustomers/manifests", listDescription,
      perform: getCustomerManifests),
    Operation(
      "GetCustomerManifest", .get, "/consignments/customer/manifest/{manifestReference}", fileDescription,
      perform: getCustomerManifest),
    Operation(
      "GetManifest", .get, "/consignments/manifest/{manifestReference}", fileDescription, perform: getCustomerManifest),
    Operation(
      "GetCustomerManifest2017", .get, "/ConsignmentCustomers/manifest/{manifestReference}", fileDescription,
      perform: getCustomerManifest),
  ]

  private static var listDescription: OperationDescription {
    OperationDescription(
      "The customer's manifests, the newest first.",
      query: [
        QueryParameter(
          name: "shippingLocationReference", words: "only manifests of this shipping location")
      ], answers: .ok(listOf: CustomerManifest.self),
      links: [Link(to: "GetCustomerManifest", ["manifestReference": "$response.body#/0/ManifestReference"])])
  }

  /// There is none before something has been manifested.
  private static var fileDescription: OperationDescription {
    .paper("One manifest as a PDF in base64.", String.self)
  }

  private static var fromQueryDescription: OperationDescription {
    OperationDescription(
      "Manifests all that a query finds.", body: .required(ManifestFromQueryRequest.self),
      answers: .ok(ManifestFromQueryResponse.self),
      example: .body(#"{"ShippingLocationReferences":["Sorted1"],"States":["Allocated"]}"#))
  }

  private static func manifest(_ call: Call) throws -> Reply {
    let references = try call.namedReferences()
    let outcomes = call.visit { $0.manifest(references) }
    return try call.reply(
      zip(outcomes, references).map { outcome, reference in
        if case .done(let failed) = outcome, failed.consignmentState == .manifestFailed {
          // *Assumed.*
          let text = failed.progress.events?.value.failedManifest?.value.message ?? ""
          return WithMessage(
            isSuccess: false, message: "Consignment \(failed.reference) could not be manifested. \(text)",
            data: failed.reference)
        }
        return call.entry(
          outcome, of: .manifest, reference: reference,
          message: { "Consignment \($0) has been manifested successfully." }, link: "Link")
      })
  }

  private static func manifestFromQuery(_ call: Call) throws -> Reply {
    let body = try call.body(ManifestFromQueryRequest.self)
    guard !body.states.isEmpty else {
      throw VendorFailure.invalid([
        FieldProblem(
          path: "States",
          message: "At least one state is required, of "
            + ConsignmentState.allCases.map(\.rawValue).joined(separator: ", "))
      ])
    }
    let query = query(body)
    let (found, outcomes) = call.visit { $0.manifest(matching: query) }
    let failed = zip(found, outcomes).compactMap { reference, outcome -> String? in
      if case .done(let consignment) = outcome, consignment.consignmentState == .manifested { return nil }
      return reference
    }
    return try call.reply(
      ManifestFromQueryResponse(
        message:
          "Query found \(found.count) consignment(s). \(found.count - failed.count) successfully queued to manifest. "
          + "\(failed.count) failed to be added to the queue" + (call.replyFormat == .json ? "" : "."),
        failedConsignments: failed))
  }

  /// A list that is empty restricts nothing.
  private static func query(_ body: ManifestFromQueryRequest) -> ConsignmentQuery {
    var criteria: [ConsignmentQuery.Criterion] = [.states(body.states)]
    if !body.shippingLocationReferences.isEmpty { criteria.append(.shippingLocations(body.shippingLocationReferences)) }
    if !body.carriers.isEmpty { criteria.append(.carriers(body.carriers)) }
    if let printed = body.labelsPrinted { criteria.append(.labelsPrinted(printed)) }
    if let day = body.shippingDate?.localDate {
      criteria += [.date(.shipping, .atLeast(.day(day))), .date(.shipping, .atMost(.day(day)))]
    }
    if let day = body.shippingDateRanges?.startDate?.localDate {
      criteria.append(.date(.shipping, .atLeast(.day(day))))
    }
    if let day = body.shippingDateRanges?.endDate?.localDate { criteria.append(.date(.shipping, .atMost(.day(day)))) }
    return ConsignmentQuery(criteria)
  }

  private static func getCustomerManifests(_ call: Call) throws -> Reply {
    let location = call.queryValue("shippingLocationReference")
    return try call.reply(call.snapshot().customerManifests(ofShippingLocation: location))
  }

  private static func getCustomerManifest(_ call: Call) throws -> Reply {
    let reference = call.parameter("manifestReference")
    guard let manifest = call.snapshot().customerManifest(reference) else {
      throw VendorFailure.manifestNotFound(reference)
    }
    let document = PaperDocument.manifest(
      manifest.head, collectedFrom: manifest.shippingLocationName, of: manifest.consignments)
    return try call.reply(call.file(document))
  }
}
