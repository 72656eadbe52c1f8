import HTTPTypes

extension SandboxCatalog {
  /// Closes a shop, or gives it other room for parcels.
  ///
  /// - Returns: the shop that comes of it.
  /// - Throws: `shopNotFound`; `bodyNotAllowed` with a problem for each member that cannot be.
  @discardableResult
  public func change(shop reference: String, _ change: PickupShop.Change) throws(SandboxError) -> PickupShop {
    try control.call(.patch, Self.path(shop: reference), body: change)
  }

  /// Merges members into a shop, opening times among them: objects are merged, everything else is replaced, and `null` goes back to the
  /// default (RFC 7396).
  ///
  /// - Returns: the shop that comes of it.
  /// - Throws: `shopNotFound`; `bodyNotAllowed` with a problem for each member that cannot be.
  @discardableResult
  public func change(shop reference: String, merging members: JSONText) throws(SandboxError) -> PickupShop {
    try control.call(.patch, Self.path(shop: reference), text: members.text)
  }

  private static func path(shop: String) -> String { "shops/" + ControlCaller.escaped(shop) }
}
