import HTTPCore

/// A reply that is to be made off the loop, and where it goes.
struct PendingWork: Sendable {
  let connection: Connection
  /// The stream of HTTP/2 that asked; 0 in HTTP/1.1, where one request is answered at a time.
  let stream: Int32
  let work: Answer.Work
}

/// A reply that comes when something has happened, and where it goes.
struct PendingWait: Sendable {
  let connection: Connection
  /// As ``PendingWork/stream``.
  let stream: Int32
  let start: @Sendable (@escaping Answer.Deliver) -> Void
}
