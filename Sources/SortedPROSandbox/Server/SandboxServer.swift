public import FoundationEssentials
import Hosting
import Logging
import Synchronization
import Transport

/// A sandbox inside the test's own process, on a free port of 127.0.0.1.
///
/// Several may stand in one process. It ends by ``stop(within:)``, at the end of ``running(_:_:)``, or when nobody holds it or one of
/// its worlds any more.
///
/// It is not called `Sandbox`, because a module of the package is, and a type that is called like a module hides what that holds.
public final class SandboxServer: Sendable {
  /// Where clients find it: `http://127.0.0.1:` and a port.
  public let baseURL: URL

  let host: SandboxHost
  private let keyCount = Atomic<Int>(0)

  private init(_ host: SandboxHost, _ baseURL: URL) {
    self.host = host
    self.baseURL = baseURL
  }

  /// A server that answers.
  ///
  /// In the process SIGPIPE is ignored from then on, so that a client that goes away is an error of one write, and as many descriptors
  /// may be open as the system allows.
  ///
  /// - Throws: ``StartFailure`` for options, fixtures and fault rules that are not taken, with every mistake in them, and for a port
  ///   that cannot be had.
  public static func start(_ options: Options = Options()) async throws(StartFailure) -> SandboxServer {
    let settings = try Settings(options)
    let (host, addresses) = try begun(settings)
    guard let url = addresses.first.flatMap({ URL(string: $0.baseURL) }) else {
      await host.stop(within: .zero)
      throw StartFailure(reasons: ["no address is listened on"])
    }
    return SandboxServer(host, url)
  }

  private static func begun(_ settings: Settings) throws(StartFailure) -> (SandboxHost, [ListenAddress]) {
    let log = Logger(label: "sortedpro-sandbox") { _ in SwiftLogNoOpLogHandler() }
    do throws(HostFailure) {
      // One loop serves a test, and many servers need not share out the cores.
      let host = try SandboxHost(settings, loops: 1, log: log)
      return (host, try host.start())
    } catch {
      throw StartFailure(error)
    }
  }

  deinit {
    let host = host
    Task { await host.stop(within: .zero) }
  }

  /// A server for as long as `body` runs: it is stopped at the end, also when `body` throws.
  ///
  /// - Throws: ``StartFailure``, and what `body` throws.
  public static func running<Result>(
    _ options: Options = Options(), _ body: (SandboxServer) async throws -> Result
  ) async throws -> Result {
    let server = try await start(options)
    do {
      let result = try await body(server)
      await server.stop()
      return result
    } catch {
      await server.stop(within: .zero)
      throw error
    }
  }

  /// Stops accepting, and lets requests in flight finish for at most so long. To stop twice does nothing more.
  public func stop(within patience: Duration = .seconds(5)) async { await host.stop(within: patience) }

  /// A client's world; it begins with the fixtures when it is first looked at or called.
  ///
  /// - Parameter key: what the client sends as `ocp-apim-subscription-key`.
  /// - Returns: the world of that key.
  public func world(_ key: String) -> SandboxWorld { SandboxWorld(key: key, of: self) }

  /// A world that nobody else has the key of.
  public func freshWorld() -> SandboxWorld {
    world("sandbox-world-\(keyCount.wrappingAdd(1, ordering: .relaxed).newValue)")
  }
}
