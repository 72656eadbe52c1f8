/// A body as it is kept: whole up to ``JournalLimits/body``, else its beginning.
package struct KeptBody: Sendable {
  package let bytes: [UInt8]
  /// How long it was.
  package let size: Int

  package var isCut: Bool { bytes.count < size }
}

/// What was sent and what was answered, one behind the other in memory of their own: the memory in which they came and went is
/// used again by the next request, while the processor still has it at hand.
struct KeptBodies: Sendable {
  private let bytes: [UInt8]
  private let requestSize: Int
  private let replySize: Int

  init(_ request: [UInt8], _ reply: [UInt8]) {
    requestSize = request.count
    replySize = reply.count
    let (first, second) = (Self.kept(request.count), Self.kept(reply.count))
    var bytes: [UInt8] = []
    bytes.reserveCapacity(first + second)
    bytes += request.prefix(first)
    bytes += reply.prefix(second)
    self.bytes = bytes
  }

  var count: Int { bytes.count }
  var request: KeptBody { KeptBody(bytes: Array(bytes[..<Self.kept(requestSize)]), size: requestSize) }
  var reply: KeptBody { KeptBody(bytes: Array(bytes[Self.kept(requestSize)...]), size: replySize) }

  private static func kept(_ size: Int) -> Int { min(size, JournalLimits.body) }
}
