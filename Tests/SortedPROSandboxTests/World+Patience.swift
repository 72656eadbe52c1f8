import SortedPROSandbox

extension SandboxWorld {
  /// Waits ten times as long as one call may, as other tests take their time too.
  func verified(_ pattern: RequestPattern) async throws -> Bool {
    for _ in 0..<10 where try await verify(pattern, within: .seconds(60)).holds { return true }
    return false
  }
}
