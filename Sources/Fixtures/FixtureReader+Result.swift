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
    let own = consignments?.map(\.consignment)
    return Fixtures(
      catalog: compiled,
      consignments: own ?? Fixtures.builtIn.consignments.filter { $0.problems(with: compiled).isEmpty },
      warnings: warnings)
  }

  /// The consignments that were read, for a world that has a catalog.
  mutating func consignments(for catalog: Catalog) throws(FixtureProblems) -> [FixtureConsignment] {
    if let consignments { check(consignments, against: catalog) }
    guard mistakes.all.isEmpty, let consignments else { throw mistakes }
    return consignments.map(\.consignment)
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

  private mutating func check(_ consignments: [Placed], against catalog: Catalog) {
    var places: [String: String] = [:]
    for placed in consignments {
      if let reference = placed.consignment.reference {
        let path = placed.path + ".Reference"
        if !FixtureConsignment.isReference(reference) {
          note(
            placed.file, path, "\(reference.quoted) is no consignment reference",
            "write EC-xxx-xxx-xxx, where x is a capital letter or a digit")
        } else if let first = places[reference] {
          note(placed.file, path, "\(reference.quoted) stands at \(first) already", "give each its own, or none")
        } else {
          places[reference] = path
        }
      }
      for problem in placed.consignment.problems(with: catalog) {
        note(placed.file, "\(placed.path).\(problem.path)", problem.reason, problem.cure)
      }
    }
  }
}
