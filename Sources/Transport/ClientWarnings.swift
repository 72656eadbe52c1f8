import Logging
import Synchronization
import TLS

/// What clients get wrong about TLS: each kind is logged once, however many connections come.
final class ClientWarnings: Sendable {
  private let logger: Logger
  private let hasWarnedOfHello = Atomic<Bool>(false)
  private let hasWarnedOfDistrust = Atomic<Bool>(false)

  init(logger: Logger) { self.logger = logger }

  func warnOfHelloInTheClear() {
    guard !hasWarnedOfHello.exchange(true, ordering: .relaxed) else { return }
    logger.warning("a client spoke TLS to a port in the clear; such connections are closed, and this is said once")
  }

  func warn(of failure: TLSSession.Failure) {
    logger.debug("TLS failed", metadata: ["reason": "\(failure.reason)"])
    guard failure.isDistrust, !hasWarnedOfDistrust.exchange(true, ordering: .relaxed) else { return }
    logger.warning(
      "a client does not trust the certificate, which the command 'trust' helps with; this is said once",
      metadata: ["reason": "\(failure.reason)"])
  }
}
