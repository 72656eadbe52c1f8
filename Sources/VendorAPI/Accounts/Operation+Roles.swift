import Contract
import HTTPCore
import HTTPTypes
import Routing
import Sandbox

extension Operation {
  /// - Source: contract/53-small-operations.md, section 13, "Roles".
  static let roles = [
    Operation(
      "CreateCustomRole", .post, "/roles/custom",
      OperationDescription(
        "Makes a role of the customer's own.", body: .required(Role.self), answers: .ok(Role.self),
        example: .body(#"{"Name":"Packers","Description":"Pack and label","Permissions":[{"Key":"UpdatePackages"}]}"#)),
      perform: createRole),
    Operation(
      "UpdateRole", .put, "/roles",
      OperationDescription(
        "Replaces a role of the customer's own.", body: .required(Role.self), answers: .done,
        failures: [.notFound, .forbidden], example: nil),
      perform: updateRole),
    Operation(
      "DeleteRole", .delete, "/roles/{roleReference}",
      OperationDescription(
        "Deletes a role of the customer's own, and takes it from its accounts.", answers: .done,
        failures: [.notFound, .forbidden], example: nil),
      perform: deleteRole),
    Operation(
      "GetAccountsInRole", .get, "/roles/{roleReference}/accounts",
      OperationDescription("The accounts that have a role.", answers: .ok(listOf: Account.self), failures: [.notFound]),
      perform: getAccounts),
    Operation(
      "AddAccountToRole", .put, "/roles/{roleReference}/accounts/{accountReference}", addDescription,
      perform: addAccount),
    Operation(
      "AddAccountToRoleOfTheKit", .post, "/roles/{roleReference}/accounts/{accountReference}", addDescription,
      perform: addAccount),
    Operation(
      "RemoveAccountFromRole", .delete, "/roles/{roleReference}/accounts/{accountReference}",
      OperationDescription("Takes a role from an account.", answers: .done, failures: [.notFound]),
      perform: removeAccount),
  ]

  private static var addDescription: OperationDescription {
    OperationDescription("Gives a role to an account.", answers: .done, failures: [.notFound])
  }

  private static func createRole(_ call: Call) throws -> Reply {
    let role = try call.body(Role.self)
    return try call.reply(
      call.changeAccounts("CreateCustomRole") { world throws(AccountProblem) in try world.createRole(role) })
  }

  private static func updateRole(_ call: Call) throws -> Reply {
    let role = try call.body(Role.self)
    try call.changeAccounts("UpdateRole") { world throws(AccountProblem) in try world.updateRole(role) }
    return call.reply()
  }

  private static func deleteRole(_ call: Call) throws -> Reply {
    let reference = call.parameter("roleReference")
    try call.changeAccounts("DeleteRole") { world throws(AccountProblem) in try world.deleteRole(reference) }
    return call.reply()
  }

  private static func getAccounts(_ call: Call) throws -> Reply {
    let reference = call.parameter("roleReference")
    let accounts = call.visit(\.accounts)
    guard accounts.role(reference) != nil else {
      throw VendorFailure.account(.mistake(.roleNotFound(reference), operation: ""))
    }
    return try call.reply(accounts.accounts(inRole: reference))
  }

  private static func addAccount(_ call: Call) throws -> Reply {
    let (role, account) = (call.parameter("roleReference"), call.parameter("accountReference"))
    try call.changeAccounts("AddAccountToRole") { world throws(AccountProblem) in
      try world.addRole(role, to: account)
    }
    return call.reply()
  }

  private static func removeAccount(_ call: Call) throws -> Reply {
    let (role, account) = (call.parameter("roleReference"), call.parameter("accountReference"))
    try call.changeAccounts("RemoveAccountFromRole") { world throws(AccountProblem) in
      try world.removeRole(role, from: account)
    }
    return call.reply()
  }
}
