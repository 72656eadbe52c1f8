import Text

// Changes of what the customer keeps. Each checks everything first: when it throws, the catalog is as it was. None compiles the
// services again, so that a change costs time with the number of its own kind only.
extension Catalog {
  /// Adds a group, or puts it in the place of another.
  ///
  /// - Parameters:
  ///   - group: its services must be the catalog's; one that is named twice counts once.
  ///   - old: a group that there is.
  /// - Returns: the group as allocations see it.
  /// - Throws: every mistake, with paths from the group's own members on.
  @discardableResult
  package mutating func put(
    _ group: CatalogDocument.ServiceGroup, inPlaceOf old: String? = nil
  ) throws(CatalogProblems) -> ServiceGroup {
    var mistakes = Self.mistakes(inReference: group.reference, inPlaceOf: old) { holdings.groups.contains($0) }
    let compiled = contents.compiled(group) { path, fact in mistakes.append(CatalogProblem(path: path, fact: fact)) }
    guard mistakes.isEmpty else { throw CatalogProblems(mistakes: mistakes) }
    var groups = holdings.groups
    groups.put(.init(document: group, compiled: compiled), reference: group.reference, inPlaceOf: old)
    holdings = holdings.with(groups)
    return compiled
  }

  /// - Returns: false when there is no such group.
  package mutating func removeServiceGroup(_ reference: String) -> Bool {
    var groups = holdings.groups
    guard groups.remove(reference) != nil else { return false }
    holdings = holdings.with(groups)
    return true
  }

  /// Adds a package size, or puts it in the place of another. If it is to be the default, no other is any more.
  ///
  /// - Throws: every mistake, with paths from the size's own members on.
  package mutating func put(
    _ size: CatalogDocument.PackageSize, inPlaceOf old: String? = nil
  ) throws(CatalogProblems) {
    var alone = CatalogDocument()
    alone.packageSizes = [size]
    var mistakes = Self.mistakes(inReference: size.reference, inPlaceOf: old) { holdings.packageSizes.contains($0) }
    mistakes += Self.mistakes(in: alone, list: "packageSizes[0].")
    guard mistakes.isEmpty else { throw CatalogProblems(mistakes: mistakes) }
    var sizes = holdings.packageSizes
    if size.isDefault == true { sizes.replaceAll(\.withoutDefault) }
    sizes.put(size, reference: size.reference, inPlaceOf: old)
    holdings = holdings.with(sizes)
  }

  /// - Returns: false when there is no such size.
  package mutating func removePackageSize(_ reference: String) -> Bool {
    var sizes = holdings.packageSizes
    guard sizes.remove(reference) != nil else { return false }
    holdings = holdings.with(sizes)
    return true
  }

  /// Adds a shipping location, or puts it in the place of another, whose number it keeps.
  ///
  /// - Throws: every mistake, with paths from the location's own members on.
  package mutating func put(
    _ location: CatalogDocument.ShippingLocation, inPlaceOf old: String? = nil
  ) throws(CatalogProblems) {
    var alone = CatalogDocument()
    alone.shippingLocations = [location]
    var mistakes = Self.mistakes(inReference: location.reference, inPlaceOf: old) { holdings.locations.contains($0) }
    mistakes += Self.mistakes(in: alone, list: "shippingLocations[0].")
    guard mistakes.isEmpty else { throw CatalogProblems(mistakes: mistakes) }
    var locations = holdings.locations
    let kept = old.flatMap { locations[$0]?.number }
    let number = kept ?? (locations.entries.map(\.number).max() ?? 0) + 1
    locations.put(.init(number: number, location), reference: location.reference, inPlaceOf: old)
    holdings = holdings.with(locations)
  }

  /// - Returns: false when there is no such location.
  package mutating func removeShippingLocation(_ reference: String) -> Bool {
    var locations = holdings.locations
    guard locations.remove(reference) != nil else { return false }
    holdings = holdings.with(locations)
    return true
  }

  // MARK: - Checks

  private static func mistakes(
    inReference reference: String, inPlaceOf old: String?, isTaken: (String) -> Bool
  ) -> [CatalogProblem] {
    if reference.allSatisfy(\.isWhitespace) { return [CatalogProblem(path: "reference", fact: .blank)] }
    if reference.contains("/") { return [CatalogProblem(path: "reference", fact: .slashInReference(reference))] }
    guard isTaken(reference), reference.lowercased() != old?.lowercased() else { return [] }
    return [CatalogProblem(path: "reference", fact: .duplicate(reference, firstAt: reference))]
  }

  /// What is wrong with the one thing in a document, its reference apart.
  private static func mistakes(in document: CatalogDocument, list: String) -> [CatalogProblem] {
    do throws(CatalogProblems) {
      _ = try CatalogCompiler(document)
      return []
    } catch {
      return error.mistakes.compactMap { mistake in
        let path = mistake.path.hasPrefix(list) ? String(mistake.path.dropFirst(list.count)) : mistake.path
        return path == "reference" ? nil : CatalogProblem(path: path, fact: mistake.fact)
      }
    }
  }
}

extension Catalog.Contents {
  /// A group with its services found; `note` hears what is wrong, with a path from the group's own members on.
  func compiled(
    _ group: CatalogDocument.ServiceGroup, note: (String, CatalogProblem.Fact) -> Void
  ) -> ServiceGroup {
    ServiceGroup(
      group, services: services, indexes: serviceIndexes, declared: document.carrierServices.map(\.reference),
      note: note)
  }
}

extension ServiceGroup {
  /// Unknown services of one group to which the nearest known one is told.
  private static let mostHints = 50

  convenience init(
    _ group: CatalogDocument.ServiceGroup, services: [CarrierService], indexes: [String: Int],
    declared: @autoclosure () -> [String], note: (String, CatalogProblem.Fact) -> Void
  ) {
    var members: [CarrierService] = []
    var disabled: Set<Int> = []
    var unknown = 0
    /// To look for one costs as much as the catalog is long, so that a list of thousands would take seconds.
    func nearest(to name: String) -> String? {
      unknown += 1
      return unknown > Self.mostHints ? nil : NearestName.of(name, among: declared())
    }
    for (position, name) in group.services.enumerated() {
      if let index = indexes[name.lowercased()] {
        if !members.contains(where: { $0.index == index }) { members.append(services[index]) }
      } else {
        note("services[\(position)]", .unknown(.carrierService, name, nearest: nearest(to: name)))
      }
    }
    for (position, name) in (group.disabledServices ?? []).enumerated() {
      if let index = indexes[name.lowercased()] {
        disabled.insert(index)
      } else {
        note(
          "disabledServices[\(position)]",
          .unknown(.carrierService, name, nearest: nearest(to: name)))
      }
    }
    self.init(
      reference: group.reference, name: group.name ?? group.reference, isEnabled: group.enabled ?? true,
      services: members, disabled: disabled)
  }
}

extension CatalogDocument.PackageSize {
  fileprivate var withoutDefault: Self {
    var size = self
    if size.isDefault == true { size.isDefault = false }
    return size
  }
}
