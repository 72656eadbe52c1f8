import Contract
import HTTPCore
import HTTPTypes
import Routing
import Sandbox

extension Operation {
  /// There are no passwords and no sessions here: what these calls take is looked at as little as possible, written down nowhere, and
  /// kept not at all. That they answer nothing is *assumed*.
  ///
  /// - Source: contract/53-small-operations.md, section 13, "Security".
  static let security = [
    Operation("ChangePassword", .put, "/security/ChangePassword", passwordDescription, perform: setPassword).secret,
    Operation("SetPassword", .put, "/security/SetPassword", passwordDescription, perform: setPassword).secret,
    Operation(
      "CreatePasswordResetToken", .post, "/security/CreatePasswordReset",
      OperationDescription(
        "Would send an account a token to set its password with.", body: .required(PasswordRequest.self),
        answers: .done, failures: [.notFound], example: .body(#"{"EmailAddress":"sandbox@example.com"}"#)),
      perform: setPassword
    ).secret,
    Operation(
      "SignOut", .put, "/security/SignOut",
      OperationDescription("Would end a session.", answers: .done), perform: { $0.reply() }),
  ]

  private static var passwordDescription: OperationDescription {
    OperationDescription(
      "Would change the password of an account.", body: .required(PasswordRequest.self), answers: .done,
      failures: [.notFound], example: .body(#"{"EmailAddress":"sandbox@example.com"}"#))
  }

  private static func setPassword(_ call: Call) throws -> Reply {
    let name = try call.body(PasswordRequest.self).emailAddress ?? ""
    if !name.isEmpty, call.visit(\.accounts).account(name) == nil {
      throw VendorFailure.account(.mistake(.accountNotFound(name), operation: ""))
    }
    return call.reply()
  }
}
