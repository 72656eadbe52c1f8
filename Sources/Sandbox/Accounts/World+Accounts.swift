package import Contract

// Accounts and roles, in this world alone: none of them lets anybody in.
//
// - Source: contract/53-small-operations.md, section 13.
extension World {
  /// Everybody who has an account.
  package var accounts: AccountBook { accountBook?.value ?? AccountBook(customer: customerReference) }

  package mutating func createAccount(_ account: Account) throws(AccountProblem) {
    var book = accounts
    let roles = try book.roles(ofNew: account)
    book.add(account, roles: roles, reference: nextIdentifier().hyphenated, customer: customerReference)
    accountBook = Shared(book)
  }

  package mutating func updateAccount(_ account: Account) throws(AccountProblem) {
    try changeAccounts { book throws(AccountProblem) in try book.update(account) }
  }

  package mutating func createRole(_ role: Role) throws(AccountProblem) -> Role {
    var book = accounts
    try book.check(new: role)
    let made = book.add(role, reference: nextIdentifier().hyphenated, customer: customerReference)
    accountBook = Shared(book)
    return made
  }

  package mutating func updateRole(_ role: Role) throws(AccountProblem) {
    try changeAccounts { book throws(AccountProblem) in try book.update(role) }
  }

  package mutating func deleteRole(_ reference: String) throws(AccountProblem) {
    try changeAccounts { book throws(AccountProblem) in try book.remove(role: reference) }
  }

  package mutating func addRole(_ role: String, to account: String) throws(AccountProblem) {
    try changeAccounts { book throws(AccountProblem) in try book.add(role: role, to: account) }
  }

  package mutating func removeRole(_ role: String, from account: String) throws(AccountProblem) {
    try changeAccounts { book throws(AccountProblem) in try book.remove(role: role, from: account) }
  }

  /// A text that looks like an API key, for an account that there is. Nothing remembers it.
  package mutating func makeKey(for account: String) throws(AccountProblem) -> String {
    guard accounts.account(account) != nil else { throw .accountNotFound(account) }
    return nextIdentifier().plain
  }

  private mutating func changeAccounts(
    _ change: (inout AccountBook) throws(AccountProblem) -> Void
  ) throws(AccountProblem) {
    var book = accounts
    try change(&book)
    accountBook = Shared(book)
  }
}
