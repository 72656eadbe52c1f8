/// Something that an account may do.
///
/// - Source: contract/53-small-operations.md, section 10.
package struct Permission: Codable, Equatable, Sendable {
  package var key: String?
  package var name: String?
  /// The vendor's number for what is done.
  package var action: Int?
  /// The vendor's number for the area in which it is done.
  package var access: Int?
  package var type: String?
  package var description: String?
}

/// The permissions of one area.
package struct PermissionGroup: Codable, Equatable, Sendable {
  package var key: String
  package var name: String
  package var permissions: [Permission]
  package var access: Int

  /// Those whose numbers are published. That there is one group for each area is *assumed*.
  ///
  /// - Source: contract/53-small-operations.md, section 10, "Action and Access are numbers".
  package static let all = [
    group("AccountManagement", 1, [("GetCustomer", 1)]),
    group(
      "ConsignmentManagement", 11,
      [("GetConsignments", 101), ("UpdateConsignments", 102), ("CreateConsignments", 103), ("ReadyToShip", 168)]),
    group("PackageManagement", 12, [("MovePackageItems", 111), ("UpdatePackages", 112), ("DeletePackages", 113)]),
    group("QuoteManagement", 13, [("GetQuotes", 121)]),
    group("TrackingManagement", 14, [("GetEventTracking", 131)]),
  ]

  private static func group(_ name: String, _ access: Int, _ actions: [(String, Int)]) -> PermissionGroup {
    PermissionGroup(
      key: name, name: name,
      permissions: actions.map { Permission(key: $0.0, name: $0.0, action: $0.1, access: access) }, access: access)
  }
}
