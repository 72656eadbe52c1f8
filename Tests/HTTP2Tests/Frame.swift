import CNghttp2

/// A frame as it stands on the wire, right or wrong.
///
/// - Source: RFC 9113 section 4.1.
struct Frame: Equatable {
  enum Kind: UInt8 {
    case data, headers, priority, reset, settings, pushPromise, ping, goAway, windowUpdate, continuation
  }

  var type: UInt8
  var flags: UInt8 = 0
  var stream: Int32 = 0
  var payload: [UInt8] = []

  var kind: Kind? { Kind(rawValue: type) }

  static let endStream: UInt8 = 0x1
  static let ack: UInt8 = 0x1
  static let endHeaders: UInt8 = 0x4
  static let padded: UInt8 = 0x8
  static let priorityFlag: UInt8 = 0x20

  init(_ kind: Kind, flags: UInt8 = 0, stream: Int32 = 0, _ payload: [UInt8] = []) {
    self.init(type: kind.rawValue, flags: flags, stream: stream, payload: payload)
  }

  init(type: UInt8, flags: UInt8 = 0, stream: Int32 = 0, payload: [UInt8] = []) {
    (self.type, self.flags, self.stream, self.payload) = (type, flags, stream, payload)
  }

  var bytes: [UInt8] {
    [UInt8(truncatingIfNeeded: payload.count >> 16), UInt8(truncatingIfNeeded: payload.count >> 8)]
      + [UInt8(truncatingIfNeeded: payload.count), type, flags] + Self.word(UInt32(bitPattern: stream)) + payload
  }

  /// Takes whole frames from the front of `bytes`.
  static func take(from bytes: inout [UInt8]) -> [Frame] {
    var frames: [Frame] = []
    var start = 0
    while bytes.count - start >= 9 {
      let length = Int(bytes[start]) << 16 | Int(bytes[start + 1]) << 8 | Int(bytes[start + 2])
      guard bytes.count - start >= 9 + length else { break }
      frames.append(
        Frame(
          type: bytes[start + 3], flags: bytes[start + 4], stream: Int32(bitPattern: number(bytes[(start + 5)...])),
          payload: Array(bytes[(start + 9)..<(start + 9 + length)])))
      start += 9 + length
    }
    bytes.removeFirst(start)
    return frames
  }

  static func word(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) } }

  static func number(_ bytes: ArraySlice<UInt8>) -> UInt32 { bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) } }
}

// MARK: Frames by name

extension Frame {
  static func settings(_ values: [(id: UInt16, value: UInt32)] = []) -> Frame {
    Frame(.settings, values.flatMap { [UInt8($0.id >> 8), UInt8($0.id & 0xFF)] + word($0.value) })
  }
  static let settingsAck = Frame(.settings, flags: ack)

  static func ping(_ byte: UInt8 = 7) -> Frame { Frame(.ping, [UInt8](repeating: byte, count: 8)) }

  static func reset(_ stream: Int32, _ code: UInt32 = 8) -> Frame { Frame(.reset, stream: stream, word(code)) }

  static func windowUpdate(_ stream: Int32, _ increment: UInt32) -> Frame {
    Frame(.windowUpdate, stream: stream, word(increment))
  }

  static func goAway(_ code: UInt32 = 0) -> Frame { Frame(.goAway, word(0) + word(code)) }

  static func data(_ stream: Int32, _ bytes: [UInt8], end: Bool = true) -> Frame {
    Frame(.data, flags: end ? endStream : 0, stream: stream, bytes)
  }
  static func data(_ stream: Int32, _ text: String, end: Bool = true) -> Frame {
    data(stream, Array(text.utf8), end: end)
  }

  /// A whole head in one frame.
  static func headers(_ stream: Int32, _ fields: [(String, String)], end: Bool = true) -> Frame {
    Frame(.headers, flags: endHeaders | (end ? endStream : 0), stream: stream, HPACK.literals(fields))
  }

  static func get(_ stream: Int32, _ path: String = "/", _ more: [(String, String)] = []) -> Frame {
    headers(stream, head("GET", path) + more)
  }

  /// A POST's head, its body still to come.
  static func post(_ stream: Int32, _ path: String = "/", _ more: [(String, String)] = []) -> Frame {
    headers(stream, head("POST", path) + more, end: false)
  }

  static func head(_ method: String, _ path: String) -> [(String, String)] {
    [(":method", method), (":scheme", "http"), (":path", path), (":authority", "a.test")]
  }
}

/// Just enough of RFC 7541.
enum HPACK {
  /// Each field as a literal that is not indexed and not Huffman-coded.
  static func literals(_ fields: [(String, String)]) -> [UInt8] {
    fields.flatMap { [0x00] + string(Array($0.0.utf8)) + string(Array($0.1.utf8)) }
  }

  /// A field as a literal that enters the dynamic table; from then on it is index 62.
  static func indexed(_ name: String, _ value: String) -> [UInt8] {
    [0x40] + string(Array(name.utf8)) + string(Array(value.utf8))
  }

  static func string(_ bytes: [UInt8]) -> [UInt8] { integer(bytes.count, prefix: 7) + bytes }

  static func integer(_ value: Int, prefix: Int) -> [UInt8] {
    let most = 1 << prefix - 1
    guard value >= most else { return [UInt8(value)] }
    var (rest, bytes) = (value - most, [UInt8(most)])
    while rest >= 128 {
      bytes.append(UInt8(rest & 0x7F | 0x80))
      rest >>= 7
    }
    return bytes + [UInt8(rest)]
  }
}

/// Reads the heads of answers, in order, as the dynamic table wants it.
final class HeadReader {
  private var inflater: OpaquePointer?

  init() { nghttp2_hd_inflate_new(&inflater) }
  deinit { nghttp2_hd_inflate_del(inflater) }

  /// `name: value` of each field.
  func read(_ block: [UInt8]) -> [String] {
    var fields: [String] = []
    var start = 0
    while true {
      var field = nghttp2_nv()
      var flags: Int32 = 0
      let count = block[start...].withUnsafeBufferPointer {
        nghttp2_hd_inflate_hd2(inflater, &field, &flags, $0.baseAddress, $0.count, 1)
      }
      guard count >= 0 else { return ["broken"] }
      start += count
      if flags & Int32(NGHTTP2_HD_INFLATE_EMIT.rawValue) != 0 {
        let name = String(decoding: UnsafeBufferPointer(start: field.name, count: field.namelen), as: UTF8.self)
        let value = String(decoding: UnsafeBufferPointer(start: field.value, count: field.valuelen), as: UTF8.self)
        fields.append("\(name): \(value)")
      } else if flags & Int32(NGHTTP2_HD_INFLATE_FINAL.rawValue) != 0 {
        nghttp2_hd_inflate_end_headers(inflater)
        return fields
      } else if start == block.count {
        return fields + ["broken"]
      }
    }
  }
}
