import HTTPTypes
import Hosting
import Sandbox

extension SandboxWorld {
  /// A consignment by its reference, in any case; nil when there is none.
  public func consignment(_ reference: String) throws(SandboxError) -> StoredConsignment? {
    try present().consignment(reference).map(StoredConsignment.init)
  }

  /// Every consignment, the fixtures' among them, in the order in which they were made.
  public func consignments() throws(SandboxError) -> [StoredConsignment] {
    try present().consignments(matching: ConsignmentQuery([])).page().reversed().map(StoredConsignment.init)
  }

  /// How many consignments stand in which state; states without any are left out.
  public func consignmentCounts() throws(SandboxError) -> [StateCount] {
    struct Counts: Decodable { let states: [StateCount] }
    let counts: Counts = try control.call(.get, "consignments")
    return counts.states
  }

  /// Puts consignments in, in the form of `consignments.json` of the fixtures: the vendor's own create bodies, with `Reference` and
  /// `ConsignmentState`. All or none.
  ///
  /// - Parameter consignments: a list of them, or an object with the member `consignments`.
  /// - Returns: as they stand, in the order in which they were sent.
  /// - Throws: `bodyNotAllowed` with a problem for each mistake.
  @discardableResult
  public func load(_ consignments: JSONText) throws(SandboxError) -> [StoredConsignment] {
    struct Loaded: Decodable {
      struct Entry: Decodable { let reference: String }

      let consignments: [Entry]
    }
    struct Body: Encodable { let consignments: JSONText }
    let isList = consignments.text.first { !$0.isWhitespace } == "["
    let loaded: Loaded =
      isList
      ? try control.call(.post, "consignments", body: Body(consignments: consignments))
      : try control.call(.post, "consignments", body: consignments)
    let world = try present()
    return loaded.consignments.compactMap { world.consignment($0.reference) }.map(StoredConsignment.init)
  }

  private func present() throws(SandboxError) -> World {
    try keyed { host, key throws(KeyFailure) in try host.world(ofKey: key) }
  }

  /// What the server does for the key, which it takes as long as it is not empty.
  func keyed<Result>(
    _ body: (SandboxHost, String) throws(KeyFailure) -> Result
  ) throws(SandboxError) -> Result {
    do throws(KeyFailure) { return try body(control.server.host, key) } catch {
      throw SandboxError(status: 400, code: "keyMissing", message: "Whose world? The key is empty.")
    }
  }
}
