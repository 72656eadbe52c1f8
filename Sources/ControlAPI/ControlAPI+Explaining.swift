import Allocation
import Contract
import HTTPCore
import HTTPTypes
import Routing
import Sandbox

extension ControlAPI {
  /// What an assessment needs and found, taken out of the world before anything is worded.
  private struct Finding: Sendable {
    let consignment: Shared<Consignment>
    let assessment: Assessment
    let now: DateTimeOffset
    let service: CarrierService?
    let group: ServiceGroup?
  }

  /// Tells why a consignment would go where it would go. Changes nothing.
  ///
  /// - Parameters:
  ///   - reference: the consignment's, in any case.
  ///   - request: carries the key of the world.
  ///   - query: may name a service and a group.
  /// - Returns: what stands in the answer's body.
  /// - Throws: what is unknown or missing.
  func explanation(of reference: String, _ request: Request, _ query: Query) throws(Trouble) -> Explanation {
    let known = ["service", "group", "subscription-key"]
    for (name, _) in query.items where !known.contains(name.lowercased()) {
      throw .unknownParameter(name, allowed: known)
    }
    let result = worlds.visit(try callersWorld(request, query)) { world in
      Self.find(reference, service: Self.named(query["service"]), group: Self.named(query["group"]), in: world)
    }
    let finding: Finding
    switch result {
    case .success(let found): finding = found
    case .failure(let trouble): throw trouble
    }
    return Explanation(
      of: finding.consignment.value, assessment: finding.assessment, at: finding.now, service: finding.service,
      group: finding.group)
  }

  /// An empty value asks for nothing.
  private static func named(_ value: String?) -> String? { value.flatMap { $0.isEmpty ? nil : $0 } }

  private static func find(
    _ reference: String, service: String?, group: String?, in world: World
  ) -> Result<Finding, Trouble> {
    guard let consignment = world.consignment(reference) else { return .failure(.noSuchConsignment(reference)) }
    let foundService = service.flatMap { world.catalog.carrierService($0) }
    if let service, foundService == nil {
      return .failure(.noSuchCarrierService(service, nearest: world.catalog.nearestCarrierServices(to: service)))
    }
    let foundGroup = group.flatMap { world.catalog.serviceGroup($0) }
    if let group, foundGroup == nil {
      return .failure(.noSuchServiceGroup(group, known: world.catalog.serviceGroupReferences))
    }
    let candidates: Candidates =
      switch (foundService, foundGroup) {
      case (nil, nil): .all
      case (let service?, nil): .service(service)
      case (nil, let group?): .group(group)
      case (let service?, let group?): .service(service, of: group)
      }
    let now = world.now
    return .success(
      Finding(
        consignment: consignment, assessment: world.catalog.assess(consignment.value, among: candidates, at: now),
        now: now, service: foundService, group: foundGroup))
  }

  /// The world of the key that the request carries.
  private func callersWorld(_ request: Request, _ query: Query) throws(Trouble) -> String {
    let header = HTTPField.Name("ocp-apim-subscription-key").flatMap { request.head.headerFields[$0] }
    guard let key = header ?? query["subscription-key"], !key.isEmpty else { throw .noWorld(isKeyGiven: false) }
    guard let name = worlds.admits(key) else { throw .noWorld(isKeyGiven: true) }
    return name
  }
}
