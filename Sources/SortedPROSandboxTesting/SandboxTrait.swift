public import SortedPROSandbox
public import Testing

/// Gives each test a world of its own, and takes it away at the test's end: see ``Testing/Trait/sandbox(_:complainingOf:)``.
public struct SandboxTrait: TestTrait, SuiteTrait, TestScoping {
  /// For a suite it means every test in it.
  public var isRecursive: Bool { true }

  private let server: SharedServer
  private let gravity: Finding.Severity?

  init(_ options: SandboxServer.Options, _ gravity: Finding.Severity?) {
    server = SharedServer(options)
    self.gravity = gravity
  }

  public func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    let world = try await server.started().freshWorld()
    defer { try? world.forget() }
    try await SandboxWorld.$inScope.withValue(world) { try await function() }
    if let gravity {
      for finding in try world.findings() where finding.severity >= gravity {
        Issue.record("\(finding.message) \(finding.advice)", sourceLocation: test.sourceLocation)
      }
    }
  }
}

extension Trait where Self == SandboxTrait {
  /// Gives each test a world of its own, as ``SortedPROSandbox/SandboxWorld/current``, on a server that its first test starts and all
  /// share.
  ///
  /// - Parameters:
  ///   - options: how the server runs.
  ///   - gravity: what the world's findings must not contain: at the test's end each that is as grave is an issue. Nil: they are not
  ///     looked at.
  /// - Returns: the trait, for a test or a suite.
  public static func sandbox(
    _ options: SandboxServer.Options = .init(), complainingOf gravity: Finding.Severity? = nil
  ) -> Self { SandboxTrait(options, gravity) }
}

extension SandboxWorld {
  @TaskLocal fileprivate static var inScope: SandboxWorld?

  /// The world of the test that runs.
  ///
  /// - Throws: ``NoWorld`` outside a test that has the trait `.sandbox()`, itself or by its suite.
  public static var current: SandboxWorld {
    get throws {
      guard let inScope else { throw NoWorld() }
      return inScope
    }
  }

  /// There is no world without the trait.
  public struct NoWorld: Error, CustomStringConvertible {
    public var description: String { "this test has no world: give it, or its suite, the trait .sandbox()" }
  }
}
