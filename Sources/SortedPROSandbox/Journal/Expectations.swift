import HTTPTypes

/// What is expected of a world's client until it is taken away or the world is reset. What is not met is one of
/// ``SandboxWorld/findings()``, and so in a report at the end of a run.
public struct Expectations: Sendable {
  let control: ControlCaller

  /// One that is stated, and what can be said of it now.
  public struct Entry: Decodable, Sendable {
    public let id: Int
    public let name: String
    public let verdict: Verification.Verdict
    /// What was found, in one sentence.
    public let message: String
    /// Numbers of the requests that match, the first hundred.
    public let matched: [Int]
    public let count: Int
    /// Those that differ in least, when it does not hold.
    public let nearMisses: [Verification.NearMiss]

    public var holds: Bool { verdict == .holds }
  }

  private struct Identified: Decodable { let id: Int }
  private struct Removed: Decodable { let removed: Int }
  private struct List: Decodable { let expectations: [Entry] }

  /// In the order in which they were stated.
  public func all() throws(SandboxError) -> [Entry] {
    let list: List = try control.call(.get, "expectations")
    return list.expectations
  }

  /// States that so many requests match.
  ///
  /// - Parameters:
  ///   - pattern: what they have to meet.
  ///   - count: how many.
  ///   - name: what reports call it; nil: what is wanted.
  /// - Returns: its id.
  /// - Throws: `bodyNotAllowed` with a problem for each member that cannot be; `tooManyExpectations`.
  @discardableResult
  public func set(
    _ pattern: RequestPattern, _ count: Verification.Count = .atLeast(1), named name: String? = nil
  ) throws(SandboxError) -> Int {
    try state(JournalQuestion(pattern, count, name: name))
  }

  /// States that these come one after the other, with anything between.
  ///
  /// - Parameters:
  ///   - patterns: what they have to meet.
  ///   - name: what reports call it; nil: what is wanted.
  /// - Returns: its id.
  /// - Throws: `bodyNotAllowed` with a problem for each member that cannot be; `tooManyExpectations`.
  @discardableResult
  public func set(inOrder patterns: [RequestPattern], named name: String? = nil) throws(SandboxError) -> Int {
    try state(JournalQuestion(inOrder: patterns, name: name))
  }

  public func remove(_ id: Int) throws(SandboxError) {
    let _: Removed = try control.call(.delete, "expectations/\(id)")
  }

  /// Takes every one away.
  ///
  /// - Returns: how many there were.
  @discardableResult
  public func removeAll() throws(SandboxError) -> Int {
    let removed: Removed = try control.call(.delete, "expectations")
    return removed.removed
  }

  private func state(_ question: JournalQuestion) throws(SandboxError) -> Int {
    let stated: Identified = try control.call(.post, "expectations", body: question)
    return stated.id
  }
}
