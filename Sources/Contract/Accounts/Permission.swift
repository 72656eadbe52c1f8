/// Something that an account may do.
///
/// - Source: contract/53-small-operations.md, section 10. Without an action or area it has .NET's zero, `None`.
package struct Permission: Codable, Equatable, Sendable {
  package var key: String?
  package var name: String?
  @OrDefault package var action: AccessAction
  @OrDefault package var access: AccessArea
  package var type: String?
  package var description: String?

  init(_ action: AccessAction, in access: AccessArea) {
    key = action.name
    name = action.name
    self.action = action
    self.access = access
  }
}

/// The permissions of one area.
package struct PermissionGroup: Codable, Equatable, Sendable {
  package var key: String
  package var name: String
  package var permissions: [Permission]
  package var access: AccessArea

  /// Those whose numbers the sheet tells, but for `ReadyToShip`, which version 1's types cannot read. That there is one group for each
  /// area is *assumed*.
  ///
  /// - Source: contract/53-small-operations.md, section 10, "Action and Access are numbers".
  package static let all = [
    group(1, [1]), group(11, [101, 102, 103]), group(12, [111, 112, 113]), group(13, [121]), group(14, [131]),
  ]

  private static func group(_ number: Int, _ actions: [Int]) -> PermissionGroup {
    let access = AccessArea(rawValue: number)
    return PermissionGroup(
      key: access.name, name: access.name,
      permissions: actions.map { Permission(AccessAction(rawValue: $0), in: access) }, access: access)
  }
}
