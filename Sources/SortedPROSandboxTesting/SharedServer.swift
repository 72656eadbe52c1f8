import SortedPROSandbox

/// A server that whoever asks first starts, and that all others wait for.
actor SharedServer {
  private let options: SandboxServer.Options
  private var starting: Task<SandboxServer, any Error>?

  init(_ options: SandboxServer.Options) { self.options = options }

  func started() async throws -> SandboxServer {
    if let starting { return try await starting.value }
    let options = options
    let task = Task { try await SandboxServer.start(options) as SandboxServer }
    starting = task
    return try await task.value
  }
}
