import Dispatch
package import Logging
package import Sandbox
import Synchronization

/// Tells addresses that were named at the start what happens to consignments: at once, in order, and again if need be.
///
/// - Source: contract/52-tracking-and-events.md, section 4. Addresses, repetition and fields are the sandbox's own.
package final class Webhooks: Sendable {
  private let lanes: [DeliveryLane]
  private let payloads: @Sendable (PastEvent) -> [WebhookPayload]
  private let queue = DispatchQueue(label: "webhooks")
  private let isEnded = Atomic(false)

  /// What falls due by a clock that runs is noticed so soon.
  private static let interval = DispatchTimeInterval.milliseconds(250)

  /// Why webhooks cannot be sent on this machine; nil when they can.
  package static var obstacle: String? { HTTPSession.obstacle }

  /// - Parameters:
  ///   - urls: where to.
  ///   - userAgent: what the requests name as their client.
  ///   - log: hears of what is given up.
  ///   - payloads: what is told of an event.
  package init(
    _ urls: [WebhookURL], userAgent: String, log: Logger,
    payloads: @escaping @Sendable (PastEvent) -> [WebhookPayload]
  ) {
    lanes = urls.map { DeliveryLane($0, userAgent: userAgent, log: log) }
    self.payloads = payloads
  }

  /// What tenants are to tell when something has happened.
  package var listener: @Sendable (Tenant) -> Void { { [self] in notice($0) } }

  /// To be called when something has happened in a tenant's world.
  func notice(_ tenant: Tenant) {
    queue.async { [self] in
      guard let outbox = tenant.outbox else { return }
      let payloads = outbox.take().flatMap(payloads)
      guard !payloads.isEmpty else { return }
      for lane in lanes { lane.add(payloads, of: tenant) }
    }
  }

  /// Looks after clocks that run, from here on.
  package func begin(watching tenants: Tenants) {
    queue.asyncAfter(deadline: .now() + Self.interval) { [weak self, weak tenants] in
      guard let self, let tenants, !isEnded.load(ordering: .relaxed) else { return }
      // To look is enough.
      for tenant in tenants.all { tenant.visit { _ in } }
      for lane in lanes { lane.tick() }
      begin(watching: tenants)
    }
  }

  package func end() { isEnded.store(true, ordering: .relaxed) }
}
