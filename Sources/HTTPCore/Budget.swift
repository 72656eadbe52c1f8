/// What a connection may still ask of the server before the others of its loop are served.
package struct Budget: Sendable {
  private var requests: Int
  /// Bytes of bodies, those of requests and those of answers.
  private var bytes: Int

  /// A whole budget, of which one request of any size can always be answered.
  package init(_ limits: Limits) {
    requests = max(1, limits.requestsPerTurn)
    bytes = max(1, limits.bodiesPerTurn)
  }

  package var isUsedUp: Bool { requests <= 0 || bytes <= 0 }

  /// Counts a request that is handed out.
  package mutating func takeRequest(body: Int) {
    requests -= 1
    bytes -= min(body, bytes)
  }

  /// Counts an answer's body.
  package mutating func takeAnswer(body: Int) { bytes -= min(body, bytes) }
}
