import Allocation
import Contract
import HTTPCore
import HTTPTypes
import Routing
import Sandbox

extension Operation {
  /// The manifests as version 1.1 lists them.
  ///
  /// - Source: contract/53-small-operations.md, section 7.
  static let manifestViews = [
    Operation(
      "GetManifests", .get, "/consignments/manifests",
      OperationDescription(
        "The customer's manifests, the newest first.",
        query: [
          QueryParameter(name: "shippingLocationReference", words: "only manifests of this shipping location")
        ], answers: .ok(ManifestsView.self)),
      perform: getManifests),
    Operation(
      "GetManifestsFiltered", .post, "/consignments/manifestsfiltered",
      OperationDescription(
        "The manifests that fit, page by page.", body: .required(ManifestFilters.self),
        answers: .ok(ManifestsView.self) + .created(ManifestsView.self),
        example: .body(#"{"Take":10,"Skip":0,"ShippingLocationRefs":["Sorted1"]}"#)),
      perform: getManifestsFiltered),
    Operation(
      "GetManifestFileSentToCarrier", .get, "/consignments/manifestfilesenttocarrier/{manifestReference}",
      .paper("The file of a manifest that a carrier was sent; none is sent here.", String.self),
      perform: getFileSentToCarrier),
  ]

  private static func getManifests(_ call: Call) throws -> Reply {
    let location = call.queryValue("shippingLocationReference")
    let world = call.snapshot()
    return try call.reply(
      ManifestsView(world.customerManifests(ofShippingLocation: location), skip: 0, take: nil, in: world))
  }

  private static func getManifestsFiltered(_ call: Call) throws -> Reply {
    let filters = try call.body(ManifestFilters.self)
    let problems = filters.problems
    guard problems.isEmpty else { throw VendorFailure.invalid(problems) }
    let world = call.snapshot()
    let found = world.customerManifests(ofShippingLocation: nil).filter(filters.admits)
    return try call.reply(
      ManifestsView(found, skip: filters.skip ?? 0, take: filters.take, in: world),
      status: call.settings.filteredManifests == .created ? .created : .ok)
  }

  /// No carrier is sent a file, so there is none.
  private static func getFileSentToCarrier(_ call: Call) throws -> Reply {
    throw VendorFailure.manifestNotFound(call.parameter("manifestReference"))
  }
}

extension ManifestsView {
  /// - Parameters:
  ///   - found: all of them.
  ///   - skip: how many are left out.
  ///   - take: how many are shown at most; nil for all.
  ///   - world: where the shipping locations are.
  fileprivate init(_ found: [CustomerManifest], skip: Int, take: Int?, in world: World) {
    let named = Set(found.compactMap { $0.shippingLocationReference?.lowercased() })
    let locations = world.catalog.numberedLocations.filter { named.contains($0.location.reference.lowercased()) }
    self.init(
      manifests: Array(found.dropFirst(skip).prefix(take ?? .max)), totalRecords: found.count,
      pageSize: take ?? found.count,
      shippingLocationRefs: locations.map { ShippingLocation($0, customer: world.customerReference) })
  }
}

extension ManifestFilters {
  fileprivate var problems: [FieldProblem] {
    [("Take", take), ("Skip", skip)].compactMap { name, number in
      guard let number, number < 0 else { return nil }
      return FieldProblem(path: name, message: "\(name) must not be negative")
    }
  }

  /// A list that is empty restricts nothing; dates are inclusive, and one without a time of day is the whole day.
  fileprivate func admits(_ manifest: CustomerManifest) -> Bool {
    func isAmong(_ names: [String], _ name: String?) -> Bool {
      names.isEmpty || names.contains { $0.lowercased() == name?.lowercased() }
    }
    if let start = createdDateStart, manifest.created < start { return false }
    if let end = createdDateEnd {
      let isDay = end.localTime == .midnight
      if isDay ? manifest.created.localDate > end.localDate : manifest.created > end { return false }
    }
    return isAmong(carrierNames, manifest.carrierName)
      && isAmong(shippingLocationRefs, manifest.shippingLocationReference)
  }
}
