import Contract
import HTTPCore
import HTTPTypes
import Routing
import Sandbox

extension Operation {
  /// - Source: contract/53-small-operations.md, section 13, "Accounts".
  static let accounts = [
    Operation(
      "CreateAccount", .post, "/accounts",
      OperationDescription(
        "Adds an account.", body: .required(Account.self), answers: .createdEmpty, failures: [.notFound],
        example: .body(#"{"FirstName":"Pat","LastName":"Packer","EmailAddress":"pat@example.com","IsEnabled":true}"#)),
      perform: createAccount),
    Operation(
      "UpdateAccount", .put, "/accounts",
      OperationDescription(
        "Changes what is given of an account.", body: .required(Account.self), answers: .done, failures: [.notFound],
        example: .body(#"{"EmailAddress":"sandbox@example.com","MobileNumber":"07702123456"}"#)),
      perform: updateAccount),
    Operation(
      "GetAccount", .get, "/accounts/{accountReference}",
      OperationDescription(
        "An account by its reference or e-mail address.", answers: .ok(Account.self), failures: [.notFound]),
      perform: { try $0.reply($0.account()) }),
    Operation(
      "GetCustomersForAccount", .get, "/accounts/{accountReference}/customers",
      OperationDescription(
        "The customers that an account works for.", answers: .ok(listOf: AccountCustomer.self), failures: [.notFound]),
      perform: getCustomers),
    Operation(
      "InviteAccount", .post, "/accounts/invite",
      OperationDescription(
        "Adds an account that is not enabled yet.", body: .required(Account.self), answers: .done,
        failures: [.notFound], example: .body(#"{"EmailAddress":"pat@example.com"}"#)),
      perform: inviteAccount),
    Operation(
      "GenerateNewPrimaryAPIKey", .put, "/accounts/apikeygenerate/primary/{accountReference}", keyDescription,
      perform: { try makeKey($0) }),
    Operation(
      "GenerateNewSecondaryAPIKey", .put, "/accounts/apikeygenerate/secondary/{accountReference}", keyDescription,
      perform: { try makeKey($0) }),
  ]

  private static var keyDescription: OperationDescription {
    OperationDescription(
      "A text that looks like an API key and lets nobody in.", answers: .ok(String.self), failures: [.notFound])
  }

  private static func createAccount(_ call: Call) throws -> Reply {
    let account = try call.body(Account.self)
    try call.changeAccounts("CreateAccount") { world throws(AccountProblem) in try world.createAccount(account) }
    return call.reply(emptyWith: .created)
  }

  private static func updateAccount(_ call: Call) throws -> Reply {
    let account = try call.body(Account.self)
    try call.changeAccounts("UpdateAccount") { world throws(AccountProblem) in try world.updateAccount(account) }
    return call.reply()
  }

  private static func inviteAccount(_ call: Call) throws -> Reply {
    var account = try call.body(Account.self)
    account.isEnabled = false
    try call.changeAccounts("InviteAccount") { [account] world throws(AccountProblem) in
      try world.createAccount(account)
    }
    return call.reply()
  }

  private static func getCustomers(_ call: Call) throws -> Reply {
    _ = try call.account()
    return try call.reply([AccountCustomer(reference: call.visit(\.customerReference), name: "Sandbox")])
  }

  private static func makeKey(_ call: Call) throws -> Reply {
    let name = call.parameter("accountReference")
    return try call.reply(
      call.changeAccounts("GenerateNewAPIKey") { world throws(AccountProblem) in try world.makeKey(for: name) })
  }
}
