/// The services that an assessment looks at, and what the caller named to choose them.
package struct Candidates: Sendable {
  enum Scope: Sendable {
    /// Every service that is in the default rules.
    case everything
    case listed([CarrierService])
  }

  let scope: Scope
  /// The group that was asked for, if one was.
  package let group: ServiceGroup?
  /// The service that was asked for, if one was.
  package let service: CarrierService?
  /// What the allocation is to come to; nil for what the rules say.
  package private(set) var provocation: Provocation?

  /// Every service of the catalog that is in the default rules.
  package static let all = Candidates(scope: .everything, group: nil, service: nil)

  /// The services of one group that are not disabled in it; none while the group itself is disabled.
  ///
  /// - Source: contract/20-rules-and-catalog.md, section 3.
  package static func group(_ group: ServiceGroup) -> Candidates {
    Candidates(scope: .listed(group.chosen), group: group, service: nil)
  }

  package static func service(_ service: CarrierService) -> Candidates {
    Candidates(scope: .listed([service]), group: nil, service: service)
  }

  /// The candidates as a catalog has them that may have been changed since: the group is looked up again. One that is gone chooses
  /// nobody.
  package func current(in catalog: Catalog) -> Candidates {
    guard let group, service == nil else { return self }
    let current = Candidates.group(
      catalog.serviceGroup(group.reference)
        ?? ServiceGroup(
          reference: group.reference, name: group.name, isEnabled: group.isEnabled, services: [], disabled: []))
    return current.provoked(provocation)
  }

  /// The same, with what the allocation is to come to; nil leaves it as it is.
  package func provoked(_ provocation: Provocation?) -> Candidates {
    guard let provocation else { return self }
    var candidates = self
    candidates.provocation = provocation
    return candidates
  }

  /// Why there is nobody to choose from, when there is nobody. The words are the sandbox's own.
  var emptiness: String {
    guard let group else {
      if case .everything = scope { return "No carrier services are configured." }
      return service == nil ? "No carrier service passes the filters." : "The carrier service is no longer configured."
    }
    if let service { return "Service group \(group.reference) does not contain \(service.reference)." }
    return group.isEnabled
      ? "Service group \(group.reference) has no\(group.services.isEmpty ? "" : " enabled") carrier services."
      : "Service group \(group.reference) is disabled."
  }
}
