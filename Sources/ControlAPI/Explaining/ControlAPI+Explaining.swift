import Allocation
import Contract
import HTTPCore
import Routing
import Sandbox

extension ControlAPI {
  /// Tells why a consignment would go where it would go. Changes nothing, and holds up nobody.
  ///
  /// - Parameters:
  ///   - reference: the consignment's, in any case.
  ///   - request: carries the key of the tenant.
  ///   - query: may name a service and a group.
  /// - Returns: what stands in the answer's body.
  /// - Throws: what is unknown or missing.
  func explanation(of reference: String, _ request: Request, _ query: Query) throws(ControlFailure) -> Explanation {
    let known = ["service", "group", "subscription-key"]
    for (name, _) in query.items where !known.contains(name.lowercased()) {
      throw .unknownParameter(name, allowed: known)
    }
    let tenant: Tenant
    do throws(KeyFailure) {
      tenant = try tenants.tenant(keyField: Self.keyField(request), keyParameter: query["subscription-key"])
    } catch {
      throw .key(error, all: false)
    }
    let (found, catalog, now) = tenant.visit { ($0.consignment(reference), $0.catalog, $0.now) }
    guard let consignment = found else { throw .noSuchConsignment(reference) }
    let service = try Self.named(query["service"]) { name throws(ControlFailure) in
      guard let service = catalog.carrierService(name) else {
        throw .noSuchCarrierService(name, nearest: catalog.nearestCarrierServices(to: name))
      }
      return service
    }
    let group = try Self.named(query["group"]) { name throws(ControlFailure) in
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
      of: consignment, assessment: catalog.assess(consignment, among: candidates, at: now), at: now,
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
