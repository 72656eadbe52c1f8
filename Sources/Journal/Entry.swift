package import Contract
package import HTTPCore
import HTTPTypes
package import Routing
import Synchronization

/// One request and what came of it, as it was; nothing of it is written out before somebody asks.
///
/// Keys and credentials stand in what was sent, so nobody sees that as it is: the questions in `Entry+Redacted.swift` are the only way.
package final class Entry: Sendable {
  /// When the request was complete, by the machine's clock.
  package let time: DateTimeOffset
  /// What the world's clock showed when the request last looked at its world.
  package let worldTime: DateTimeOffset
  /// The operation's name; nil for a path or a method that leads to none.
  package let operation: String?
  package let parameters: PathParameters?
  /// How long it took to decide on the answer, in nanoseconds.
  package let decision: Int64
  /// When the answer was decided, by the clock of ``Moment/steadyNanoseconds``.
  private let ready: Int64
  /// Nanoseconds from then until it was out; less than 0 until it is.
  private let writing = Atomic<Int64>(-1)
  package let changes: [StateChange]
  /// Faults and magic values that struck, by name.
  package let faults: [AppliedFault]
  /// Members of the body that nobody read.
  package let unread: [UnreadMember]
  /// How the answer ended before the client had heard all of it; nil where it went out whole.
  package let ending: AnswerEnding?
  /// What was sent and answered, but for the bodies; shared with the connection's next request where that has the same head.
  private let request: Request
  private let reply: Reply
  private let bodies: KeptBodies
  package var requestBody: KeptBody { bodies.request }
  package var responseBody: KeptBody { bodies.reply }
  /// What it counts for against the limits.
  let cost: Int

  /// - Parameters:
  ///   - request: as it came.
  ///   - reply: as it goes out, but for what the transport adds; of one that is withheld nothing is kept.
  ///   - operation: the name of what it led to.
  ///   - parameters: what stood in the path.
  ///   - headSize: about how many bytes the request's fields take.
  ///   - time: when it came.
  ///   - worldTime: the world's own time.
  ///   - decision: nanoseconds from `time` until the answer was there.
  ///   - ready: when that was, by the clock of ``Moment/steadyNanoseconds``.
  ///   - changes: what it changed.
  ///   - faults: what was made to go wrong.
  ///   - unread: members of the body that nobody read.
  package init(
    _ request: borrowing Request, _ reply: borrowing Reply, operation: String?, parameters: PathParameters?,
    headSize: Int, time: DateTimeOffset, worldTime: DateTimeOffset, decision: Int64,
    ready: Int64 = Moment.steadyNanoseconds, changes: [StateChange] = [], faults: [AppliedFault] = [],
    unread: [UnreadMember] = []
  ) {
    self.request = request.withoutBody
    // What the client was not to hear was not sent, and is not kept as if it had been.
    let ending = AnswerEnding(reply.delivery)
    self.ending = ending
    switch (ending, reply.delivery?.manner) {
    case (nil, _):
      self.reply = reply.withoutBody
      bodies = KeptBodies(request.body, reply.body)
    case (_, .cut(let count)):
      self.reply = reply.withoutBody
      bodies = KeptBodies(request.body, Array(reply.body.prefix(max(0, count))))
    default:
      self.reply = Self.nothing
      bodies = KeptBodies(request.body, [])
    }
    self.operation = operation
    self.parameters = parameters
    self.time = time
    self.worldTime = worldTime
    self.decision = decision
    self.ready = ready
    self.changes = changes
    self.faults = faults
    self.unread = unread
    cost =
      Self.overhead + headSize + request.path.utf8.count + bodies.count
      + changes.count * MemoryLayout<StateChange>.stride + unread.reduce(0) { $0 + $1.cost }
  }

  /// What an entry takes besides its bodies and the request's fields: itself, the heads, the answer's fields.
  private static let overhead = 1024

  /// What stands for an answer that never came.
  private static let nothing = Reply(status: HTTPResponse.Status(code: 0))

  /// What stands in place of an operation where the sandbox itself was the client.
  package static let webhook = "Webhook"
  package var isWebhook: Bool { operation == Self.webhook }

  var sent: HTTPRequest { request.head }
  var answered: HTTPResponse { reply.head }
  /// How long the request took to arrive, from its first byte to its last, in nanoseconds; nil where nobody looked.
  package var reception: Int64? { request.reception }
  /// How long the answer took to go out, from its decision until the kernel had its last byte, in nanoseconds; nil while it is under
  /// way, and where it never goes out.
  package var transmission: Int64? {
    let nanoseconds = writing.load(ordering: .relaxed)
    return nanoseconds < 0 ? nil : nanoseconds
  }
  package var method: String { request.method.rawValue }
  /// The version of HTTP by which the request came.
  package var version: ProtocolVersion { request.version }
  /// Nil where no answer came: it was withheld, or an address of webhooks gave none.
  package var status: Int? { reply.status.code == 0 ? nil : reply.status.code }
  /// Whether the client was not to hear the answer, or not all of it.
  package var isUnheard: Bool { ending != nil }
}

extension Entry: AnswerWatch {
  package func answerIsOut() { writing.store(max(0, Moment.steadyNanoseconds - ready), ordering: .relaxed) }
}

/// Something that was made to go wrong.
package struct AppliedFault: Sendable, Equatable {
  package enum Kind: String, Sendable { case rule, header, magic }

  package let kind: Kind
  /// The rule's id or name, what the header said, or the magic value.
  package let name: String

  package init(_ kind: Kind, _ name: String) {
    self.kind = kind
    self.name = name
  }
}
