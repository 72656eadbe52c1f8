import CNghttp2

// What nghttp2 calls. Each copies what it is shown into the inbox, and nothing else; the session argument is never used.

extension Session {
  static func setCallbacks(_ callbacks: OpaquePointer?) {
    nghttp2_session_callbacks_set_on_begin_headers_callback(callbacks) { _, frame, user in
      guard let inbox = Session.inbox(user), let frame = frame?.pointee else { return 0 }
      inbox.begin(frame.hd.stream_id, isTrailer: !Session.isRequest(frame))
      return 0
    }
    nghttp2_session_callbacks_set_on_header_callback(callbacks) {
      _, frame, name, nameCount, value, valueCount, _, user in
      guard let inbox = Session.inbox(user), let frame = frame?.pointee else { return 0 }
      let goesOn = inbox.field(
        frame.hd.stream_id, isTrailer: !Session.isRequest(frame),
        UnsafeBufferPointer(start: name, count: nameCount).span,
        UnsafeBufferPointer(start: value, count: valueCount).span)
      // Then nghttp2 reads on without looking into the fields, which is cheap, and stays usable for the last words.
      return goesOn ? 0 : NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE.rawValue
    }
    // Without this, nghttp2 drops fields that make a request malformed (RFC 9113 section 8.2.1) and goes on.
    nghttp2_session_callbacks_set_on_invalid_header_callback(callbacks) { _, _, _, _, _, _, _, _ in
      NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE.rawValue
    }
    nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks) { _, _, stream, bytes, count, user in
      Session.inbox(user)?.body(stream, UnsafeBufferPointer(start: bytes, count: count))
      return 0
    }
    nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks) { _, frame, user in
      guard let inbox = Session.inbox(user), let frame = frame?.pointee else { return 0 }
      let isHeaders = frame.hd.type == Session.headers
      guard isHeaders || frame.hd.type == Session.data else { return 0 }
      if isHeaders, Session.isRequest(frame) { inbox.events.append(.headEnded(frame.hd.stream_id)) }
      if frame.hd.flags & Session.endStream != 0 { inbox.events.append(.requestEnded(frame.hd.stream_id)) }
      return 0
    }
    nghttp2_session_callbacks_set_on_frame_send_callback(callbacks) { _, frame, user in
      guard let inbox = Session.inbox(user), let frame = frame?.pointee else { return 0 }
      let isData = frame.hd.type == Session.data
      guard isData || frame.hd.type == Session.headers else { return 0 }
      if isData { inbox.events.append(.bodySent(frame.hd.stream_id)) }
      if frame.hd.flags & Session.endStream != 0 { inbox.events.append(.answered(frame.hd.stream_id)) }
      return 0
    }
    nghttp2_session_callbacks_set_on_stream_close_callback(callbacks) { _, stream, _, user in
      Session.inbox(user)?.closed(stream)
      return 0
    }
  }

  /// Fills nghttp2's frame from the body that the source points at.
  static let readBody: nghttp2_data_source_read_callback = { _, _, out, room, flags, source, _ in
    guard let pointer = source?.pointee.ptr, let out else { return Int(NGHTTP2_ERR_CALLBACK_FAILURE.rawValue) }
    let body = Unmanaged<Body>.fromOpaque(pointer).takeUnretainedValue()
    let count = min(room, body.bytes.count - body.sent)
    if count == 0, body.isOpen { return Int(NGHTTP2_ERR_DEFERRED.rawValue) }
    body.bytes.withUnsafeBufferPointer { bytes in
      if count > 0, let base = bytes.baseAddress { out.update(from: base + body.sent, count: count) }
    }
    body.sent += count
    if body.sent == body.bytes.count, !body.isOpen { flags?.pointee |= NGHTTP2_DATA_FLAG_EOF.rawValue }
    return count
  }

  private static func inbox(_ user: UnsafeMutableRawPointer?) -> Inbox? {
    user.map { Unmanaged<Inbox>.fromOpaque($0).takeUnretainedValue() }
  }

  private static func isRequest(_ frame: nghttp2_frame) -> Bool {
    frame.hd.type == headers && frame.headers.cat == NGHTTP2_HCAT_REQUEST
  }

  private static let data = UInt8(NGHTTP2_DATA.rawValue)
  private static let headers = UInt8(NGHTTP2_HEADERS.rawValue)
  private static let endStream = UInt8(NGHTTP2_FLAG_END_STREAM.rawValue)
}
