import Contract
import Fixtures
import Foundation
import HTTPTypes
import Journal
import Sandbox
import Testing

@testable import VendorAPI

/// contract/53-small-operations.md, section 13.
@Suite struct AccountTests {
  private static let own = "sandbox@example.com"
  private static let administrator = Role.administratorReference
  private static let pat = #"{"Title":"Ms","FirstName":"Pat","EmailAddress":"pat@example.com","TimeZoneId":2}"#

  /// The reference of a role that has just been made.
  private static func role(_ name: String, _ caller: Caller) throws -> String {
    try #require(caller.post("/roles/custom", #"{"Name":"\#(name)"}"#).object["Reference"] as? String)
  }

  private static func roles(of account: String, _ caller: Caller) -> [String] {
    (caller.get("/accounts/\(account)").object["Roles"] as? [[String: Any]] ?? []).compactMap { $0["Name"] as? String }
  }

  // MARK: - Accounts

  @Test func `there is one account, with the customer that the world is`() throws {
    let caller = try Caller()
    let answer = caller.get("/Accounts/Sandbox@example.com")
    let customer = try #require(caller.get("/consignments/EC-000-05B-MMA").object["CustomerReference"] as? String)
    let reference = try #require(answer.object["Reference"] as? String)
    let permissions = try #require(answer.text.firstMatch(of: /"Permissions":(\[.*?\])/)).1
    #expect(
      answer.text
        == #"{"Reference":"\#(reference)","Roles":[{"CustomerReference":"\#(customer)","Reference":"\#(Self.administrator)","#
        + #""Name":"Administrator","Description":"May do everything","Type":"BuiltIn","Permissions":\#(permissions)}],"#
        + #""ShippingLocationRestrictions":[],"CustomerReference":"\#(customer)","Title":null,"FirstName":"Sandbox","#
        + #""LastName":"User","EmailAddress":"sandbox@example.com","LanguageCode":"en-GB","TimeZoneId":1,"IsEnabled":true,"#
        + #""LandLineNumber":null,"MobileNumber":null}"#)
    #expect(caller.get("/accounts/\(reference.uppercased())").text == answer.text)
    #expect(
      caller.get("/accounts/\(reference)/customers").text == #"[{"Reference":"\#(customer)","Name":"Sandbox"}]"#)
    #expect(try Caller().get("/accounts/\(Self.own)").text == answer.text)
  }

  @Test func `an account is created, read and changed, in this world alone`() throws {
    let caller = try Caller()
    let created = caller.post("/accounts/", Self.pat)
    #expect(created.status == 201 && created.text.isEmpty, "\(created.text)")
    let account = caller.get("/accounts/pat@example.com").object
    #expect(account["FirstName"] as? String == "Pat")
    #expect(account["IsEnabled"] as? Bool == true)
    let reference = try #require(account["Reference"] as? String)
    let changed = caller.put(
      "/accounts", #"{"Reference":"\#(reference)","EmailAddress":"p@example.com","FirstName":null}"#)
    #expect(changed.status == 200 && changed.text.isEmpty, "\(changed.text)")
    #expect(caller.get("/accounts/pat@example.com").code == "AccountNotFoundException")
    #expect(caller.get("/accounts/p@example.com").object["FirstName"] as? String == "Pat")
    #expect(caller.with(key: "another").get("/accounts/\(reference)").status == 404)
  }

  @Test func `who is invited is not enabled yet`() throws {
    let caller = try Caller()
    let answer = caller.post("/accounts/Invite", #"{"EmailAddress":"new@example.com","IsEnabled":true}"#)
    #expect(answer.status == 200 && answer.text.isEmpty)
    #expect(caller.get("/accounts/new@example.com").object["IsEnabled"] as? Bool == false)
  }

  @Test(arguments: [
    (#"{"FirstName":"Pat"}"#, 400, "ValidationException", "EmailAddress is required"),
    (#"{"EmailAddress":"pat"}"#, 400, "ValidationException", "'pat' is not an e-mail address"),
    (
      #"{"EmailAddress":"SANDBOX@example.com"}"#, 400, "EmailAddressInUseException",
      "E-mail address SANDBOX@example.com"
    ),
    (
      #"{"EmailAddress":"p@x","Roles":[{"Reference":"none"}]}"#, 404, "RoleNotFoundException",
      "Specified Role not found"
    ),
  ])
  func `an account that cannot be is refused, and nothing is made`(
    body: String, status: Int, code: String, message: String
  ) throws {
    let (caller, other) = (try Caller(), try Caller())
    let answer = caller.post("/accounts", body)
    #expect(answer.status == status && answer.code == code)
    #expect(answer.message?.contains(message) == true, "\(answer.text)")
    // References go on as if nobody had asked.
    _ = (caller.post("/accounts", Self.pat), other.post("/accounts", Self.pat))
    #expect(caller.get("/accounts/pat@example.com").text == other.get("/accounts/pat@example.com").text)
  }

  @Test func `a key is another each time, and opens nothing that a stranger's does not`() throws {
    let caller = try Caller(keys: .named(["test-key": "one"]))
    var keys: Set<String> = []
    for kind in ["primary", "secondary", "primary"] {
      let answer = caller.put("/accounts/apikeygenerate/\(kind)/\(Self.own)", #""""#)
      #expect(answer.status == 200)
      let key = try #require(answer.json as? String)
      #expect(key.contains(#/^[0-9a-f]{32}$/#))
      keys.insert(key)
      #expect(caller.with(key: key).get("/accounts/\(Self.own)").status == 401)
    }
    #expect(keys.count == 3)
    #expect(caller.put("/accounts/apikeygenerate/primary/none").code == "AccountNotFoundException")
  }

  // MARK: - Roles

  @Test func `a role of the customer's own is made, given, changed, taken and deleted`() throws {
    let caller = try Caller()
    let body = #"{"Name":"Packers","Description":"Pack","Permissions":[{"Key":"UpdatePackages","Action":112}]}"#
    let made = caller.post("/roles/custom", body)
    #expect(made.status == 200)
    let reference = try #require(made.object["Reference"] as? String)
    let customer = try #require(caller.get("/accounts/\(Self.own)").object["CustomerReference"] as? String)
    #expect(
      made.text
        == #"{"CustomerReference":"\#(customer)","Reference":"\#(reference)","Name":"Packers","Description":"Pack","#
        + #""Type":"Custom","Permissions":[{"Key":"UpdatePackages","Name":null,"Action":112,"Access":0,"Type":null,"#
        + #""Description":null}]}"#)
    #expect(caller.get("/roles/\(reference)/accounts").text == "[]")
    for method in [HTTPRequest.Method.put, .post] {
      let given = caller.send(method, "/roles/\(reference)/accounts/\(Self.own)")
      #expect(given.status == 200 && given.text.isEmpty)
    }
    #expect(Self.roles(of: Self.own, caller) == ["Administrator", "Packers"])
    #expect(caller.get("/roles/\(reference)/accounts").list.map { $0["EmailAddress"] as? String } == [Self.own])
    #expect(caller.put("/roles", #"{"Reference":"\#(reference)","Name":"Shippers"}"#).status == 200)
    #expect(Self.roles(of: Self.own, caller) == ["Administrator", "Shippers"])
    #expect(caller.send(.delete, "/roles/\(Self.administrator)/accounts/\(Self.own)").status == 200)
    #expect(Self.roles(of: Self.own, caller) == ["Shippers"])
    #expect(caller.send(.delete, "/roles/\(Self.administrator)/accounts/\(Self.own)").code == "RoleNotFoundException")
    #expect(caller.send(.delete, "/roles/\(reference)").status == 200)
    #expect(Self.roles(of: Self.own, caller) == [])
    #expect(caller.get("/roles/\(reference)/accounts").code == "RoleNotFoundException")
  }

  @Test func `an account's roles are replaced by those that are sent, and kept when none are`() throws {
    let caller = try Caller()
    let role = try Self.role("Packers", caller)
    #expect(caller.put("/accounts", #"{"EmailAddress":"\#(Self.own)","Title":"Dr"}"#).status == 200)
    #expect(Self.roles(of: Self.own, caller) == ["Administrator"])
    let body = #"{"EmailAddress":"\#(Self.own)","Roles":[{"Reference":"\#(role)"},{"Reference":"\#(role)"}]}"#
    #expect(caller.put("/accounts", body).status == 200)
    #expect(Self.roles(of: Self.own, caller) == ["Packers"])
  }

  @Test(
    arguments: [
      (.post, "/roles/custom", "{}", 400, "ValidationException"),
      (.post, "/roles/custom", #"{"Name":"administrator"}"#, 400, "RoleAlreadyExistsException"),
      (.post, "/roles/custom", #"{"Name":"taken"}"#, 400, "RoleAlreadyExistsException"),
      (.put, "/roles", #"{"Reference":"none","Name":"x"}"#, 404, "RoleNotFoundException"),
      (.put, "/roles", #"{"Reference":"\#(administrator)","Name":"x"}"#, 403, "OperationNotPermittedException"),
      (.delete, "/roles/\(administrator)", "", 403, "OperationNotPermittedException"),
      (.delete, "/roles/none", "", 404, "RoleNotFoundException"),
      (.put, "/roles/none/accounts/\(own)", "", 404, "RoleNotFoundException"),
      (.put, "/roles/\(administrator)/accounts/none", "", 404, "AccountNotFoundException"),
      (.delete, "/roles/none/accounts/\(own)", "", 404, "RoleNotFoundException"),
      (.get, "/roles/none/accounts", "", 404, "RoleNotFoundException"),
      (.get, "/accounts/none/customers", "", 404, "AccountNotFoundException"),
      (.put, "/accounts", #"{"FirstName":"x"}"#, 404, "AccountNotFoundException"),
    ] as [(HTTPRequest.Method, String, String, Int, String)])
  func `what is wrong with a role or an account is told by the vendor's code`(
    method: HTTPRequest.Method, path: String, body: String, status: Int, code: String
  ) throws {
    let caller = try Caller()
    _ = try Self.role("Taken", caller)
    let before = caller.get("/accounts/\(Self.own)").text
    let answer = caller.send(method, path, body)
    #expect(answer.status == status, "\(answer.text)")
    #expect(answer.code == code)
    #expect(caller.get("/accounts/\(Self.own)").text == before)
  }

  @Test func `at most a thousand accounts are kept`() throws {
    let caller = try Caller()
    for number in 1..<1000 {
      #expect(caller.post("/accounts", #"{"EmailAddress":"\#(number)@example.com"}"#).status == 201)
    }
    let answer = caller.post("/accounts", Self.pat)
    #expect(answer.status == 400)
    #expect(answer.message?.contains("At most 1000 accounts are kept") == true)
  }

  // MARK: - Passwords, invoices

  @Test(
    arguments: [
      (.put, "/security/ChangePassword"), (.put, "/security/SetPassword"), (.post, "/security/CreatePasswordReset"),
    ] as [(HTTPRequest.Method, String)])
  func `a password is taken and stands nowhere afterwards`(method: HTTPRequest.Method, path: String) throws {
    let tenants = Tenants(template: try Fixtures.builtIn.world(clock: .real, seed: 1), journals: JournalBook())
    let caller = Caller(tenants: tenants)
    let answer = caller.send(
      method, path, #"{"EmailAddress":"\#(Self.own)","OldPassword":"open sesame","NewPassword":"open sesame"}"#)
    #expect(answer.status == 200 && answer.text.isEmpty, "\(answer.text)")
    let tenant = try tenants.tenant(keyField: "test-key", keyParameter: nil)
    let entry = try #require(tenant.journal?.entries().entries.last?.entry)
    #expect(entry.operation != nil && entry.requestBody.bytes.isEmpty)
    let unknown = caller.send(method, path, #"{"EmailAddress":"none@example.com"}"#)
    #expect(unknown.status == 404 && unknown.code == "AccountNotFoundException")
  }

  @Test func `signing out ends nothing`() throws {
    let caller = try Caller()
    let answer = caller.put("/security/signout", #""""#)
    #expect(answer.status == 200 && answer.text.isEmpty)
    #expect(caller.get("/accounts/\(Self.own)").status == 200)
  }

  @Test func `nothing is billed, and what is no customer is not found`() throws {
    let caller = try Caller()
    #expect(caller.get("/consignments/invoiceservice/112236d5-4460-492f-a6bd-aa3f00f62dfb").text == "[]")
    let answer = caller.get("/consignments/invoiceservice/me")
    #expect(answer.status == 404 && answer.code == "CustomerNotFoundException")
  }

  // MARK: - Carried along

  @Test func `accounts and roles go with the world's record`() throws {
    let tenants = Tenants(template: try Fixtures.builtIn.world(clock: .real, seed: 1))
    let caller = Caller(tenants: tenants)
    let role = try Self.role("Packers", caller)
    #expect(caller.post("/accounts", Self.pat).status == 201)
    #expect(caller.put("/roles/\(role)/accounts/pat@example.com").status == 200)
    let record = try tenants.tenant(keyField: "test-key", keyParameter: nil).snapshot().record()
    let copy = Caller(tenants: Tenants(template: try World(record)))
    for path in ["/accounts/pat@example.com", "/accounts/\(Self.own)", "/roles/\(role)/accounts"] {
      #expect(copy.get(path).text == caller.get(path).text)
    }
    _ = (caller.post("/roles/custom", #"{"Name":"More"}"#), copy.post("/roles/custom", #"{"Name":"More"}"#))
    #expect(
      copy.post("/roles/custom", #"{"Name":"Last"}"#).text == caller.post("/roles/custom", #"{"Name":"Last"}"#).text)
  }
}
