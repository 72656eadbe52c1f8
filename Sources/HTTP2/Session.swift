import CNghttp2
import HTTPCore

/// nghttp2 did not take what it was given.
struct SessionFailure: Error, Equatable {
  /// One of `NGHTTP2_ERR_…`.
  let code: Int32

  static let flooded = SessionFailure(code: NGHTTP2_ERR_FLOODED.rawValue)
  static let tooManyContinuations = SessionFailure(code: NGHTTP2_ERR_TOO_MANY_CONTINUATIONS.rawValue)
  static let badPreface = SessionFailure(code: NGHTTP2_ERR_BAD_CLIENT_MAGIC.rawValue)
}

/// An error code of RFC 9113 section 7.
enum StreamError: UInt32 {
  case none = 0
  case protocolError = 1
  case internalError = 2
  case streamClosed = 5
  case refusedStream = 7
  case cancel = 8
  case enhanceYourCalm = 11
}

/// One session of nghttp2, server side. Neither `Sendable` nor reentrant: it lives and dies inside one connection.
///
/// Every pointer of HTTP/2 is here and in `Session+Callbacks.swift`.
final class Session {
  let inbox: Inbox
  private let raw: OpaquePointer
  /// Owns what nghttp2's data sources point at.
  private var bodies: [Int32: Body] = [:]

  /// An answer's body while nghttp2 pulls it.
  final class Body {
    var bytes: [UInt8]
    var sent = 0
    /// Whether more is to come, or the stream's end.
    var isOpen: Bool
    init(_ bytes: [UInt8], isOpen: Bool) {
      self.bytes = bytes
      self.isOpen = isOpen
    }
  }

  init(limits: Limits, at now: ContinuousClock.Instant) throws(SessionFailure) {
    inbox = Inbox(limits: limits, at: now)
    raw = try Self.open(inbox)
    try submitSettings(limits)
  }

  deinit { nghttp2_session_del(raw) }

  private static func open(_ inbox: Inbox) throws(SessionFailure) -> OpaquePointer {
    var callbacks: OpaquePointer?
    try check(nghttp2_session_callbacks_new(&callbacks))
    defer { nghttp2_session_callbacks_del(callbacks) }
    setCallbacks(callbacks)

    var option: OpaquePointer?
    try check(nghttp2_option_new(&option))
    defer { nghttp2_option_del(option) }
    // Windows are opened again as bodies find room, not as they arrive.
    nghttp2_option_set_no_auto_window_update(option, 1)
    nghttp2_option_set_no_closed_streams(option, 1)
    nghttp2_option_set_stream_reset_rate_limit(option, inbox.limits.resetBurst, inbox.limits.resetsPerSecond)
    nghttp2_option_set_max_continuations(option, inbox.limits.continuations)
    nghttp2_option_set_max_outbound_ack(option, inbox.limits.pendingAcknowledgements)

    var raw: OpaquePointer?
    try check(nghttp2_session_server_new2(&raw, callbacks, Unmanaged.passUnretained(inbox).toOpaque(), option))
    guard let raw else { throw SessionFailure(code: NGHTTP2_ERR_NOMEM.rawValue) }
    return raw
  }

  private func submitSettings(_ limits: Limits) throws(SessionFailure) {
    let settings = [
      (NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS, limits.streams),
      (NGHTTP2_SETTINGS_MAX_HEADER_LIST_SIZE, limits.fieldBytes),
      // Streams take turns; what a client says of priorities is not looked at (RFC 9113 section 5.3.2).
      (NGHTTP2_SETTINGS_NO_RFC7540_PRIORITIES, 1),
    ].map { nghttp2_settings_entry(settings_id: Int32($0.rawValue), value: UInt32(clamping: $1)) }
    try Self.check(nghttp2_submit_settings(raw, 0, settings, settings.count))
    try Self.check(nghttp2_session_set_local_window_size(raw, 0, 0, Int32(clamping: limits.connectionWindow)))
  }

  private static func check(_ code: Int32) throws(SessionFailure) {
    guard code == 0 else { throw SessionFailure(code: code) }
  }

  // MARK: Bytes

  /// Makes the request that came in HTTP/1.1 stream 1, whose client's settings are `payload`.
  func upgrade(settings payload: [UInt8], isHead: Bool) throws(SessionFailure) {
    try Self.check(nghttp2_session_upgrade2(raw, payload, payload.count, isHead ? 1 : 0, nil))
  }

  /// Takes bytes from the client; what they say is then in the inbox.
  func receive(_ bytes: ArraySlice<UInt8>) throws(SessionFailure) {
    guard !bytes.isEmpty else { return }
    let count = bytes.withUnsafeBufferPointer { nghttp2_session_mem_recv(raw, $0.baseAddress, $0.count) }
    guard count >= 0 else { throw SessionFailure(code: Int32(clamping: count)) }
    if inbox.isFlooded { throw .flooded }
  }

  /// Appends frames to `output` until there are no more or it is full.
  func send(to output: inout OutputBuffer) throws(SessionFailure) {
    while !output.isFull {
      var chunk: UnsafePointer<UInt8>?
      let count = nghttp2_session_mem_send(raw, &chunk)
      guard count >= 0 else { throw SessionFailure(code: Int32(clamping: count)) }
      guard count > 0 else { return }
      output.append { $0 += UnsafeBufferPointer(start: chunk, count: count) }
    }
  }

  /// False once nothing more will be said by either side.
  var isAlive: Bool { nghttp2_session_want_read(raw) != 0 || nghttp2_session_want_write(raw) != 0 }

  // MARK: Answers

  /// Queues an answer's head and, unless nil, its body, or only the body's beginning.
  func respond(
    _ stream: Int32, _ fields: FieldBlock, body: [UInt8]?, isOpen: Bool = false
  ) throws(SessionFailure) {
    // Turns for all, whatever the client asked for.
    var priority = nghttp2_extpri(urgency: 3, inc: 1)
    _ = nghttp2_session_change_extpri_stream_priority(raw, stream, &priority, 1)
    let code = fields.withNameValues { values in
      guard let body else { return nghttp2_submit_response(raw, stream, values.baseAddress, values.count, nil) }
      let box = Body(body, isOpen: isOpen)
      bodies[stream] = box
      var provider = nghttp2_data_provider()
      provider.source.ptr = Unmanaged.passUnretained(box).toOpaque()
      provider.read_callback = Self.readBody
      return nghttp2_submit_response(raw, stream, values.baseAddress, values.count, &provider)
    }
    try Self.check(code)
  }

  /// Queues more of a body that is open.
  func extend(_ stream: Int32, with piece: ArraySlice<UInt8>, isLast: Bool) {
    guard let body = bodies[stream] else { return }
    if body.sent == body.bytes.count { (body.bytes, body.sent) = (Array(piece), 0) } else { body.bytes += piece }
    body.isOpen = !isLast
    // It fails when the body is still being sent: then it goes on by itself.
    _ = nghttp2_session_resume_data(raw, stream)
  }

  /// Whether all that is there of a body has been taken.
  func hasTaken(_ stream: Int32) -> Bool { bodies[stream].map { $0.sent == $0.bytes.count } ?? true }

  /// Queues an answer before the answer, `100 Continue`.
  func inform(_ stream: Int32, _ fields: FieldBlock) {
    // It can only fail for want of memory, and a client must do without it.
    _ = fields.withNameValues { nghttp2_submit_headers(raw, 0, stream, nil, $0.baseAddress, $0.count, nil) }
  }

  /// Lets go of a closed stream's body.
  func release(_ stream: Int32) { bodies[stream] = nil }

  func reset(_ stream: Int32, _ error: StreamError) { nghttp2_submit_rst_stream(raw, 0, stream, error.rawValue) }

  /// Takes no further requests; those that came are answered.
  func goAway() {
    nghttp2_submit_goaway(raw, 0, nghttp2_session_get_last_proc_stream_id(raw), StreamError.none.rawValue, nil, 0)
  }

  /// Ends the connection once the GOAWAY is out.
  func terminate(_ error: StreamError) { nghttp2_session_terminate_session(raw, error.rawValue) }

  // MARK: Windows

  /// Lets the client send `count` more bytes on the connection.
  func consumeConnection(_ count: Int) { nghttp2_session_consume_connection(raw, count) }

  /// Lets the client send `count` more bytes on a stream.
  func consume(_ stream: Int32, _ count: Int) { nghttp2_session_consume_stream(raw, stream, count) }

  /// Lets the client have up to `size` bytes on their way on a stream.
  func widen(_ stream: Int32, to size: Int) {
    guard size > Int(nghttp2_session_get_stream_effective_local_window_size(raw, stream)) else { return }
    nghttp2_session_set_local_window_size(raw, 0, stream, Int32(clamping: size))
  }

  /// Whether the client lets nothing more be sent on the connection.
  var isShut: Bool { nghttp2_session_get_remote_window_size(raw) <= 0 }

  /// Whether the client lets nothing more be sent on a stream.
  func isShut(_ stream: Int32) -> Bool { nghttp2_session_get_stream_remote_window_size(raw, stream) <= 0 }

  /// Whether the client has ended its side of a stream.
  func hasEnded(_ stream: Int32) -> Bool { nghttp2_session_get_stream_remote_close(raw, stream) != 0 }
}
