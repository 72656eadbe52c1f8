import Contract

extension AccountBook {
  /// Checks an account that is to be added.
  ///
  /// - Returns: what its roles are called here.
  func roles(ofNew account: Account) throws(AccountProblem) -> [String] {
    try check(account.emailAddress, besides: nil)
    guard entries.count < Self.mostEntries else { throw .tooMany("accounts", most: Self.mostEntries) }
    return try references(of: account.roles ?? [])
  }

  /// Enters an account that was checked, under a reference that nothing has.
  mutating func add(_ account: Account, roles: [String], reference: String, customer: String) {
    var account = account
    account.reference = reference
    account.customerReference = customer
    account.roles = nil
    account.shippingLocationRestrictions = account.shippingLocationRestrictions ?? []
    account.isEnabled = account.isEnabled ?? true
    entries.append(Entry(account: account, roles: roles))
  }

  /// Sets what is given of the account that has the reference or, without one, the e-mail address.
  mutating func update(_ account: Account) throws(AccountProblem) {
    let name = account.reference.flatMap { $0.isEmpty ? nil : $0 } ?? account.emailAddress ?? ""
    guard let place = place(of: name) else { throw .accountNotFound(name) }
    if account.emailAddress != nil { try check(account.emailAddress, besides: place) }
    if let roles = account.roles { entries[place].roles = try references(of: roles) }
    entries[place].account.take(account)
  }

  /// Checks a role that is to be added.
  func check(new role: Role) throws(AccountProblem) {
    try check(name: role.name, besides: nil)
    guard roles.count < Self.mostEntries else { throw .tooMany("roles", most: Self.mostEntries) }
  }

  /// Enters a role that was checked, under a reference that nothing has.
  ///
  /// - Returns: the role as it is kept.
  mutating func add(_ role: Role, reference: String, customer: String) -> Role {
    var role = role
    role.reference = reference
    role.customerReference = customer
    role.type = "Custom"
    roles.append(role)
    return role
  }

  mutating func update(_ role: Role) throws(AccountProblem) {
    let place = try place(ofOwnRole: role.reference ?? "")
    try check(name: role.name ?? roles[place].name, besides: place)
    roles[place].name = role.name ?? roles[place].name
    roles[place].description = role.description
    roles[place].permissions = role.permissions
  }

  /// Takes a role away, from accounts too.
  mutating func remove(role reference: String) throws(AccountProblem) {
    roles.remove(at: try place(ofOwnRole: reference))
    let gone = FoldedText(reference)
    for place in entries.indices { entries[place].roles.removeAll(where: gone.equals) }
  }

  mutating func add(role: String, to account: String) throws(AccountProblem) {
    let (reference, place) = try found(role, account)
    if !entries[place].roles.contains(reference) { entries[place].roles.append(reference) }
  }

  mutating func remove(role: String, from account: String) throws(AccountProblem) {
    let (reference, place) = try found(role, account)
    guard entries[place].roles.contains(reference) else { throw .roleNotFound(role) }
    entries[place].roles.removeAll { $0 == reference }
  }

  // MARK: - Checks

  private func found(_ role: String, _ account: String) throws(AccountProblem) -> (role: String, account: Int) {
    guard let reference = self.role(role)?.reference else { throw .roleNotFound(role) }
    guard let place = place(of: account) else { throw .accountNotFound(account) }
    return (reference, place)
  }

  private func place(ofOwnRole reference: String) throws(AccountProblem) -> Int {
    let wanted = FoldedText(reference)
    if builtIn.contains(where: { wanted.equals($0.reference) }) { throw .builtInRole }
    guard let place = roles.firstIndex(where: { wanted.equals($0.reference) }) else { throw .roleNotFound(reference) }
    return place
  }

  private func references(of roles: [Role]) throws(AccountProblem) -> [String] {
    var references: [String] = []
    for role in roles {
      guard let reference = self.role(role.reference ?? "")?.reference else {
        throw .roleNotFound(role.reference ?? "")
      }
      if !references.contains(reference) { references.append(reference) }
    }
    return references
  }

  private func check(_ emailAddress: String?, besides own: Int?) throws(AccountProblem) {
    let text = emailAddress ?? ""
    guard text.contains("@") else { throw .noEmailAddress(text) }
    let wanted = FoldedText(text)
    let other = entries.indices.first { $0 != own && wanted.equals(entries[$0].account.emailAddress) }
    if other != nil { throw .emailAddressInUse(text) }
  }

  private func check(name: String?, besides own: Int?) throws(AccountProblem) {
    guard let name, !name.isEmpty else { throw .noRoleName }
    let wanted = FoldedText(name)
    let isTaken =
      builtIn.contains { wanted.equals($0.name) }
      || roles.indices.contains { $0 != own && wanted.equals(roles[$0].name) }
    if isTaken { throw .roleExists(name) }
  }
}

extension Account {
  /// Takes over what another says, but for what it is and whose.
  fileprivate mutating func take(_ other: Account) {
    shippingLocationRestrictions = other.shippingLocationRestrictions ?? shippingLocationRestrictions
    title = other.title ?? title
    firstName = other.firstName ?? firstName
    lastName = other.lastName ?? lastName
    emailAddress = other.emailAddress ?? emailAddress
    languageCode = other.languageCode ?? languageCode
    timeZoneId = other.timeZoneId ?? timeZoneId
    isEnabled = other.isEnabled ?? isEnabled
    landLineNumber = other.landLineNumber ?? landLineNumber
    mobileNumber = other.mobileNumber ?? mobileNumber
  }
}
