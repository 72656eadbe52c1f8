/// Why an account or a role is not changed so; then nothing has changed.
package enum AccountProblem: Error, Equatable {
  case accountNotFound(String)
  case roleNotFound(String)
  /// The vendor's own roles are not the customer's to change.
  case builtInRole
  case roleExists(String)
  case emailAddressInUse(String)
  case noEmailAddress(String)
  case noRoleName
  case tooMany(String, most: Int)
}
