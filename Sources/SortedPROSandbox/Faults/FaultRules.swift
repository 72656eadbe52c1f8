import HTTPTypes

/// The fault rules of a world. All that strike a request act together.
public struct FaultRules: Sendable {
  let control: ControlCaller

  /// A rule that is set, and what has come of it.
  public struct Entry: Decodable, Sendable {
    public let id: Int
    public let rule: Fault
    /// How many requests it was for.
    public let lookedAt: Int
    public let struck: Int
  }

  private struct Identified: Decodable { let id: Int }
  private struct Removed: Decodable { let removed: Int }
  private struct List: Decodable { let faults: [Entry] }

  /// In the order in which they were set.
  public func all() throws(SandboxError) -> [Entry] {
    let list: List = try control.call(.get, "faults")
    return list.faults
  }

  /// Sets a rule behind the others.
  ///
  /// - Returns: its id.
  /// - Throws: `bodyNotAllowed` with a problem for each member that cannot be.
  @discardableResult
  public func set(_ fault: Fault) throws(SandboxError) -> Int {
    let set: Identified = try control.call(.post, "faults", body: fault)
    return set.id
  }

  /// Sets a rule behind the others: what happens to calls of an operation, so many times at most.
  @discardableResult
  public func set(_ action: Fault.Action, on operation: String? = nil, times: Int? = nil) throws(SandboxError) -> Int {
    try set(
      Fault(
        match: operation.map { Fault.Match(operation: $0) }, when: times.map { Fault.Condition(times: $0) },
        then: action))
  }

  /// Sets another rule in the place of one, whose id, place and counts stay.
  ///
  /// - Throws: `faultNotFound` where there is none, and what ``set(_:)`` throws.
  @discardableResult
  public func replace(_ id: Int, with fault: Fault) throws(SandboxError) -> Entry {
    try control.call(.put, "faults/\(id)", body: fault)
  }

  public func remove(_ id: Int) throws(SandboxError) { let _: Removed = try control.call(.delete, "faults/\(id)") }

  /// Takes every rule away.
  ///
  /// - Returns: how many there were.
  @discardableResult
  public func removeAll() throws(SandboxError) -> Int {
    let removed: Removed = try control.call(.delete, "faults")
    return removed.removed
  }
}
