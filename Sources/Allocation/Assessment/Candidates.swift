/// The services that an assessment looks at.
package struct Candidates: Sendable {
  enum Scope: Sendable {
    case everything
    case listed([CarrierService])
  }

  let scope: Scope

  /// Every service of the catalog.
  package static let all = Candidates(scope: .everything)

  /// The services of one group; whether the group is enabled is the caller's question.
  package static func group(_ group: ServiceGroup) -> Candidates { Candidates(scope: .listed(group.services)) }

  package static func service(_ service: CarrierService) -> Candidates { Candidates(scope: .listed([service])) }
}
