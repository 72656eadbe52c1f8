import HTTPTypes

extension SandboxWorld {
  private struct Page: Decodable {
    let requests: [RecordedRequest]
    let next: Int?
  }

  /// The requests of the world's client that match, and their answers, the oldest first.
  public func requests(_ pattern: RequestPattern = RequestPattern()) throws(SandboxError) -> [RecordedRequest] {
    var found: [RecordedRequest] = []
    var after: Int? = 0
    while let last = after {
      let page: Page = try control.call(
        .get, "requests", query: pattern.parameters + [("limit", "1000"), ("after", String(last))])
      found += page.requests
      after = page.next
    }
    return found
  }

  /// Forgets them; numbers go on.
  public func clearRequests() throws(SandboxError) {
    struct Cleared: Decodable { let cleared: Int }
    let _: Cleared = try control.call(.delete, "requests")
  }

  /// Whether requests that match have come, so many of them. Told as soon as it is decided, at the latest after `patience`, which is a
  /// minute at most.
  public func verify(
    _ pattern: RequestPattern, _ count: Verification.Count = .atLeast(1), within patience: Duration = .zero
  ) async throws(SandboxError) -> Verification {
    try await control.eventually(.post, "requests/verify", body: JournalQuestion(pattern, count, within: patience))
  }

  /// Whether these have come one after the other, with anything between.
  public func verify(
    inOrder patterns: [RequestPattern], within patience: Duration = .zero
  ) async throws(SandboxError) -> Verification {
    try await control.eventually(
      .post, "requests/verify", body: JournalQuestion(inOrder: patterns, within: patience))
  }

  /// The same as ``verify(_:_:within:)``, for who wants an error when it does not hold.
  ///
  /// - Throws: ``UnmetExpectation``, with what came near; ``SandboxError``.
  public func expect(
    _ pattern: RequestPattern, _ count: Verification.Count = .atLeast(1), within patience: Duration = .zero
  ) async throws {
    let verification = try await verify(pattern, count, within: patience)
    guard verification.holds else { throw UnmetExpectation(verification: verification) }
  }

  /// What the world's client did that is worth a look, the gravest first.
  public func findings() throws(SandboxError) -> [Finding] {
    struct Report: Decodable { let findings: [Finding] }
    let report: Report = try control.call(.get, "findings")
    return report.findings
  }
}
