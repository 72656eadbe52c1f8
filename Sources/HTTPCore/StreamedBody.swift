import Synchronization

/// A body that is made while it goes out and whose end nobody knows beforehand.
///
/// Its maker puts pieces in, from any thread, and the transport takes them out as fast as the client reads. It holds little more than
/// ``room``: a maker that is told that there is no more waits until it is called. Whoever makes it lives as long as it, and so no longer
/// than the client's stream or connection.
package final class StreamedBody: Sendable {
  fileprivate struct State: Sendable {
    var bytes: [UInt8] = []
    var isFinished = false
    /// Whether the transport has been told that there is something, and has not taken it yet.
    var isTold = false
    /// Whether the maker waits to be called.
    var isAwaited = false
    var tell: (@Sendable () -> Void)?
  }

  /// Bytes from which on the maker waits.
  package static let room = 64 * 1024

  /// What goes out where nothing else has to, so that a client that is gone is noticed, and no proxy thinks the connection idle.
  package let heartbeat: [UInt8]
  /// Between two heartbeats.
  package let interval: Duration
  private let goOn: @Sendable (StreamedBody) -> Void
  private let state = Mutex(State())

  /// - Parameters:
  ///   - heartbeat: bytes that mean nothing to the client.
  ///   - interval: between two of them.
  ///   - goOn: called when the body begins and again when there is room after there was none, and must return at once.
  package init(
    heartbeat: [UInt8], every interval: Duration, goOn: @escaping @Sendable (StreamedBody) -> Void
  ) {
    self.heartbeat = heartbeat
    self.interval = max(interval, .milliseconds(1))
    self.goOn = goOn
  }

  // MARK: The maker's side

  /// - Returns: whether there is room for more; if not, the maker is called once there is.
  package func put(_ piece: [UInt8]) -> Bool {
    let (tell, hasRoom) = state.withLock { state -> ((@Sendable () -> Void)?, Bool) in
      guard !state.isFinished else { return (nil, false) }
      state.bytes += piece
      let hasRoom = state.bytes.count < Self.room
      state.isAwaited = !hasRoom
      return (state.news(), hasRoom)
    }
    tell?()
    return hasRoom
  }

  /// Whether there is room for more; if not, the maker is called once there is.
  package var hasRoom: Bool {
    state.withLock { state in
      if state.bytes.count >= Self.room { state.isAwaited = true }
      return !state.isAwaited
    }
  }

  /// Nothing more comes.
  package func finish() {
    let tell = state.withLock { state -> (@Sendable () -> Void)? in
      state.isFinished = true
      return state.news()
    }
    tell?()
  }

  // MARK: The transport's side

  /// Begins: `tell` is called, from any thread, when something has come that ``take()`` then gives, once for all that came together.
  package func begin(_ tell: @escaping @Sendable () -> Void) {
    let tell = state.withLock { state -> (@Sendable () -> Void)? in
      state.tell = tell
      return state.bytes.isEmpty && !state.isFinished ? nil : state.news()
    }
    tell?()
    goOn(self)
  }

  /// What has come since, and whether the body ends with it.
  package func take() -> (bytes: [UInt8], isLast: Bool) {
    let (bytes, isLast, isAwaited) = state.withLock { state -> ([UInt8], Bool, Bool) in
      defer {
        state.bytes = []
        state.isTold = false
        state.isAwaited = false
      }
      return (state.bytes, state.isFinished, state.isAwaited)
    }
    if isAwaited { goOn(self) }
    return (bytes, isLast)
  }

  /// Whether there is something to take.
  package var hasNews: Bool { state.withLock { !$0.bytes.isEmpty || $0.isFinished } }
}

extension StreamedBody: Equatable {
  package static func == (left: StreamedBody, right: StreamedBody) -> Bool { left === right }
}

extension StreamedBody.State {
  /// Whom to tell that there is something; nil where that has been done.
  fileprivate mutating func news() -> (@Sendable () -> Void)? {
    guard !isTold, let tell else { return nil }
    isTold = true
    return tell
  }
}
