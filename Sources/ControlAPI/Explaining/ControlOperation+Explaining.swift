import Allocation
import Contract
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
      ], refusals: [.notFound], isLong: true, perform: explanation)
  ]

  /// Tells why a consignment would go where it would go. Changes nothing, and holds up nobody.
  private static func explanation(_ call: ControlCall) throws(ControlFailure) -> Explanation {
    let reference = call.parameter("consignmentReference")
    let tenant = try call.tenant()
    let (found, catalog, customs, now) = tenant.visit {
      ($0.consignment(reference), $0.catalog, $0.customs, $0.now)
    }
    guard let consignment = found else { throw .noSuchConsignment(reference) }
    let service = try named(call.query["service"]) { name throws(ControlFailure) in
      guard let service = catalog.carrierService(name) else {
        throw .noSuchCarrierService(name, nearest: catalog.nearestCarrierServices(to: name))
      }
      return service
    }
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

  /// What a parameter names; an empty value asks for nothing.
  private static func named<Found>(
    _ value: String?, _ find: (String) throws(ControlFailure) -> Found
  ) throws(ControlFailure) -> Found? {
    guard let value, !value.isEmpty else { return nil }
    return try find(value)
  }
}
