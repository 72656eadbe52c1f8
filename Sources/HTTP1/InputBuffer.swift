import HTTPCore

/// Bytes that arrived and are not parsed yet.
struct InputBuffer: ~Copyable, Sendable {
  private(set) var bytes: [UInt8] = []
  /// Where the unparsed bytes begin.
  private(set) var start = 0
  /// How far behind `start` the search for a line end has come, so that dripping bytes are looked at once.
  private var scanned = 0
  /// Where the message at hand begins; nil once its first bytes are gone.
  private var mark: Int?
  /// Bytes of capacity kept while empty.
  private let keptCapacity: Int

  init(keptCapacity: Int) { self.keptCapacity = keptCapacity }

  var isEmpty: Bool { start == bytes.count }
  var count: Int { bytes.count - start }

  /// The unparsed byte at `offset`, or nil when it has not arrived.
  func byte(at offset: Int) -> UInt8? {
    offset < count ? bytes[start + offset] : nil
  }

  mutating func append(_ piece: ArraySlice<UInt8>) {
    if start > 0 {
      bytes.removeSubrange(..<start)
      start = 0
      mark = nil
    }
    bytes.append(contentsOf: piece)
  }

  /// Takes `count` bytes from the front.
  mutating func consume(_ count: Int) {
    start += count
    scanned = 0
    if start == bytes.count {
      bytes.removeAll(keepingCapacity: bytes.capacity <= keptCapacity)
      start = 0
      mark = nil
    }
  }

  /// Notes that a message begins with the next byte.
  mutating func beginMessage() { mark = start }

  /// What has been taken of the message at hand, and `count` bytes more; empty when its first bytes are gone.
  func message(upTo count: Int) -> ArraySlice<UInt8> { bytes[(mark ?? start + count)..<(start + count)] }

  /// The length of the next line without its end, or nil while its end has not arrived.
  ///
  /// Refuses at the first byte in sequence that no line may have, so the outcome is the same however the bytes are cut:
  /// a bare CR or LF, a control byte, or more than `limit` bytes.
  ///
  /// - Source: RFC 9112 section 2.2.
  mutating func lineLength(limit: Int, otherwise tooLong: @autoclosure () -> Refusal) throws(Refusal) -> Int? {
    switch Self.scan(bytes.span.extracting(start...), from: scanned, limit: limit) {
    case .incomplete(let index):
      scanned = index
      return nil
    case .line(let length): return length
    case .tooLong: throw tooLong()
    case .bareLineEnd: throw .malformedLineEnd
    case .control(let byte): throw .controlByte(byte)
    }
  }

  private enum Scan {
    case incomplete(at: Int)
    case line(length: Int)
    case tooLong
    case bareLineEnd
    case control(UInt8)
  }

  private static func scan(_ line: Span<UInt8>, from first: Int, limit: Int) -> Scan {
    var index = first
    let stop = min(line.count, limit)
    // A visible character, a blank, or a byte of a longer UTF-8 sequence.
    while index < stop, (line[index] >= 0x20 && line[index] != 0x7F) || line[index] == UInt8(ascii: "\t") { index += 1 }
    guard index < line.count else { return .incomplete(at: index) }
    if line[index] == UInt8(ascii: "\r") {
      guard index + 1 < line.count else { return .incomplete(at: index) }
      return line[index + 1] == UInt8(ascii: "\n") ? .line(length: index) : .bareLineEnd
    }
    if index >= limit { return .tooLong }
    return line[index] == UInt8(ascii: "\n") ? .bareLineEnd : .control(line[index])
  }
}
