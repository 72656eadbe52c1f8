import HTTPCore

/// A reply that is to be made off the loop, and where it goes.
struct PendingWork: Sendable {
  let descriptor: Int32
  /// The connection's number: it may be gone by then, and another have its descriptor.
  let connection: UInt64
  /// The stream of HTTP/2 that asked; 0 in HTTP/1.1, where one request is answered at a time.
  let stream: Int32
  let work: Answer.Work
}

/// A body that is to be made while it goes out, and where it goes.
struct PendingBody: Sendable {
  /// As those of a work.
  let descriptor: Int32
  let connection: UInt64
  let body: StreamedBody
}

/// A reply that comes when something has happened, and where it goes.
struct PendingWait: Sendable {
  /// As those of a work.
  let descriptor: Int32
  let connection: UInt64
  let stream: Int32
  let start: @Sendable (@escaping Answer.Deliver) -> Void
}
