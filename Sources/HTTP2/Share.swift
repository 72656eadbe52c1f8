import HTTP1

/// What a connection may still ask of the server before the others of its loop have their turn.
struct Share {
  private var requests: Int
  /// Bytes of bodies, those of requests and those of answers.
  private var bytes: Int

  /// A whole share, of which one request of any size can always be answered.
  init(_ limits: Limits) {
    requests = max(1, limits.requestsPerTurn)
    bytes = max(1, limits.bodiesPerTurn)
  }

  var isUsedUp: Bool { requests <= 0 || bytes <= 0 }

  /// Counts a request that is handed out.
  mutating func takeRequest(_ body: Int) {
    requests -= 1
    bytes -= min(body, bytes)
  }

  /// Counts an answer's body.
  mutating func takeAnswer(_ body: Int) { bytes -= min(body, bytes) }
}
