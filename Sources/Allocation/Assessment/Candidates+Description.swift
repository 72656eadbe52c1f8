extension ServiceGroup {
  /// A group by its references, to be kept outside the process.
  package struct Description: Codable, Equatable, Sendable {
    package var reference: String
    package var name: String
    package var isEnabled: Bool
    package var services: [String]
    package var disabledServices: [String]
  }

  package var description: Description {
    Description(
      reference: reference, name: name, isEnabled: isEnabled, services: services.map(\.reference),
      disabledServices: services.filter { !chooses($0) }.map(\.reference))
  }
}

extension Catalog {
  /// The group that a description tells of, whether or not the catalog has one like it; services that it does not have are left out.
  package func group(_ description: ServiceGroup.Description) -> ServiceGroup {
    ServiceGroup(
      reference: description.reference, name: description.name, isEnabled: description.isEnabled,
      services: description.services.compactMap(carrierService),
      disabled: Set(description.disabledServices.compactMap { carrierService($0)?.index }))
  }
}

extension Candidates {
  /// Candidates by their references, to be kept outside the process.
  package struct Description: Codable, Equatable, Sendable {
    /// The services to choose from; nil: every one.
    package var listed: [String]?
    package var group: ServiceGroup.Description?
    package var service: String?
    package var provocation: Provocation?
  }

  package var description: Description {
    let listed: [String]? =
      switch scope {
      case .everything: nil
      case .listed(let services): services.map(\.reference)
      }
    return Description(listed: listed, group: group?.description, service: service?.reference, provocation: provocation)
  }

  /// The candidates that a description tells of; services that the catalog does not have are left out.
  package init(_ description: Description, in catalog: Catalog) {
    let candidates = Candidates(
      scope: description.listed.map { .listed($0.compactMap(catalog.carrierService)) } ?? .everything,
      group: description.group.map(catalog.group), service: description.service.flatMap(catalog.carrierService))
    self = candidates.provoked(description.provocation)
  }
}

extension Assessment {
  /// What was assessed in: the same for all assessments of one compiled catalog.
  package var catalogIdentity: ObjectIdentifier { ObjectIdentifier(assessor.contents) }

  /// The carriers' part of the catalog that was assessed in.
  package var catalogDocument: CatalogDocument { assessor.contents.document }
}

extension Catalog {
  /// The same for all copies whose carriers, services and prices are the same.
  package var identity: ObjectIdentifier { ObjectIdentifier(contents) }

  /// The numbers of the shipping locations, in the document's order.
  package var locationNumbers: [Int] { holdings.locations.entries.map(\.number) }

  /// A catalog whose shipping locations have the numbers that they had before.
  ///
  /// - Throws: every mistake in the document at once.
  package init(_ document: CatalogDocument, locationNumbers: [Int]) throws(CatalogProblems) {
    try self.init(document)
    guard locationNumbers.count == holdings.locations.count else { return }
    var numbers = locationNumbers[...]
    var locations = holdings.locations
    locations.replaceAll { Holdings.Location(number: numbers.popFirst() ?? $0.number, $0.document) }
    holdings = holdings.with(locations)
  }
}
