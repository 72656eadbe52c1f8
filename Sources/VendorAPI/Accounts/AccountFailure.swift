import Contract
import HTTPTypes
import Sandbox

/// Why the calls about accounts, roles and invoices say no. Codes are the vendor's own classes'; statuses, and texts where the vendor has
/// no template, are *assumed*.
///
/// - Source: contract/00-overview.md, section 7.
enum AccountFailure: Equatable {
  case mistake(AccountProblem, operation: String)
  case customerNotFound(String)

  var row: ErrorRow {
    switch self {
    // No account of the caller's world has the reference or the e-mail address.
    case .mistake(.accountNotFound(let name), _):
      ErrorRow(.notFound, "AccountNotFoundException", "Specified Account not found in database: \(name)")
    // No role has the reference, or the account has not the role.
    case .mistake(.roleNotFound(let reference), _):
      ErrorRow(.notFound, "RoleNotFoundException", "Specified Role not found in database: \(reference)")
    // The vendor's own roles are for nobody to change.
    case .mistake(.builtInRole, let operation):
      ErrorRow(.forbidden, "OperationNotPermittedException", "This account is not permitted to call \(operation)")
    // A role takes a name that another has.
    case .mistake(.roleExists(let name), _):
      ErrorRow(.badRequest, "RoleAlreadyExistsException", "Role \(name) already exists.")
    // An account takes an e-mail address that another has.
    case .mistake(.emailAddressInUse(let address), _):
      ErrorRow(.badRequest, "EmailAddressInUseException", "E-mail address \(address) is already in use")
    // A member is missing, or there are too many already.
    case .mistake(.noEmailAddress(let text), _):
      VendorFailure.invalid([
        FieldProblem(
          path: "EmailAddress",
          message: text.isEmpty ? "EmailAddress is required" : "'\(text)' is not an e-mail address")
      ]).row
    case .mistake(.noRoleName, _):
      VendorFailure.invalid([FieldProblem(path: "Name", message: "Name is required")]).row
    case .mistake(.tooMany(let things, let most), _):
      VendorFailure.invalid([FieldProblem(path: "", message: "At most \(most) \(things) are kept")]).row
    // What stands for a customer is no GUID.
    case .customerNotFound(let reference):
      ErrorRow(.notFound, "CustomerNotFoundException", "Specified Customer not found in database: \(reference)")
    }
  }
}
