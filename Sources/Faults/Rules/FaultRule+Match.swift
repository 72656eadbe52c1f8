extension FaultRule {
  /// Which requests a rule is for: all that it names must hold, and one that names nothing is for all.
  package struct Match: Sendable, Equatable, Codable {
    /// The vendor's name of the operation.
    package var operation: Wildcard?
    package var method: Wildcard?
    /// The path of the request, or that of its route as it is documented.
    package var path: Wildcard?
    /// A consignment that the request names.
    package var consignment: Wildcard?
    package var carrierService: Wildcard?
    package var serviceGroup: Wildcard?
    /// The customer's own reference of a consignment that the request names or creates.
    package var clientReference: Wildcard?
    /// Fields by name, each with what its value is like; `*` asks for any.
    package var header: Fields?

    package init() {}

    func holds(for facts: RequestFacts) -> Bool {
      func any(_ wanted: Wildcard?, _ found: [String]) -> Bool {
        wanted.map { found.contains(where: $0.matches) } ?? true
      }
      return any(operation, [facts.operation]) && any(method, [facts.method])
        && any(path, [facts.path, facts.route]) && any(consignment, facts.consignments)
        && any(carrierService, facts.carrierServices) && any(serviceGroup, facts.serviceGroups)
        && any(clientReference, facts.clientReferences)
        && (header?.wanted ?? [:]).allSatisfy { name, wanted in any(wanted, facts.values(ofField: name)) }
    }
  }
}

extension FaultRule.Match {
  /// Header fields by name, each with what its value is like.
  package struct Fields: Sendable, Equatable {
    package let wanted: [String: Wildcard]

    package init(_ wanted: [String: Wildcard]) { self.wanted = wanted }
  }
}

extension FaultRule.Match.Fields: Codable {
  package init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode([String: Wildcard].self))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(wanted)
  }
}
