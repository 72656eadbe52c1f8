import HTTPTypes

extension SandboxWorld {
  /// Where a shipment stands, and every state that it has come to or will come to.
  ///
  /// - Throws: `consignmentNotFound`; a conflict for what was never manifested.
  public func shipment(_ reference: String) throws(SandboxError) -> Shipment {
    try control.call(.get, Self.events(of: reference))
  }

  /// Has a carrier tell an event of a shipment.
  @discardableResult
  public func tell(_ event: Shipment.Event, of reference: String) throws(SandboxError) -> Shipment {
    try control.call(.post, Self.events(of: reference), body: event)
  }

  /// Has a shipment's life take a branch; the clock plays it.
  @discardableResult
  public func take(_ branch: Shipment.Branch, with reference: String) throws(SandboxError) -> Shipment {
    struct Body: Encodable { let branch: Shipment.Branch }
    return try control.call(.post, Self.events(of: reference), body: Body(branch: branch))
  }

  private static func events(of reference: String) -> String {
    "consignments/\(ControlCaller.escaped(reference))/events"
  }
}
