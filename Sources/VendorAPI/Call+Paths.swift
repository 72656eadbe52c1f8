extension Call {
  /// What a reference in the path names. The vendor's SDK writes a blank there as a plus, so that is looked for when nothing has the
  /// plus itself.
  ///
  /// - Source: contract/00-overview.md, section 9: `WebUtility.UrlEncode`.
  func named<Found>(_ name: String, _ find: (String) throws -> Found?) rethrows -> Found? {
    let sent = parameter(name)
    if let found = try find(sent) { return found }
    return sent.contains("+") ? try find(sent.replacing("+", with: " ")) : nil
  }
}
