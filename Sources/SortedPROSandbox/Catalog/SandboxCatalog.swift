import HTTPTypes

/// A world's catalog: carriers, their services with prices and rules, service groups, places. What is changed is changed for this world
/// alone; consignments stay as they are.
public struct SandboxCatalog: Sendable {
  let control: ControlCaller

  /// What a catalog holds.
  public struct Counts: Decodable, Equatable, Sendable {
    public let carriers: Int
    public let carrierServices: Int
    public let serviceGroups: Int
  }

  private struct Document: Decodable {
    let carrierServices: [CarrierService]?
    let serviceGroups: [ServiceGroup]?
  }

  private struct Switch: Encodable { let enabled: Bool }

  /// All of it, in the form of `catalog.json` of the fixtures: what ``replace(with:)`` takes.
  public func json() throws(SandboxError) -> JSONText {
    JSONText(String(decoding: try control.bytes(.get, "catalog"), as: UTF8.self))
  }

  /// Puts another in its place.
  ///
  /// - Parameter catalog: in the form of `catalog.json` of the fixtures.
  /// - Returns: what it holds.
  /// - Throws: `bodyNotAllowed` with a problem for each mistake.
  @discardableResult
  public func replace(with catalog: JSONText) throws(SandboxError) -> Counts {
    try control.call(.put, "catalog", text: catalog.text)
  }

  /// Every carrier service, in the catalog's order.
  public func services() throws(SandboxError) -> [CarrierService] { try document().carrierServices ?? [] }

  /// A carrier service by its reference, in any case; nil when there is none.
  public func service(_ reference: String) throws(SandboxError) -> CarrierService? {
    try services().first { $0.reference.lowercased() == reference.lowercased() }
  }

  /// Every service group, in the catalog's order.
  public func groups() throws(SandboxError) -> [ServiceGroup] { try document().serviceGroups ?? [] }

  /// Lets a service be allocated to.
  public func switchOn(_ service: String) throws(SandboxError) {
    let _: CarrierService = try control.call(.patch, Self.path(service), body: Switch(enabled: true))
  }

  /// Lets nothing be allocated to a service.
  public func switchOff(_ service: String) throws(SandboxError) {
    let _: CarrierService = try control.call(.patch, Self.path(service), body: Switch(enabled: false))
  }

  /// Gives a service other prices, limits or collections.
  ///
  /// - Returns: the service that comes of it.
  /// - Throws: `carrierServiceNotFound`; `bodyNotAllowed` with a problem for each member that cannot be.
  @discardableResult
  public func change(_ service: String, _ change: CarrierService.Change) throws(SandboxError) -> CarrierService {
    try control.call(.patch, Self.path(service), body: change)
  }

  /// Merges members into a service, any that `catalog.schema.json` of the fixtures has: objects are merged, everything else is
  /// replaced, and `null` goes back to the default (RFC 7396).
  ///
  /// - Returns: the service that comes of it.
  /// - Throws: `carrierServiceNotFound`; `bodyNotAllowed` with a problem for each member that cannot be.
  @discardableResult
  public func change(_ service: String, merging members: JSONText) throws(SandboxError) -> CarrierService {
    try control.call(.patch, Self.path(service), text: members.text)
  }

  private func document() throws(SandboxError) -> Document { try control.call(.get, "catalog") }

  private static func path(_ service: String) -> String { "carrierservices/" + ControlCaller.escaped(service) }
}

/// Services that are pooled under a code.
public struct ServiceGroup: Decodable, Equatable, Sendable {
  public let reference: String
  /// Nil: the reference.
  public let name: String?
  private let enabled: Bool?
  /// Its carrier services' references.
  public let services: [String]

  /// Whether anything is allocated in it.
  public var isEnabled: Bool { enabled ?? true }
}
