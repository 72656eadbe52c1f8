package import Allocation
package import Contract
import Wire

// What comes over the wire in the form of fixtures, by the same checks as a file of them.
extension Fixtures {
  /// A catalog, as `catalog.json` has it.
  ///
  /// - Parameters:
  ///   - body: the JSON text.
  ///   - now: what relative dates are counted from.
  /// - Returns: the catalog, compiled.
  /// - Throws: every mistake, with paths from the body's own members on.
  package static func catalog(from body: [UInt8], now: DateTimeOffset) throws(FixtureProblems) -> Catalog {
    var reader = FixtureReader(now: now)
    reader.isCatalogGiven = true
    reader.read(body, file: "body", expecting: .catalog)
    return try reader.fixtures().catalog
  }

  /// Consignments, as `consignments.json` has them.
  ///
  /// - Parameters:
  ///   - body: the JSON text.
  ///   - catalog: what they are held against.
  ///   - now: what relative dates are counted from.
  /// - Returns: the consignments, in the body's order.
  /// - Throws: every mistake that can be told without putting them in, with paths from the body's own members on.
  package static func consignments(
    from body: [UInt8], for catalog: Catalog, now: DateTimeOffset
  ) throws(FixtureProblems) -> [FixtureConsignment] {
    var reader = FixtureReader(now: now)
    reader.refusesUnread = true
    reader.read(body, file: "body", expecting: .consignments)
    return try reader.consignments(for: catalog)
  }

  /// A carrier service with some of its members replaced.
  ///
  /// - Parameters:
  ///   - patch: a JSON merge patch: members that are null go, objects are merged, everything else is replaced.
  ///   - service: what it changes.
  /// - Returns: the service that comes of it.
  /// - Throws: every mistake of the service that comes of it, compiling apart.
  /// - Source: RFC 7396, section 2.
  package static func carrierService(
    patchedBy patch: [UInt8], _ service: CatalogDocument.CarrierService
  ) throws(FixtureProblems) -> CatalogDocument.CarrierService {
    try patched(by: patch, service, "carrierService")
  }

  /// A shop with some of its members replaced, likewise.
  package static func shop(
    patchedBy patch: [UInt8], _ shop: CatalogDocument.Shop
  ) throws(FixtureProblems) -> CatalogDocument.Shop {
    try patched(by: patch, shop, "shop")
  }

  private static func patched<Part: Codable>(
    by patch: [UInt8], _ part: Part, _ definition: String
  ) throws(FixtureProblems) -> Part {
    var reader = FixtureReader(now: .machine)
    guard let own = try? JSON(names: .declared, nulls: .omitted).encode(part),
      let target = try? JSONValue(parsing: own)
    else { preconditionFailure("a part of a catalog is no JSON") }  // a bug, never input
    return try reader.part(patchedBy: patch, target, definition)
  }
}

extension JSONValue {
  /// - Source: RFC 7396, section 2.
  func merged(with patch: JSONValue) -> JSONValue {
    guard case .object(let changes) = patch else { return patch }
    var members: [(name: String, value: JSONValue)] = []
    if case .object(let own) = self { members = own }
    for (name, change) in changes {
      let place = members.firstIndex { $0.name == name }
      if change == .null {
        if let place { members.remove(at: place) }
      } else if let place {
        members[place].value = members[place].value.merged(with: change)
      } else {
        members.append((name, JSONValue.null.merged(with: change)))
      }
    }
    return .object(members)
  }
}
