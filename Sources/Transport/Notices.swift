import Logging
import Synchronization
import TLS

/// What clients get wrong about TLS: each kind is logged once, however many connections come.
final class Notices: Sendable {
  private let logger: Logger
  private let hasToldOfHello = Atomic<Bool>(false)
  private let hasToldOfDistrust = Atomic<Bool>(false)

  init(logger: Logger) { self.logger = logger }

  func tellOfHelloInTheClear() {
    guard !hasToldOfHello.exchange(true, ordering: .relaxed) else { return }
    logger.warning("a client spoke TLS to a port in the clear; such connections are closed, and this is said once")
  }

  func tellOfTLS(_ trouble: TLSTrouble) {
    logger.debug("TLS failed", metadata: ["reason": "\(trouble.reason)"])
    guard trouble.isDistrust, !hasToldOfDistrust.exchange(true, ordering: .relaxed) else { return }
    logger.warning(
      "a client does not trust the certificate, which the command 'trust' helps with; this is said once",
      metadata: ["reason": "\(trouble.reason)"])
  }
}
