import Allocation
import Fixtures
import HTTPCore
import HTTPTypes
import Sandbox

// Changes of one part of a catalog by a merge patch.
extension ControlOperation {
  static func changeService(_ call: ControlCall) throws(ControlFailure) -> Reply {
    let reference = call.parameter("carrierServiceReference")
    return try change(
      call, name: ("reference", \.reference),
      find: { (catalog) throws(ControlFailure) in
        guard let service = catalog.document(ofCarrierService: reference) else {
          throw .noSuchCarrierService(reference, nearest: catalog.nearestCarrierServices(to: reference))
        }
        return service
      }, patch: Fixtures.carrierService,
      put: { (service, catalog) throws(CatalogProblems) in
        _ = try catalog.replace(carrierService: reference, with: service)
      })
  }

  static func changeShop(_ call: ControlCall) throws(ControlFailure) -> Reply {
    let reference = call.parameter("shopReference")
    return try change(
      call, name: ("shopReference", \.shopReference),
      find: { (catalog) throws(ControlFailure) in
        guard let shop = catalog.shop(reference) else {
          throw .noSuchShop(reference, nearest: catalog.nearestShops(to: reference))
        }
        return shop
      }, patch: Fixtures.shop,
      put: { (shop, catalog) throws(CatalogProblems) in _ = try catalog.replace(shop: reference, with: shop) })
  }

  /// - Parameters:
  ///   - call: its body is the patch.
  ///   - name: the member that calls the part by its name, which it keeps.
  ///   - find: the part as it is.
  ///   - patch: the part as it is to be.
  ///   - put: puts it in its place.
  /// - Returns: the answer: the part as it is now.
  /// - Throws: what the part cannot bear, and what `find` throws.
  private static func change<Part: Encodable>(
    _ call: ControlCall, name: (member: String, of: (Part) -> String),
    find: (Catalog) throws(ControlFailure) -> Part, patch: ([UInt8], Part) throws(FixtureProblems) -> Part,
    put: (Part, inout Catalog) throws(CatalogProblems) -> Void
  ) throws(ControlFailure) -> Reply {
    let tenant = try call.tenant()
    while true {
      let catalog = tenant.visit { $0.catalog }
      let part = try find(catalog)
      let patched: Part
      do throws(FixtureProblems) { patched = try patch(call.request.body, part) } catch { throw .body(error) }
      guard name.of(patched) == name.of(part) else {
        throw .body([
          BodyProblem(
            path: name.member, value: "\"\(name.of(patched))\"", problem: "it keeps its reference",
            allowed: [name.of(part)])
        ])
      }
      var changed = catalog
      do throws(CatalogProblems) { try put(patched, &changed) } catch {
        throw .body(
          error.mistakes.map { BodyProblem(path: $0.path, problem: "\($0.what); \($0.cure)", $0.alternatives) })
      }
      // Compiled outside the lock; when somebody else has changed the catalog meanwhile, once more.
      let result = changed
      let isEntered = tenant.visit { world in
        guard world.catalog.isSame(as: catalog) else { return false }
        world.replaceCatalog(result)
        return true
      }
      if isEntered { return Reply(.ok, encoding: patched, by: .withoutNulls) }
    }
  }
}
