import Allocation
import Fixtures
import HTTPCore
import HTTPTypes
import OpenAPI
import Routing
import Sandbox
import Wire

extension ControlOperation {
  static let catalog = [
    ControlOperation(
      area: .catalog, name: "GetCatalog", method: .get, pattern: "/_sandbox/catalog",
      summary: "The world's catalog, in the form of `catalog.json` of the fixtures", access: .world, query: [],
      body: nil, status: .ok, answer: { _ in try Shapes(JSON.withoutNulls).written(CatalogBody.self) }, refusals: [],
      isLong: true,
      perform: readCatalog),
    ControlOperation(
      area: .catalog, name: "SetCatalog", method: .put, pattern: "/_sandbox/catalog",
      summary:
        "Puts another catalog, checked like fixtures, in the place of the world's; consignments stay as they are",
      access: .world, query: [], body: { try $0.read(CatalogBody.self).closed }, status: .ok,
      answer: { try $0.written(CatalogReport.self) }, refusals: [], isLong: true, isImport: true, perform: setCatalog),
    ControlOperation(
      area: .catalog, name: "ChangeCarrierService", method: .patch,
      pattern: "/_sandbox/carrierservices/{carrierServiceReference}",
      summary:
        "Merges members of a carrier service into the world's: `{\"enabled\":false}`, prices, limits, cut-off; `null` goes back to the default",
      access: .world, query: [], body: { try $0.read(ServiceBody.self) }, status: .ok,
      answer: { _ in try Shapes(JSON.withoutNulls).written(ServiceBody.self) }, refusals: [.notFound], isLong: true,
      perform: changeService),
    ControlOperation(
      area: .catalog, name: "ChangeShop", method: .patch, pattern: "/_sandbox/shops/{shopReference}",
      summary:
        "Merges members of a shop into the world's: `{\"enabled\":false}`, opening times, capacity; `null` goes back to the default",
      access: .world, query: [], body: { try $0.read(ShopBody.self) }, status: .ok,
      answer: { _ in try Shapes(JSON.withoutNulls).written(ShopBody.self) }, refusals: [.notFound], isLong: true,
      perform: changeShop),
  ]

  /// The sections of a catalog; `Fixtures/schema/catalog.schema.json` tells what stands in them.
  private struct CatalogBody: Codable {
    let carriers: [AnyMember]?
    let zones: [AnyMember]?
    let carrierServices: [AnyMember]?
    let serviceGroups: [AnyMember]?
    let packageSizes: [AnyMember]?
    let shippingLocations: [AnyMember]?
    let holidays: [AnyMember]?
    let shops: [AnyMember]?
    let districts: [AnyMember]?
    let optionDays: Int?
  }

  /// The members of a carrier service that are changed most; `Fixtures/schema/catalog.schema.json` tells the others.
  private struct ServiceBody: Codable {
    let enabled: Bool?
    let rates: [AnyMember]?
    let rules: AnyMember?
    let collection: AnyMember?
  }

  /// The members of a shop that are changed most; `Fixtures/schema/catalog.schema.json` tells the others.
  private struct ShopBody: Codable {
    let enabled: Bool?
    let capacity: Int?
    let openingTimes: AnyMember?
    let reservationRequired: Bool?
  }

  struct CatalogReport: Codable, Sendable {
    let carriers: Int
    let carrierServices: Int
    let serviceGroups: Int
  }

  private static func readCatalog(_ call: ControlCall) throws(ControlFailure) -> Reply {
    Reply(.ok, encoding: try call.tenant().snapshot().catalog.document, by: .withoutNulls)
  }

  private static func setCatalog(_ call: ControlCall) throws(ControlFailure) -> Reply {
    let tenant = try call.tenant()
    let catalog: Catalog
    do throws(FixtureProblems) {
      catalog = try Fixtures.catalog(from: call.request.body, now: tenant.visit { $0.now })
    } catch { throw .body(error) }
    tenant.visit { $0.replaceCatalog(catalog) }
    return Reply(
      .ok,
      encoding: CatalogReport(
        carriers: catalog.carrierCount, carrierServices: catalog.carrierServiceCount,
        serviceGroups: catalog.serviceGroupCount))
  }
}

/// A value that is told elsewhere.
struct AnyMember: Codable, Sendable {
  init(from decoder: any Decoder) throws {}

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encodeNil()
  }
}

extension ControlFailure {
  /// The mistakes of a body in the form of fixtures.
  static func body(_ mistakes: FixtureProblems) -> ControlFailure {
    .body(
      mistakes.all.map { mistake in
        BodyProblem(
          path: mistake.path, problem: mistake.problem + (mistake.cure.isEmpty ? "" : "; \(mistake.cure)"),
          mistake.alternatives)
      })
  }
}
