import HTTPCore

/// All that a callback of nghttp2 may touch: what happened is noted here and acted upon after nghttp2 has returned.
///
/// It holds no session, so no callback can enter nghttp2 again.
final class Inbox {
  enum Event {
    case headEnded(Int32)
    /// Bytes of body, kept or not.
    case bodyArrived(Int32, count: Int)
    /// The body or the trailers passed a limit; nothing more of them is kept.
    case refused(Int32, Refusal)
    case requestEnded(Int32)
    /// Bytes of an answer's body went out.
    case bodySent(Int32)
    /// An answer's last frame went out.
    case answered(Int32)
    case closed(Int32)
  }

  /// A request while it arrives.
  final class Message {
    /// When its head began.
    let begin: ContinuousClock.Instant
    var head = IncomingHead()
    var body: [UInt8] = []
    /// Whether the rest is thrown away.
    var isRefused = false

    private var longest: Int?

    init(at now: ContinuousClock.Instant) { begin = now }

    /// Largest body that it may have, kept for the pieces that follow. Bytes.
    func mostBody(_ limits: Limits) -> Int {
      let most = longest ?? head.mostBody(limits)
      longest = most
      return most
    }
  }

  let limits: Limits
  /// When what is being read came.
  var now: ContinuousClock.Instant
  var events: [Event] = []
  var messages: [Int32: Message] = [:]
  /// What the open head or trailer section has unpacked to. Bytes; there is never more than one.
  private var unpacked = 0
  /// Whether one unpacked to far more than is taken, as only an attack does: a few bytes can stand for megabytes, and each costs
  /// time even if nothing is kept. The connection ends then.
  ///
  /// - Source: RFC 9113 section 10.5.1.
  private(set) var isFlooded = false

  /// How many times ``Limits/fieldBytes`` a section may unpack to: up to here it is refused, and the connection goes on.
  private static let tolerance = 4

  init(limits: Limits, at now: ContinuousClock.Instant) {
    self.limits = limits
    self.now = now
  }

  /// Notes that a section of fields begins.
  func begin(_ stream: Int32, isTrailer: Bool) {
    unpacked = 0
    if !isTrailer { messages[stream] = Message(at: now) }
  }

  /// False when no more fields are to be unpacked.
  func field(_ stream: Int32, isTrailer: Bool, _ name: Span<UInt8>, _ value: Span<UInt8>) -> Bool {
    unpacked += name.count + value.count + IncomingHead.fieldOverhead
    if unpacked / Self.tolerance > limits.fieldBytes { isFlooded = true }
    guard !isFlooded else { return false }
    guard let message = messages[stream], !message.isRefused else { return true }
    if !isTrailer {
      message.head.add(name, value, limits: limits)
    } else if let refusal = message.head.addTrailer(name, value, limits: limits) {
      refuse(stream, message, refusal)
    }
    return true
  }

  func body(_ stream: Int32, _ bytes: UnsafeBufferPointer<UInt8>) {
    events.append(.bodyArrived(stream, count: bytes.count))
    guard let message = messages[stream], !message.isRefused else { return }
    let length = message.body.count + bytes.count
    if length > limits.body {
      let most = message.mostBody(limits)
      guard length <= most else { return refuse(stream, message, .bodyTooLarge(limit: most)) }
    }
    message.body.append(contentsOf: bytes)
  }

  private func refuse(_ stream: Int32, _ message: Message, _ refusal: Refusal) {
    message.isRefused = true
    message.body = []
    events.append(.refused(stream, refusal))
  }

  func closed(_ stream: Int32) {
    messages[stream] = nil
    events.append(.closed(stream))
  }
}
