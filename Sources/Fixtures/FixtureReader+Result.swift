import Allocation
import Contract

extension FixtureReader {
  /// What was read, put together with what is built in.
  ///
  /// - Returns: fixtures without a mistake.
  /// - Throws: every mistake of all files.
  mutating func fixtures() throws(FixtureProblems) -> Fixtures {
    let compiled = compiledCatalog()
    if let compiled, let consignments { check(consignments, against: compiled) }
    guard mistakes.all.isEmpty, let compiled else { throw mistakes }
    return Fixtures(
      catalog: compiled,
      consignments: consignments ?? Fixtures.builtIn.consignments.filter { $0.problems(with: compiled).isEmpty },
      warnings: warnings)
  }

  /// The consignments that were read, for a world that has a catalog.
  mutating func consignments(for catalog: Catalog) throws(FixtureProblems) -> [FixtureConsignment] {
    if let consignments { check(consignments, against: catalog) }
    guard mistakes.all.isEmpty, let consignments else { throw mistakes }
    return consignments
  }

  /// Nil when a part of the catalog could not be read: what names that part would be reported though it is right.
  private mutating func compiledCatalog() -> Catalog? {
    guard let (file, prefix, document) = catalog else { return isCatalogGiven ? nil : Fixtures.builtIn.catalog }
    guard !mistakes.all.contains(where: { $0.file == file && !$0.path.hasPrefix("consignments") }) else { return nil }
    do throws(CatalogProblems) {
      return try Catalog(document)
    } catch {
      for mistake in error.mistakes { note(file, prefix + mistake.path, mistake.what, mistake.cure) }
      return nil
    }
  }

  private mutating func check(_ consignments: [FixtureConsignment], against catalog: Catalog) {
    var places: [String: String] = [:]
    for consignment in consignments {
      let place = consignment.place
      if let reference = consignment.reference {
        let path = place.path + ".Reference"
        if !FixtureConsignment.isReference(reference) {
          note(
            place.file, path, "\(reference.quoted) is no consignment reference",
            "write EC-xxx-xxx-xxx, where x is a capital letter or a digit")
        } else if let first = places[reference] {
          note(place.file, path, "\(reference.quoted) stands at \(first) already", "give each its own, or none")
        } else {
          places[reference] = path
        }
      }
      for problem in consignment.problems(with: catalog) {
        note(place.file, "\(place.path).\(problem.path)", problem.reason, problem.cure)
      }
    }
  }
}
