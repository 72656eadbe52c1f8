import Allocation
import Contract
import HTTPCore
import HTTPTypes
import Routing
import Sandbox

extension ControlOperation {
  static let explaining = [
    ControlOperation(
      .explaining, "Explain", .get, "/_sandbox/explain/{consignmentReference}",
      "Every service with its price, its dates, and each rule that removed it",
      query: [
        Parameter(name: "service", words: "This carrier service alone, as an allocation with it would ask."),
        Parameter(name: "group", words: "The services of this group alone."),
      ], refusals: [.notFound], isLong: true, perform: explanation),
    ControlOperation(
      .explaining, "ExplainOptions", .post, "/_sandbox/explain",
      "Every service, or every shop with its services, among the delivery or pickup options of a request or a reference: what is offered, or each rule against it; nothing is written down",
      refusals: [.notFound], isLong: true, perform: optionsExplanation),
  ]

  /// Tells why a consignment would go where it would go. Changes nothing, and holds up nobody.
  private static func explanation(_ call: ControlCall) throws(ControlFailure) -> Explanation {
    let reference = call.parameter("consignmentReference")
    let tenant = try call.tenant()
    let (found, catalog, customs, now) = tenant.visit {
      ($0.consignment(reference), $0.catalog, $0.customs, $0.now)
    }
    guard let consignment = found else { throw .noSuchConsignment(reference) }
    let service = try service(call.query["service"], of: catalog)
    let group = try named(call.query["group"]) { name throws(ControlFailure) in
      guard let group = catalog.serviceGroup(name) else {
        throw .noSuchServiceGroup(name, known: catalog.serviceGroupReferences)
      }
      return group
    }
    let candidates: Candidates =
      switch (service, group) {
      case (nil, nil): .all
      case (let service?, nil): .service(service)
      case (nil, let group?): .group(group)
      case (let service?, let group?): .service(service, of: group)
      }
    return Explanation(
      of: consignment, assessment: catalog.assess(consignment, among: candidates, customs: customs, at: now), at: now,
      service: service, group: group)
  }

  /// Tells why an option is or is not given. Changes nothing, and holds up nobody.
  private static func optionsExplanation(
    _ call: ControlCall, _ question: OptionsQuestion
  ) throws(ControlFailure) -> OptionsExplanation {
    let tenant = try call.tenant()
    let reading = try OptionsReading(question, body: call.request.body)
    switch tenant.inquiry(about: reading.subject, on: reading.days) {
    case .unknown: throw .noSuchConsignment(question.reference ?? "")
    case .refused(let problems): throw OptionsReading.refusal(problems)
    case .put(let inquiry):
      return OptionsExplanation(
        question, reading, inquiry, service: try service(question.service, of: inquiry.catalog))
    }
  }

  private static func service(_ name: String?, of catalog: Catalog) throws(ControlFailure) -> CarrierService? {
    try named(name) { name throws(ControlFailure) in
      guard let service = catalog.carrierService(name) else {
        throw .noSuchCarrierService(name, nearest: catalog.nearestCarrierServices(to: name))
      }
      return service
    }
  }

  /// What a parameter names; an empty value asks for nothing.
  private static func named<Found>(
    _ value: String?, _ find: (String) throws(ControlFailure) -> Found
  ) throws(ControlFailure) -> Found? {
    guard let value, !value.isEmpty else { return nil }
    return try find(value)
  }
}
