import Allocation
import BuiltInFixtures
import Contract
import Faults
import Text
import Wire

/// Reads fixture files and keeps every mistake it meets.
struct FixtureReader {
  /// What a file may hold.
  enum Expectation: String {
    case catalog = "catalog.schema.json"
    case consignments = "consignments.schema.json"
    case either = "fixtures.schema.json"
    case faults = "faults.schema.json"

    /// A small file of the kind.
    var example: String {
      switch self {
      case .catalog: #"{"carriers":[]}"#
      case .consignments, .either: #"{"consignments":[]}"#
      case .faults: #"{"faults":[]}"#
      }
    }
  }

  /// Whether there is a catalog file, legible or not, so that the built-in catalog must not take its place.
  var isCatalogGiven = false
  private(set) var catalog: (file: String, path: String, document: CatalogDocument)?
  private(set) var consignments: [FixtureConsignment]?
  private(set) var faults: [(path: String, rule: FaultRule)] = []
  private(set) var mistakes = FixtureProblems()
  /// Whether a member that nothing reads is a mistake.
  var refusesUnread = false
  /// What is taken though it may be meant otherwise.
  private(set) var warnings = FixtureProblems()
  let dates: RelativeDates

  /// Members that the schema does not name, by the element in which they stand.
  private var unnamed: [String: [UnnamedMember]] = [:]

  private static let schema: Schema = {
    guard
      let schema = try? Schema(files: [
        Expectation.catalog.rawValue: BuiltInFixtures.catalogSchema,
        Expectation.consignments.rawValue: BuiltInFixtures.consignmentsSchema,
        Expectation.either.rawValue: BuiltInFixtures.fixturesSchema,
        Expectation.faults.rawValue: BuiltInFixtures.faultsSchema,
      ])
    else { preconditionFailure("a schema is not JSON") }  // a bug, never input
    return schema
  }()

  /// - Parameter now: what relative dates are counted from.
  init(now: DateTimeOffset) { dates = RelativeDates(now: now) }

  mutating func read(_ bytes: [UInt8], file: String, expecting expectation: Expectation) {
    var tree: JSONNode
    do throws(ReadingFailure) {
      tree = try JSONNode(parsing: bytes)
      let absolute = dates.resolved(bytes)
      if let text = absolute.text { tree = try JSONNode(parsing: text) }
      for other in absolute.misspelt {
        warnings.note(
          file, "", "'\(other)' is no date and stays as it is", RelativeDates.cure(meant: other.dropFirst().dropLast()))
      }
    } catch {
      noteSyntax(error.problem, bytes, file: file, example: expectation.example)
      return
    }
    let schema = Self.schema
    let isList = if case .list = tree.value { expectation != .catalog } else { false }
    let listed = expectation == .faults ? expectation : .consignments
    let root = isList ? "\(listed.rawValue)#/$defs/list" : expectation.rawValue
    guard let node = schema.node(root) else {
      preconditionFailure("\(root) is not among the schemas")  // a bug, never input
    }

    var check = SchemaCheck(schema: schema, file: file)
    check.check(tree, against: node, path: "")
    mistakes.note(check.mistakes)
    // What is at fault is read on as if it were absent.
    let faulty = FaultyPlaces(check.mistakes)

    guard expectation != .faults else {
      return readFaults(isList ? tree : tree.member("faults"), file: file, path: isList ? "" : "faults", faulty: faulty)
    }
    unnamed = Dictionary(grouping: check.unnamed) { FaultyPlaces.element(of: $0.path) }
    if isList { readConsignments(tree, file: file, path: "", faulty: faulty) }
    guard case .object = tree.value else { return }
    readMembers(of: tree, file: file, expectation: expectation, faulty: faulty)
  }

  private mutating func readMembers(
    of tree: JSONNode, file: String, expectation: Expectation, faulty: FaultyPlaces
  ) {
    let sections = tree.members.map(\.name).filter(Self.catalogSections.contains)
    if let nested = tree.member("catalog"), !nested.isNull, expectation == .either {
      if let section = sections.first {
        note(file, section, "the catalog stands in 'catalog' and beside it", "put everything into 'catalog'")
      }
      readCatalog(nested, file: file, path: "catalog", faulty: faulty)
    } else if !sections.isEmpty {
      readCatalog(tree, file: file, path: "", faulty: faulty)
    } else if tree.member("consignments")?.isNull ?? true, expectation == .either {
      note(
        file, "", "there are neither a catalog nor consignments in it",
        "allowed: catalog, consignments, \(Self.catalogSections.joined(separator: ", "))")
    } else if expectation == .catalog {
      readCatalog(tree, file: file, path: "", faulty: faulty)
    }
    if let list = tree.member("consignments"), !list.isNull, expectation != .catalog {
      readConsignments(list, file: file, path: "consignments", faulty: faulty)
    }
  }

  static let catalogSections = [
    "carriers", "zones", "carrierServices", "serviceGroups", "packageSizes", "shippingLocations",
    "holidays", "shops", "districts", "optionDays",
  ]

  // MARK: - Sections

  private mutating func readCatalog(
    _ tree: JSONNode, file: String, path: String, faulty: FaultyPlaces
  ) {
    var document = CatalogDocument()
    let prefix = path.isEmpty ? "" : path + "."
    func elements<Element: Decodable>(of section: String, as type: Element.Type, _ reader: inout Self) -> [Element] {
      reader.elements(
        of: tree.member(section), as: type, by: .sandbox, file: file, path: prefix + section,
        faulty: faulty
      ).filter(\.isWhole).map(\.value)
    }
    document.carriers = elements(of: "carriers", as: CatalogDocument.Carrier.self, &self)
    document.zones = elements(of: "zones", as: CatalogDocument.Zone.self, &self)
    document.carrierServices = elements(of: "carrierServices", as: CatalogDocument.CarrierService.self, &self)
    document.serviceGroups = elements(of: "serviceGroups", as: CatalogDocument.ServiceGroup.self, &self)
    document.packageSizes = elements(of: "packageSizes", as: CatalogDocument.PackageSize.self, &self)
    document.holidays = elements(of: "holidays", as: CatalogDocument.Holidays.self, &self)
    document.shippingLocations = elements(of: "shippingLocations", as: CatalogDocument.ShippingLocation.self, &self)
    document.shops = elements(of: "shops", as: CatalogDocument.Shop.self, &self)
    document.districts = elements(of: "districts", as: CatalogDocument.District.self, &self)
    if let days = tree.member("optionDays"), case .number(let digits) = days.value {
      // The shape has been looked at by now.
      document.optionDays = Int(digits)
    }
    catalog = (file, prefix, document)
  }

  private mutating func readConsignments(
    _ tree: JSONNode, file: String, path: String, faulty: FaultyPlaces
  ) {
    let read = elements(
      of: tree, as: FixtureConsignment.self, by: .vendor, file: file, path: path, faulty: faulty)
    consignments = read.map { element in
      var consignment = element.value
      consignment.place = .init(file: file, path: element.path)
      consignment.isWhole = element.isWhole
      return consignment
    }
  }

  private mutating func readFaults(_ tree: JSONNode?, file: String, path: String, faulty: FaultyPlaces) {
    faults = elements(of: tree, as: FaultRule.self, by: .sandbox, file: file, path: path, faulty: faulty)
      .filter(\.isWhole).map { ($0.path, $0.value) }
  }

  private mutating func elements<Element: Decodable>(
    of list: JSONNode?, as type: Element.Type, by json: JSON, file: String, path: String,
    faulty: FaultyPlaces
  ) -> [(path: String, value: Element, isWhole: Bool)] {
    var result: [(path: String, value: Element, isWhole: Bool)] = []
    for (index, element) in (list?.elements ?? []).enumerated() where !mistakes.isFull {
      let elementPath = "\(path)[\(index)]"
      var asked = AskedMembers()
      let (value, failures) = json.recover(type, from: element, asked: &asked)
      for failure in failures {
        let inside = failure.path.isEmpty || failure.path.hasPrefix("[") ? failure.path : "." + failure.path
        guard !faulty.touch(elementPath + inside) else { continue }
        note(file, elementPath + inside, failure.reason, RelativeDates.cure(of: failure.reason))
      }
      warn(of: unnamed[elementPath] ?? [], asked, file)
      guard let value else { continue }
      result.append((elementPath, value, failures.isEmpty && !faulty.touch(elementPath)))
    }
    return result
  }

  /// A part of a catalog after a merge patch, held against its definition in the schema.
  mutating func part<Part: Decodable>(
    patchedBy patch: [UInt8], _ target: JSONValue, _ definition: String
  ) throws(FixtureProblems) -> Part {
    let file = "body"
    let change: JSONValue
    do throws(ReadingFailure) {
      change = try JSONValue(parsing: patch)
    } catch {
      noteSyntax(error.problem, patch, file: file, example: Expectation.catalog.example)
      throw mistakes
    }
    guard case .object = change else {
      note(file, "", "an object is needed, with the members that are to change")
      throw mistakes
    }
    guard let merged = try? JSON.sandbox.encode(target.merged(with: change)),
      let tree = try? JSONNode(parsing: merged),
      let node = Self.schema.node("catalog.schema.json#/$defs/\(definition)")
    else { throw mistakes }
    var check = SchemaCheck(schema: Self.schema, file: file)
    check.check(tree, against: node, path: "")
    note(check.mistakes)
    guard mistakes.all.isEmpty else { throw mistakes }
    do throws(ReadingFailure) {
      return try JSON.sandbox.decode(Part.self, from: tree)
    } catch {
      for failure in error.all { note(file, failure.path, failure.reason) }
      throw mistakes
    }
  }

  // MARK: - Notes

  private mutating func warn(of unnamed: [UnnamedMember], _ asked: AskedMembers, _ file: String) {
    for member in unnamed where !asked.contains(member.node) {
      let (problem, alternatives) = ("nothing reads this member", member.alternatives)
      let cure = alternatives.nearest.map { "did you mean '\($0)'?" } ?? ""
      if refusesUnread {
        note(file, member.path, problem, cure, alternatives)
      } else {
        warnings.note(file, member.path, problem, cure)
      }
    }
  }

  private mutating func noteSyntax(_ problem: ReadingFailure.Problem, _ bytes: [UInt8], file: String, example: String) {
    let (offset, expected) =
      switch problem {
      case .notJSON(let offset, let expected): (offset, expected)
      case .notUTF8(let offset): (offset, "UTF-8 text")
      case .tooDeep(let limit, let offset): (offset, "at most \(limit) objects and lists inside one another")
      case .empty: (bytes.count, "a value")
      default: (0, ReadingFailure(path: "", problem: problem).reason)
      }
    if let kind = OtherFile(bytes) { return note(file, "", kind.problem, kind.cure(example)) }
    let (line, column) = Self.position(of: offset, in: bytes)
    note(file, "", "this is not JSON at line \(line), column \(column)", "\(expected) is expected")
  }

  mutating func note(
    _ file: String, _ path: String, _ problem: String, _ cure: String = "", _ alternatives: Alternatives = .none
  ) {
    mistakes.note(file, path, problem, cure, alternatives: alternatives)
  }

  mutating func note(_ mistakes: FixtureProblems) { self.mistakes.note(mistakes) }

  /// Counted from one; columns are bytes.
  private static func position(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    let before = bytes.prefix(offset)
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return (before.count { $0 == 0x0A } + 1, before.count - lineStart + 1)
  }
}
