package import Allocation
import BuiltInFixtures
package import Contract
import Files
import Wire

/// What every world begins with: a catalog and consignments.
///
/// - Source: design/product.md, "Fixtures".
package struct Fixtures: Sendable {
  package let catalog: Catalog
  package let consignments: [FixtureConsignment]
  /// What was taken though it may be meant otherwise: members that nothing reads.
  package let warnings: FixtureProblems

  package init(
    catalog: Catalog, consignments: [FixtureConsignment], warnings: FixtureProblems = FixtureProblems()
  ) {
    self.catalog = catalog
    self.consignments = consignments
    self.warnings = warnings
  }

  /// The fixtures inside the binary, which contain what the vendor's examples name.
  package static let builtIn: Fixtures = {
    do {
      let document = try JSON.sandbox.decode(CatalogDocument.self, from: BuiltInFixtures.catalog)
      let file = try JSON.vendor.decode(ConsignmentsFile.self, from: BuiltInFixtures.consignments)
      return Fixtures(catalog: try Catalog(document), consignments: file.consignments)
    } catch {
      // The tests load these same bytes: a build in which they are broken does not pass.
      fatalError("the built-in fixtures are broken: \(error)")  // a bug, never input
    }
  }()

  private struct ConsignmentsFile: Decodable {
    let consignments: [FixtureConsignment]
  }

  /// Reads a JSON file with a catalog, consignments or both, or a folder with `catalog.json` and `consignments.json`.
  ///
  /// What is missing is the built-in one. Of the built-in consignments those are left out that name a shipping location or
  /// a package size which the catalog given does not have.
  ///
  /// - Parameters:
  ///   - path: a file or a folder.
  ///   - now: what relative dates are counted from.
  /// - Returns: fixtures without a mistake.
  /// - Throws: every mistake of all files.
  package static func load(path: String, now: DateTimeOffset = .machine) throws(FixtureProblems) -> Fixtures {
    var reader = FixtureReader(now: now)
    switch FileStatus(path)?.kind {
    case .regular, .other: read(path, expecting: .either, into: &reader)
    case .folder:
      let folder = path.hasSuffix("/") ? path : path + "/"
      let catalog = folder + "catalog.json"
      let consignments = folder + "consignments.json"
      let hasCatalog = FileStatus(catalog) != nil
      let hasConsignments = FileStatus(consignments) != nil
      reader.isCatalogGiven = hasCatalog
      if hasCatalog { read(catalog, expecting: .catalog, into: &reader) }
      if hasConsignments { read(consignments, expecting: .consignments, into: &reader) }
      if !hasCatalog && !hasConsignments {
        reader.note(
          path, "", "there are no fixtures in this folder" + othersIn(folder),
          "add catalog.json, consignments.json or both")
      }
    case nil:
      reader.note(path, "", "there is no such file or folder", "name a JSON file, or a folder with catalog.json")
    }
    return try reader.fixtures()
  }

  /// What a folder has that may be meant as fixtures, in words.
  private static func othersIn(_ folder: String) -> String {
    let kinds = [".json", ".yaml", ".yml"]
    let others = Folder.entries(of: folder).filter { name in
      kinds.contains { name.lowercased().hasSuffix($0) }
    }
    guard !others.isEmpty else { return "" }
    let named = others.sorted().prefix(3).map { "'\($0)'" }.joined(separator: ", ")
    return "; it has \(named)\(others.count > 3 ? " and others" : ""), which are not read by these names"
  }

  private static func read(
    _ path: String, expecting expectation: FixtureReader.Expectation, into reader: inout FixtureReader
  ) {
    do throws(FixtureProblems) {
      reader.read(try FixtureFile.read(path), file: path, expecting: expectation)
    } catch {
      reader.note(error)
    }
  }
}
