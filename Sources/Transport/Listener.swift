import CLinux
import Dispatch
import Glibc
import HTTPCore
import Logging
import TLS

/// Accepts clients on one address and hands them to the loops in turn. No error ends it.
actor Listener {
  private nonisolated let reactor: Reactor
  nonisolated var unownedExecutor: UnownedSerialExecutor { reactor.unownedExecutor }

  private let descriptor: Int32
  /// What clients of this address have to speak; nil where they speak in the clear.
  private let tls: TLSContext?
  private let targets: [Reactor]
  private let connectionLimit: ConnectionLimit
  private let limits: Limits
  private let logger: Logger
  private var next = 0
  private var isClosed = false
  /// Whether nobody was accepted since the last pause, so that a long shortage is one line in the log.
  private var isStarved = false

  /// Accepts on `reactor`'s loop, which watches the listening socket.
  init(
    _ descriptor: Int32, tls: TLSContext?, on reactor: Reactor, handingTo targets: [Reactor],
    connectionLimit: ConnectionLimit,
    limits: Limits,
    logger: Logger
  ) {
    self.descriptor = descriptor
    self.tls = tls
    self.reactor = reactor
    self.targets = targets
    self.connectionLimit = connectionLimit
    self.limits = limits
    self.logger = logger
  }

  func start() { reactor.assumeIsolated { $0.adopt(self, descriptor: descriptor) } }

  func close() {
    guard !isClosed else { return }
    isClosed = true
    reactor.assumeIsolated { $0.releaseListener(descriptor) }
  }

  /// Accepts what waits, a bounded number at a time.
  func ready() {
    for _ in 0..<Self.batch {
      guard !isClosed else { return }
      guard connectionLimit.enter() else { return pause(reason: "connection limit") }
      let client = accept4(descriptor, nil, nil, Int32(SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue))
      guard client >= 0 else {
        let code = errno
        connectionLimit.leave()
        switch Outcome(errno: code) {
        case .nothingWaits: return
        case .retry: continue
        case .pause: return pause(reason: String(cString: strerror(code)))
        }
      }
      isStarved = false
      ListeningSocket.disableDelay(client)
      handOver(client)
    }
  }

  private static let batch = 64

  private func handOver(_ client: Int32) {
    let target = targets[next]
    next = (next + 1) % targets.count
    if target === reactor {
      target.assumeIsolated { $0.adopt(client, tls: tls) }
    } else {
      target.loop.queue.async { [tls] in target.assumeIsolated { $0.adopt(client, tls: tls) } }
    }
  }

  /// Leaves clients in the backlog for a moment: the socket stays ready, so going on at once would spin.
  private func pause(reason: String) {
    if !isStarved { logger.warning("accepting paused", metadata: ["reason": "\(reason)"]) }
    isStarved = true
    reactor.loop.poller.change(descriptor, to: [])
    reactor.loop.queue.asyncAfter(deadline: .now() + limits.acceptPause.dispatchInterval) {
      self.assumeIsolated { $0.resume() }
    }
  }

  private func resume() {
    guard !isClosed else { return }
    reactor.loop.poller.change(descriptor, to: .read)
  }

  /// What an error of `accept` asks for.
  ///
  /// - Source: design/http.md "accept errors"; accept(2), "Error handling".
  enum Outcome: Equatable {
    case nothingWaits
    /// The error was that client's own.
    case retry
    /// Out of descriptors or buffers, or unknown.
    case pause

    init(errno code: Int32) {
      switch code {
      case EAGAIN: self = .nothingWaits
      case EINTR, ECONNABORTED, EPROTO, ENETDOWN, ENOPROTOOPT, EHOSTDOWN, ENONET, EHOSTUNREACH, ENETUNREACH, EPERM:
        self = .retry
      default: self = .pause
      }
    }
  }
}
