/// A set of permissions that accounts have. A new one is sent without a reference, a changed one with it.
///
/// - Source: contract/53-small-operations.md, sections 10 and 13. What `Type` says is *assumed*.
package struct Role: Codable, Equatable, Sendable {
  package var customerReference: String?
  package var reference: String?
  package var name: String?
  package var description: String?
  package var type: String?
  @Listed package var permissions: [Permission]

  /// What the one role that every customer has is called. *Assumed.*
  package static let administratorReference = "9b1b5a0c-6a0e-4c7d-8f0e-2d6f3a1c0b01"

  /// The roles that a customer has from the start. That they say whose they are is *assumed*: the vendor's type has a GUID there.
  package static func builtIn(of customer: String) -> [Role] {
    var role = Role()
    role.customerReference = customer
    role.reference = administratorReference
    role.name = "Administrator"
    role.description = "May do everything"
    role.type = "BuiltIn"
    role.permissions = PermissionGroup.all.flatMap(\.permissions)
    return [role]
  }

  package init() {}
}
