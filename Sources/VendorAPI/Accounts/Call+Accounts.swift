import Contract
import Sandbox

extension Call {
  /// Changes the accounts or roles of the caller's world.
  ///
  /// - Parameters:
  ///   - operation: what is called, for a refusal.
  ///   - change: what to do; it throws what is wrong and then has changed nothing.
  /// - Returns: what `change` returns.
  /// - Throws: `VendorFailure.account` for what it throws.
  func changeAccounts<Value: Sendable>(
    _ operation: String, _ change: (inout World) throws(AccountProblem) -> Value
  ) throws(VendorFailure) -> Value {
    let result = visit { world -> Result<Value, AccountProblem> in
      do throws(AccountProblem) {
        return .success(try change(&world))
      } catch {
        return .failure(error)
      }
    }
    switch result {
    case .success(let value): return value
    case .failure(let mistake): throw .account(.mistake(mistake, operation: operation))
    }
  }

  /// The account that the path names.
  ///
  /// - Throws: `VendorFailure.account` for one that there is not.
  func account() throws(VendorFailure) -> Account {
    let name = parameter("accountReference")
    guard let account = visit(\.accounts).account(name) else {
      throw .account(.mistake(.accountNotFound(name), operation: ""))
    }
    return account
  }

  /// Checks that what stands in the path for a customer can be one. Any will do, as the vendor's own customers are not known here.
  ///
  /// - Throws: `VendorFailure.account`.
  func checkCustomer() throws(VendorFailure) {
    let reference = parameter("customerReference")
    guard GUIDText.isValid(reference) else { throw .account(.customerNotFound(reference)) }
  }
}
