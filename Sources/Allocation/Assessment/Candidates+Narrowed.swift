package import Contract

extension Candidates {
  /// The services that a caller's filters leave.
  ///
  /// - Parameters:
  ///   - catalog: whose services they are.
  ///   - directions: the service must carry in each of them; nil asks nothing.
  ///   - isPickUp: true requires the trait, false excludes it, nil asks nothing; likewise `isDropOff`.
  ///   - isDropOff: see `isPickUp`.
  /// - Returns: the candidates, none when no service passes.
  /// - Source: contract/decisions.md, "Rules".
  package static func filtered(
    _ catalog: Catalog, directions: ServiceDirections?, isPickUp: Bool?, isDropOff: Bool?
  ) -> Candidates {
    let left = catalog.carrierServices.filter { service in
      service.isInDefaultRules && service.directions.isSuperset(of: directions ?? [])
        && (isPickUp ?? service.isPickUp) == service.isPickUp
        && (isDropOff ?? service.isDropOff) == service.isDropOff
    }
    return Candidates(scope: .listed(left), group: nil, service: nil)
  }

  /// How many services an assessment looks at.
  package func count(in catalog: Catalog) -> Int {
    switch scope {
    case .everything: catalog.carrierServiceCount
    case .listed(let services): services.count
    }
  }

  /// The service, if it belongs to the group.
  package static func service(_ service: CarrierService, of group: ServiceGroup) -> Candidates {
    let isMember = group.isEnabled && group.services.contains { $0.reference == service.reference }
    return Candidates(scope: .listed(isMember ? [service] : []), group: group, service: service)
  }
}

extension CarrierService {
  /// The ways in which it carries, as the vendor's flags.
  package var directions: ServiceDirections {
    switch direction {
    case .both: [.inbound, .outbound]
    case .inbound: .inbound
    case .outbound: .outbound
    }
  }
}
