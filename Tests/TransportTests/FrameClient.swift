import Glibc

/// An HTTP/2 client of raw frames on a blocking socket.
final class FrameClient {
  struct Frame: Equatable {
    var type: UInt8
    var flags: UInt8 = 0
    var stream: UInt32 = 0
    var payload: [UInt8] = []

    static let data: UInt8 = 0
    static let headers: UInt8 = 1
    static let reset: UInt8 = 3
    static let settings: UInt8 = 4
    static let goAway: UInt8 = 7
    static let windowUpdate: UInt8 = 8

    static func word(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) } }

    var bytes: [UInt8] {
      Array(Self.word(UInt32(payload.count)).dropFirst()) + [type, flags] + Self.word(stream) + payload
    }

    /// A head of four fields, not compressed.
    static func head(_ stream: UInt32, _ method: String, _ path: String, end: Bool = true) -> Frame {
      let fields = [(":method", method), (":scheme", "http"), (":path", path), (":authority", "a.test")]
      var block: [UInt8] = []
      for (name, value) in fields {
        block += [0, UInt8(name.utf8.count)] + Array(name.utf8)
        block += [UInt8(value.utf8.count)] + Array(value.utf8)
      }
      return Frame(type: headers, flags: end ? 5 : 4, stream: stream, payload: block)
    }

    static func windowUpdate(_ stream: UInt32, _ increment: UInt32) -> Frame {
      Frame(type: windowUpdate, stream: stream, payload: word(increment))
    }
  }

  static let preface = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)
  /// SETTINGS with a first window of 1 GiB, so that tests need open the connection's alone.
  static let settings = Frame(type: Frame.settings, payload: [0, 4, 0x40, 0, 0, 0])

  let client: Client
  private var buffer: [UInt8] = []
  private var start = 0
  /// Bytes that the server lets be sent, by stream; those of the connection under 0.
  private var windows: [UInt32: Int] = [:]
  private static let firstWindow = 65_535

  init(_ client: Client) { self.client = client }

  /// Connects and says that it speaks HTTP/2.
  init(port: UInt16, buffers: Int32? = nil) throws {
    client = try Client(port: port, receiveBuffer: buffers, sendBuffer: buffers)
    try begin()
  }

  /// Says that it speaks HTTP/2.
  func begin() throws {
    try client.send(Self.preface + Self.settings.bytes + Frame(type: Frame.settings, flags: 1).bytes)
  }

  func send(_ frames: Frame...) throws { try client.send(frames.flatMap(\.bytes)) }

  /// The next frame, nil at the end of the stream.
  func frame() throws -> Frame? {
    let frame = try nextFrame()
    if let frame, frame.type == Frame.windowUpdate {
      windows[frame.stream, default: Self.firstWindow] += frame.payload.reduce(0) { $0 << 8 | Int($1) }
    }
    return frame
  }

  private func nextFrame() throws -> Frame? {
    while true {
      let held = buffer[start...]
      let count = held.prefix(3).reduce(0) { $0 << 8 | Int($1) } + 9
      if held.count >= 9, held.count >= count {
        let at = held.startIndex
        start += count
        return Frame(
          type: held[at + 3], flags: held[at + 4], stream: held[(at + 5)..<(at + 9)].reduce(0) { $0 << 8 | UInt32($1) },
          payload: Array(held[(at + 9)..<(at + count)]))
      }
      buffer.removeFirst(start)
      start = 0
      var piece = [UInt8](repeating: 0, count: 65_536)
      let received = recv(client.descriptor, &piece, piece.count, 0)
      guard received >= 0 else { throw Client.Failure(call: "recv", code: errno) }
      guard received > 0 else { return nil }
      buffer += piece[..<received]
    }
  }

  /// The body of a stream's answer, once it is whole; windows are opened again as bytes come.
  func body(_ stream: UInt32) throws -> [UInt8] { try bodies([stream])[stream] ?? [] }

  func bodies(_ streams: [UInt32]) throws -> [UInt32: [UInt8]] {
    var open = Set(streams)
    var bodies: [UInt32: [UInt8]] = [:]
    while !open.isEmpty {
      guard let frame = try frame() else { throw Client.Failure(call: "end of stream", code: 0) }
      if frame.type == Frame.data {
        bodies[frame.stream, default: []] += frame.payload
        if !frame.payload.isEmpty { try send(.windowUpdate(0, UInt32(frame.payload.count))) }
      }
      if frame.type <= Frame.headers, frame.flags & 1 != 0 { open.remove(frame.stream) }
      if frame.type == Frame.reset { throw Client.Failure(call: "reset", code: Int32(frame.payload.last ?? 0)) }
    }
    return bodies
  }

  func exchange(_ frame: Frame) throws -> String {
    try send(frame)
    return String(decoding: try body(frame.stream), as: UTF8.self)
  }

  /// Uploads on a stream as far as the server opens windows; answers that come meanwhile are thrown away.
  func upload(_ stream: UInt32, _ bytes: [UInt8]) throws {
    var sent = 0
    while sent < bytes.count {
      let window = min(windows[stream, default: Self.firstWindow], windows[0, default: Self.firstWindow])
      let count = min(16_384, bytes.count - sent, window)
      if count > 0 {
        let isLast = sent + count == bytes.count
        try send(
          Frame(type: Frame.data, flags: isLast ? 1 : 0, stream: stream, payload: Array(bytes[sent..<(sent + count)])))
        sent += count
        windows[stream, default: Self.firstWindow] -= count
        windows[0, default: Self.firstWindow] -= count
      } else {
        guard let frame = try frame() else { throw Client.Failure(call: "end of stream", code: 0) }
        if frame.type == Frame.data, !frame.payload.isEmpty {
          try send(.windowUpdate(0, UInt32(frame.payload.count)))
        }
      }
    }
  }
}

extension Client {
  /// The next `count` bytes.
  func exactly(_ count: Int) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    guard recv(descriptor, &bytes, count, Int32(MSG_WAITALL)) == count else {
      throw Failure(call: "recv", code: errno)
    }
    return bytes
  }
}
