import Allocation
import Contract
import Sandbox
import Text

extension FixtureReader {
  /// What was read, put together with what is built in.
  ///
  /// - Returns: fixtures without a mistake.
  /// - Throws: every mistake of all files.
  mutating func fixtures() throws(FixtureProblems) -> Fixtures {
    let compiled = compiledCatalog()
    if let compiled, let consignments { check(consignments, against: compiled) }
    guard mistakes.all.isEmpty, let compiled else { throw FixtureProblems(mistakes.all, warnings: warnings.all) }
    return Fixtures(
      catalog: compiled,
      consignments: consignments ?? Fixtures.builtIn.consignments.filter { $0.problems(with: compiled).isEmpty },
      warnings: warnings)
  }

  /// The consignments that were read, for a world that has a catalog.
  mutating func consignments(for catalog: Catalog) throws(FixtureProblems) -> [FixtureConsignment] {
    if let consignments { check(consignments, against: catalog) }
    guard mistakes.all.isEmpty, let consignments else { throw FixtureProblems(mistakes.all, warnings: warnings.all) }
    return consignments
  }

  /// Nil when a part of the catalog could not be read: what names that part would be reported though it is right.
  private mutating func compiledCatalog() -> Catalog? {
    guard let (file, prefix, document) = catalog else { return isCatalogGiven ? nil : Fixtures.builtIn.catalog }
    guard !mistakes.all.contains(where: { $0.file == file && !$0.path.hasPrefix("consignments") }) else { return nil }
    do throws(CatalogProblems) {
      return try Catalog(document)
    } catch {
      for mistake in error.mistakes {
        note(file, prefix + mistake.path, mistake.what, mistake.cure, mistake.alternatives)
      }
      return nil
    }
  }

  /// Where there are mistakes, the consignments are put into a world on trial too, so that one look tells all; else whoever makes the
  /// world hears of what is left.
  private mutating func check(_ consignments: [FixtureConsignment], against catalog: Catalog) {
    checkReferences(of: consignments)
    let faulty = FaultyPlaces(mistakes, in: consignments.first?.place.file)
    for consignment in consignments {
      for problem in consignment.problems(with: catalog) {
        note(consignment.place, problem.path, problem.reason, problem.cure, problem.alternatives, beside: faulty)
      }
    }
    if !mistakes.all.isEmpty { tryOut(consignments, in: catalog) }
  }

  private mutating func checkReferences(of consignments: [FixtureConsignment]) {
    let faulty = FaultyPlaces(mistakes, in: consignments.first?.place.file)
    var places: [String: String] = [:]
    for consignment in consignments {
      guard let reference = consignment.reference else { continue }
      let place = consignment.place
      if !FixtureConsignment.isReference(reference) {
        note(
          place, "Reference", "\(reference.quoted) is no consignment reference",
          "write EC-xxx-xxx-xxx, where x is a capital letter or a digit", beside: faulty)
      } else if let first = places[reference] {
        note(
          place, "Reference", "\(reference.quoted) stands at \(first) already", "give each its own, or none",
          beside: faulty)
      } else {
        places[reference] = place.path + ".Reference"
      }
    }
  }

  /// What is at fault is absent, so a state that is reached by an allocation is not asked for where anything is.
  private mutating func tryOut(_ consignments: [FixtureConsignment], in catalog: Catalog) {
    let faulty = FaultyPlaces(mistakes, in: consignments.first?.place.file)
    var world = World(catalog: catalog, clock: .frozen(dates.now), seed: 0)
    for consignment in consignments where !mistakes.isFull {
      let place = consignment.place
      let isRight = consignment.isWhole && !faulty.touch(place.path)
      let reference = faulty.touch(place.path + ".Reference") ? nil : consignment.reference
      for problem in world.load(
        consignment.request, reference: reference, state: isRight ? consignment.state : .unallocated)
      {
        note(place, problem.path, problem.message, "", beside: faulty)
      }
    }
  }

  /// Notes what is wrong with a consignment, unless a mistake that is known may be why.
  private mutating func note(
    _ place: FixtureConsignment.Place, _ path: String, _ problem: String, _ cure: String,
    _ alternatives: Alternatives = .none, beside faulty: FaultyPlaces
  ) {
    let path = "\(place.path).\(path)"
    if !faulty.touch(path) { note(place.file, path, problem, cure, alternatives) }
  }
}
