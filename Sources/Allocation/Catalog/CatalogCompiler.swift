import Contract
import FoundationEssentials
import Text

/// Reads a catalog document from end to end, collecting every mistake, and compiles it on the way.
struct CatalogCompiler {
  let document: CatalogDocument
  var mistakes: [CatalogProblem] = []

  var carriers: [String: Carrier] = [:]
  var zones: [String: Territory] = [:]
  var services: [CarrierService] = []
  var conditions: [ServiceConditions] = []
  var tariffs: [Tariff] = []
  var tables = Tables()
  var serviceIndexes: [String: Int] = [:]
  var groups = Register<Holdings.Group>()
  var packageSizes = Register<CatalogDocument.PackageSize>()
  var shippingLocations = Register<Holdings.Location>()
  var routes = Routes(named: [:], elsewhere: CountryRoutes(routes: [], prices: [], bands: []))

  /// Where each service goes and what it costs there, before the routes are sorted by country.
  var reaches: [ServiceReach] = []
  private var trackingStarts: [String: (start: Int64, path: String)] = [:]

  init(_ document: CatalogDocument) throws(CatalogProblems) {
    self.document = document
    readCarriers()
    readZones()
    readServices()
    readGroups()
    readPlaces()
    readShops()
    checkOptionDays()
    guard mistakes.isEmpty else { throw CatalogProblems(mistakes: mistakes) }
    routes = Routes(reaches, tables: &tables)
  }

  mutating func note(_ path: String, _ fact: CatalogProblem.Fact) {
    mistakes.append(CatalogProblem(path: path, fact: fact))
  }

  /// Notes what is wrong with the references of one list.
  ///
  /// - Returns: the folded references; nil where one is blank or taken.
  mutating func uniqueKeys(
    _ references: [String], in list: @autoclosure () -> String, member: String = "reference"
  ) -> [String?] {
    var first: [String: Int] = [:]
    var keys: [String?] = []
    for (index, reference) in references.enumerated() {
      func path(_ index: Int) -> String { "\(list())[\(index)].\(member)" }
      let key = reference.lowercased()
      if reference.allSatisfy(\.isWhitespace) {
        note(path(index), .blank)
        keys.append(nil)
      } else if let taken = first[key] {
        note(path(index), .duplicate(reference, firstAt: path(taken)))
        keys.append(nil)
      } else {
        if reference.contains("/") { note(path(index), .slashInReference(reference)) }
        first[key] = index
        keys.append(key)
      }
    }
    return keys
  }

  // MARK: - Numbers

  /// No weight, size, price or percentage of a catalog is larger.
  static let most: Decimal = 1_000_000

  mutating func measure(_ decimal: Decimal?, _ path: @autoclosure () -> String, decimals: Int = 4) -> TenThousandths? {
    guard let decimal else { return nil }
    guard let exact = TenThousandths(exactly: decimal), decimals >= 4 || exact.units % 100 == 0 else {
      note(path(), .tooManyDecimals(decimal, most: decimals))
      return nil
    }
    guard exact >= .zero else {
      note(path(), .negative(decimal))
      return nil
    }
    guard exact.units <= 1_000_000 * TenThousandths.perOne else {
      note(path(), .tooLarge(decimal, most: Self.most))
      return nil
    }
    return exact
  }

  mutating func money(_ decimal: Decimal?, _ path: @autoclosure () -> String) -> TenThousandths? {
    measure(decimal, path(), decimals: 2)
  }

  // MARK: - Carriers, groups, places

  private mutating func readCarriers() {
    let keys = uniqueKeys(document.carriers.map(\.reference), in: "carriers")
    for (index, carrier) in document.carriers.enumerated() {
      let path = "carriers[\(index)].tracking"
      let pattern = carrier.tracking?.pattern ?? "TRK{sequence:8}"
      let start = carrier.tracking?.start ?? 1
      let format: TrackingFormat
      do throws(TrackingPatternProblem) {
        format = try TrackingFormat(pattern)
      } catch {
        note("\(path).pattern", .tracking(error))
        continue
      }
      guard let position = UInt64(exactly: start), position < format.capacity else {
        note("\(path).start", .trackingStart(start, capacity: format.capacity))
        continue
      }
      if let other = trackingStarts[pattern] {
        if other.start != start {
          note("\(path).start", .trackingStartsDiffer(pattern: pattern, otherAt: other.path))
        }
      } else {
        trackingStarts[pattern] = (start, "\(path).start")
      }
      guard let key = keys[index] else { continue }
      carriers[key] = Carrier(carrier, tracking: format, trackingStart: position)
    }
  }

  /// A carrier that is declared, even if its tracking pattern is not usable.
  mutating func carrier(named name: String, _ path: @autoclosure () -> String) -> Carrier? {
    if let carrier = carriers[name.lowercased()] { return carrier }
    let declared = document.carriers.map(\.reference)
    if !declared.contains(where: { $0.lowercased() == name.lowercased() }) {
      note(path(), .unknown(.carrier, name, nearest: NearestName.of(name, among: declared)))
    }
    return nil
  }

  private mutating func readGroups() {
    let keys = uniqueKeys(document.serviceGroups.map(\.reference), in: "serviceGroups")
    let declared = document.carrierServices.map(\.reference)
    let known = Set(declared.map { $0.lowercased() })
    for (index, group) in document.serviceGroups.enumerated() {
      var found: [(String, CatalogProblem.Fact)] = []
      let compiled = ServiceGroup(group, services: services, indexes: serviceIndexes, declared: declared) {
        path, fact in
        // What could not be compiled has its own mistakes.
        if case .unknown(_, let name, _) = fact, known.contains(name.lowercased()) { return }
        found.append((path, fact))
      }
      for (path, fact) in found { note("serviceGroups[\(index)].\(path)", fact) }
      if let key = keys[index] { groups.append(.init(document: group, compiled: compiled), key: key) }
    }
  }

  private mutating func readPlaces() {
    let sizeKeys = uniqueKeys(document.packageSizes.map(\.reference), in: "packageSizes")
    for (index, size) in document.packageSizes.enumerated() {
      let path = "packageSizes[\(index)]"
      for (name, side) in [("length", size.length), ("width", size.width), ("height", size.height)] {
        if measure(side, "\(path).\(name)") == .zero { note("\(path).\(name)", .notPositive(side)) }
      }
      _ = measure(size.weight, "\(path).weight")
      if let key = sizeKeys[index] { packageSizes.append(size, key: key) }
    }
    let locationKeys = uniqueKeys(document.shippingLocations.map(\.reference), in: "shippingLocations")
    for (index, location) in document.shippingLocations.enumerated() {
      if let contact = location.contact, !contact.hasUsableReference {
        note("shippingLocations[\(index)].contact.reference", .noGUID(contact.reference ?? ""))
      }
      if let country = location.country { _ = self.country(country, "shippingLocations[\(index)].country") }
      if let key = locationKeys[index] { shippingLocations.append(.init(number: index + 1, location), key: key) }
    }
  }
}
