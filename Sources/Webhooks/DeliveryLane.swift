import Contract
import Dispatch
import Journal
import Logging
import Sandbox
import Synchronization

/// What goes to one address: a consignment's payloads in their order, the next when the one before has arrived or is given up.
/// No address waits for another.
final class DeliveryLane: Sendable {
  private struct Key: Hashable {
    let tenant: ObjectIdentifier
    let consignment: String
  }

  private struct Line {
    weak var tenant: Tenant?
    var deliveries: [Delivery] = []
    /// In ticks of the world's clock; nil: at once.
    var due: Int64?
  }

  private struct State {
    var lines: [Key: Line] = [:]
    /// Those that may go on at once.
    var ready: [Key] = []
    var count = 0
    var isScheduled = false
  }

  private let url: WebhookURL
  private let userAgent: String
  private let log: Logger
  private let queue: DispatchQueue
  private let state = Mutex(State())

  /// Beyond so many that wait, what comes is lost.
  private static let most = 100_000
  private static let milliseconds = 10_000

  init(_ url: WebhookURL, userAgent: String, log: Logger) {
    self.url = url
    self.userAgent = userAgent
    self.log = log
    queue = DispatchQueue(label: "webhook \(url)")
  }

  func add(_ payloads: [WebhookPayload], of tenant: Tenant) {
    let lost = state.withLock { state -> Int in
      for (place, payload) in payloads.enumerated() {
        guard state.count < Self.most else { return payloads.count - place }
        let key = Key(tenant: ObjectIdentifier(tenant), consignment: payload.consignment)
        var line = state.lines[key] ?? Line(tenant: tenant)
        if line.deliveries.isEmpty { state.ready.append(key) }
        line.deliveries.append(Delivery(payload: payload))
        state.lines[key] = line
        state.count += 1
      }
      return 0
    }
    if lost > 0 { log.warning("webhooks are lost, too many wait", metadata: ["url": "\(url)", "lost": "\(lost)"]) }
    schedule()
  }

  /// Lets those go on whose world's clock says so.
  func tick() {
    state.withLock { state in
      for (key, line) in state.lines {
        guard let due = line.due else { continue }
        guard let tenant = line.tenant else {
          state.count -= line.deliveries.count
          state.lines[key] = nil
          continue
        }
        guard tenant.worldTime().ticks >= due else { continue }
        state.lines[key]?.due = nil
        state.ready.append(key)
      }
    }
    schedule()
  }

  private func schedule() {
    let isNeeded = state.withLock { state in
      guard !state.ready.isEmpty, !state.isScheduled else { return false }
      state.isScheduled = true
      return true
    }
    if isNeeded { queue.async { self.run() } }
  }

  private func run() {
    guard let session = HTTPSession() else {
      state.withLock { $0.isScheduled = false }
      return
    }
    while let keys = takeReady() { for key in keys { send(key, by: session) } }
  }

  private func takeReady() -> [Key]? {
    state.withLock { state in
      guard !state.ready.isEmpty else {
        state.isScheduled = false
        return nil
      }
      defer { state.ready = [] }
      return state.ready
    }
  }

  /// Sends what waits for one consignment until something does not arrive.
  private func send(_ key: Key, by session: borrowing HTTPSession) {
    while let (tenant, delivery) = first(of: key) {
      let begin = Moment.now
      let fields = delivery.fields(userAgent: userAgent).map { "\($0.name): \($0.value)" }
      let outcome = session.post(
        delivery.payload.body, to: "\(url)", fields: fields + ["Expect:"], within: Self.milliseconds)
      let worldTime = tenant.worldTime()
      tenant.journal?.append(
        delivery.entry(to: url, userAgent: userAgent, outcome, begin: begin, worldTime: worldTime))
      if case .answered(200..<300) = outcome {
        drop(key)
      } else if delivery.attempts < Delivery.delays.count {
        let due = worldTime.adding(seconds: Delivery.delays[delivery.attempts])
        state.withLock { state in
          state.lines[key]?.deliveries[0].attempts += 1
          state.lines[key]?.due = due.ticks
        }
        return
      } else {
        log.warning(
          "a webhook was given up",
          metadata: ["url": "\(url)", "consignment": "\(key.consignment)", "reason": "\(outcome)"])
        drop(key)
      }
    }
  }

  /// What is to be sent next for a consignment whose world stands.
  private func first(of key: Key) -> (Tenant, Delivery)? {
    state.withLock { state in
      guard let line = state.lines[key] else { return nil }
      guard let tenant = line.tenant, let delivery = line.deliveries.first else {
        state.count -= line.deliveries.count
        state.lines[key] = nil
        return nil
      }
      return (tenant, delivery)
    }
  }

  private func drop(_ key: Key) {
    state.withLock { state in
      guard state.lines[key]?.deliveries.isEmpty == false else { return }
      state.lines[key]?.deliveries.removeFirst()
      state.count -= 1
    }
  }
}
