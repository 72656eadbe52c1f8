import Allocation
package import Contract

/// The customer's accounts and the roles that it has made for them.
///
/// - Source: contract/53-small-operations.md, section 13. Who may be changed how is *assumed*.
package struct AccountBook: Codable, Equatable, Sendable {
  /// An account without its roles, and what those are called.
  struct Entry: Codable, Equatable, Sendable {
    var account: Account
    var roles: [String]
  }

  var entries: [Entry]
  var roles: [Role] = []

  /// More than anybody has, and few enough to be looked through.
  static let mostEntries = 1000

  /// A book with the one account that every customer has.
  init(customer: String) {
    var account = Account()
    account.reference = Self.reference(ofFirstOf: customer)
    account.customerReference = customer
    account.shippingLocationRestrictions = []
    account.firstName = "Sandbox"
    account.lastName = "User"
    account.emailAddress = "sandbox@example.com"
    account.languageCode = "en-GB"
    account.timeZoneId = 1
    account.isEnabled = true
    entries = [Entry(account: account, roles: [Role.administratorReference])]
  }

  /// The same in every process.
  private static func reference(ofFirstOf customer: String) -> String {
    var generator = SeededGenerator(seed: FoldedText.hash(customer))
    return generator.nextIdentifier().hyphenated
  }

  // MARK: - Read

  /// The account of this reference or e-mail address, with its roles.
  package func account(_ name: String) -> Account? { place(of: name).map { shown(entries[$0]) } }

  package func role(_ reference: String) -> Role? {
    let wanted = FoldedText(reference)
    return (builtIn + roles).first { wanted.equals($0.reference) }
  }

  /// The roles that nobody has made.
  var builtIn: [Role] { Role.builtIn(of: entries.first?.account.customerReference ?? "") }

  package func accounts(inRole reference: String) -> [Account] {
    let wanted = FoldedText(reference)
    return entries.filter { $0.roles.contains(where: wanted.equals) }.map(shown)
  }

  private func shown(_ entry: Entry) -> Account {
    var account = entry.account
    account.roles = entry.roles.compactMap { role($0) }
    return account
  }

  func place(of name: String) -> Int? {
    let wanted = FoldedText(name)
    guard !wanted.isEmpty else { return nil }
    return entries.firstIndex { wanted.equals($0.account.reference) || wanted.equals($0.account.emailAddress) }
  }
}
