public import FoundationEssentials
import Hosting
import Logging
import Synchronization
import TLS
import Transport

/// A sandbox inside the test's own process, on a free port of 127.0.0.1.
///
/// Several may stand in one process. It ends by ``stop(within:)``, at the end of ``running(_:_:)``, or when nobody holds it or one of
/// its worlds any more.
///
/// It is not called `Sandbox`, because a module of the package is, and a type that is called like a module hides what that holds.
public final class SandboxServer: Sendable {
  /// Where clients find it: `http://127.0.0.1:` and a port, or `https://` if it has TLS.
  public let baseURL: URL
  /// The same over HTTP, which it speaks with and without TLS.
  public let plainBaseURL: URL
  /// What clients have to trust, in PEM form: the certificate of an authority, or the last of your own chain. Nil without TLS.
  public let authority: String?

  let host: SandboxHost
  private let keyCount = Atomic<Int>(0)

  private init(_ host: SandboxHost, _ plainBaseURL: URL, _ secure: (baseURL: URL, authority: String)?) {
    self.host = host
    self.plainBaseURL = plainBaseURL
    baseURL = secure?.baseURL ?? plainBaseURL
    authority = secure?.authority
  }

  /// A server that answers.
  ///
  /// In the process SIGPIPE is ignored from then on, so that a client that goes away is an error of one write, and as many descriptors
  /// may be open as the system allows.
  ///
  /// - Throws: ``StartFailure`` for options, fixtures and fault rules that are not taken, with every mistake in them, for a certificate
  ///   that cannot be served with, for a library that is not there, and for a port that cannot be had.
  public static func start(_ options: Options = Options()) async throws(StartFailure) -> SandboxServer {
    let settings = try Settings(options)
    let credentials = try Credentials(options, names: settings.tlsNames)
    let (host, addresses) = try begun(settings, credentials?.context)
    guard let plain = url(addresses.first { !$0.isSecure }) else {
      await host.stop(within: .zero)
      throw StartFailure(reasons: ["no address is listened on"])
    }
    let secure = credentials.flatMap { credentials in
      url(addresses.first(where: \.isSecure)).map { (baseURL: $0, authority: credentials.authority) }
    }
    return SandboxServer(host, plain, secure)
  }

  private static func url(_ address: ListenAddress?) -> URL? { address.flatMap { URL(string: $0.baseURL) } }

  private static func begun(
    _ settings: Settings, _ tls: TLSContext?
  ) throws(StartFailure) -> (SandboxHost, [ListenAddress]) {
    let log = Logger(label: "sortedpro-sandbox") { _ in SwiftLogNoOpLogHandler() }
    do throws(HostFailure) {
      // One loop serves a test, and many servers need not share out the cores.
      let host = try SandboxHost(settings, tls: tls, loops: 1, log: log)
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
