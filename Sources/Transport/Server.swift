import Dispatch
import Glibc
package import HTTPCore
package import Logging
import Synchronization

/// Listens, and answers what arrives by a `Responder`.
package final class Server: Sendable {
  private struct State: Sendable {
    var reactors: [Reactor] = []
    var listeners: [Listener] = []
    var files: [UnixSocketFile] = []
  }

  private let configuration: ServerConfiguration
  private let responder: Responder
  private let logger: Logger
  private let state = Mutex(State())

  package init(_ configuration: ServerConfiguration, responder: Responder, logger: Logger) {
    self.configuration = configuration
    self.responder = responder
    self.logger = logger
  }

  /// Opens the sockets and accepts from now on; returns the addresses, at least one. To be called once.
  package func start() throws(ListenFailure) -> [ListenAddress] {
    // A client that is gone is an error of `send`, not the end of the process.
    signal(SIGPIPE, SIG_IGN)
    let limits = configuration.limits
    let connectionLimit = ConnectionLimit(
      configuration.connections, limit: min(limits.connections, DescriptorLimit.raise()))
    let sockets = try ListeningSocket.openAll(configuration)

    let warnings = ClientWarnings(logger: logger)
    let reactors = (0..<loopCount).map { index in
      Reactor(
        on: EventLoop(label: "loop \(index)"), responder: responder, limits: limits, connectionLimit: connectionLimit,
        warnings: warnings, logger: logger)
    }
    for reactor in reactors { reactor.loop.queue.sync { reactor.assumeIsolated { $0.start() } } }
    let home = reactors[0]
    let listeners = sockets.map {
      Listener(
        $0.descriptor, tls: $0.address.isSecure ? configuration.secure?.tls : nil, on: home, handingTo: reactors,
        connectionLimit: connectionLimit, limits: limits, logger: logger)
    }
    for listener in listeners { home.loop.queue.sync { listener.assumeIsolated { $0.start() } } }
    state.withLock { $0 = State(reactors: reactors, listeners: listeners, files: sockets.compactMap(\.file)) }
    return sockets.map(\.address)
  }

  /// Takes away what clients find the server by in the file system; ``stop(deadline:)`` begins with that.
  package func withdraw() {
    let files = state.withLock { state in
      defer { state.files = [] }
      return state.files
    }
    for file in files { file.remove() }
  }

  /// Stops accepting, lets requests in flight finish with `Connection: close`, and returns when all connections have ended
  /// or `deadline` has passed.
  package func stop(deadline: Duration = .seconds(5)) async {
    withdraw()
    let state = state.withLock { state in
      defer { state = State() }
      return state
    }
    for listener in state.listeners { await listener.close() }
    await withTaskGroup(of: Void.self) { group in
      for reactor in state.reactors { group.addTask { await reactor.drain(within: deadline) } }
    }
  }

  /// One loop a core; more than four gain nothing for a server whose work is under one lock.
  private var loopCount: Int {
    max(1, configuration.loops ?? min(4, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
  }
}
