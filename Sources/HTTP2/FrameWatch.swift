/// Follows the frames that arrive without looking into them: which are of no use, and whether one stands open.
///
/// nghttp2 reads a frame as it comes and has neither clock nor count for those that only keep a server busy.
///
/// - Source: RFC 9113 sections 4.1 and 10.5.
struct FrameWatch: Sendable {
  /// Frames so far that carry nothing: PING, SETTINGS, PRIORITY, unknown types, DATA without bytes or end.
  private(set) var idleFrames = 0
  /// Counts frames and heads begun, so that two looks can tell whether the open one is still the same.
  private(set) var unit = 0

  /// Whether the client's preface has come, to its last byte.
  private(set) var hasPreface = false

  /// Whether PRIORITY came on stream 0 (RFC 9113 section 6.3), or made a stream depend on itself (RFC 7540 section 5.3.1):
  /// nghttp2 ignores it wherever it stands.
  private(set) var hasMisplacedPriority = false

  /// Whether HEADERS opened a stream below an earlier one (RFC 9113 section 5.1.1): nghttp2 ignores them.
  private(set) var hasStreamOutOfOrder = false
  /// The latest streams that HEADERS opened, each above the one before.
  private var opened: [UInt32] = []
  private var oldestOpened = 0
  private var latestOpened: UInt32 = 0

  /// Whether DATA or HEADERS came on a stream that the client had ended or reset (RFC 9113 section 5.1): nghttp2 forgets streams that
  /// are over.
  private(set) var hasFrameOnEndedStream = false
  /// Streams that the client has ended or reset, the latest of them.
  private var ended: [UInt32] = []
  private var oldestEnded = 0

  /// The open frame's header as far as it has come.
  private var header: [UInt8] = []
  /// Bytes of the open frame's payload that are still to come; at the outset those of the client's preface.
  private var remaining = Preface.bytes.count
  private var type = Self.preface
  private var flags: UInt8 = 0
  private var stream: UInt32 = 0
  /// The stream that an open PRIORITY names, as far as it has come.
  private var dependency: [UInt8] = []
  /// Whether HEADERS came whose last CONTINUATION has not.
  private var isInHead = false

  private static let data: UInt8 = 0
  private static let headers: UInt8 = 1
  private static let priority: UInt8 = 2
  private static let reset: UInt8 = 3
  private static let continuation: UInt8 = 9
  private static let preface = UInt8.max
  private static let endStream: UInt8 = 0x1
  private static let endHeaders: UInt8 = 0x4
  private static let headerLength = 9

  init() { header.reserveCapacity(Self.headerLength) }

  /// Whether a frame or a head has begun and not ended. The payload of DATA does not count: it has a deadline of its own.
  var isOpen: Bool {
    if unit == 0 { return false }
    return isInHead || !header.isEmpty || (remaining > 0 && type != Self.data)
  }

  /// Looks at `bytes` and returns those to hand on: they never end within a frame's header, because nghttp2 1.52 counts
  /// each piece of a CONTINUATION's header as one more CONTINUATION.
  mutating func take(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let held = header
    follow(bytes)
    guard held.isEmpty else { return (held + bytes).dropLast(header.count) }
    return bytes.dropLast(header.count)
  }

  private mutating func follow(_ bytes: ArraySlice<UInt8>) {
    unit = max(unit, 1)
    var rest = bytes
    while !rest.isEmpty {
      if remaining > 0 {
        let count = min(remaining, rest.count)
        if type == Self.priority { noteDependency(rest.prefix(count)) }
        remaining -= count
        rest = rest.dropFirst(count)
        if remaining == 0 { end() }
      } else {
        if header.isEmpty, !isInHead { unit += 1 }
        let piece = rest.prefix(Self.headerLength - header.count)
        header.append(contentsOf: piece)
        rest = rest.dropFirst(piece.count)
        if header.count == Self.headerLength { begin() }
      }
    }
  }

  private mutating func begin() {
    remaining = Int(header[0]) << 16 | Int(header[1]) << 8 | Int(header[2])
    type = header[3]
    flags = header[4]
    stream = Self.number(header[5...])
    dependency.removeAll(keepingCapacity: true)
    if type == Self.priority, stream == 0 { hasMisplacedPriority = true }
    if type == Self.headers { noteHead() }
    noteEnd()
    header.removeAll(keepingCapacity: true)
    switch type {
    case Self.data: if remaining == 0, flags & Self.endStream == 0 { idleFrames += 1 }
    case Self.headers, Self.continuation: isInHead = true
    // RST_STREAM, PUSH_PROMISE, GOAWAY and WINDOW_UPDATE have their own limits.
    case 3, 5, 7, 8: break
    default: idleFrames += 1
    }
    if remaining == 0 { end() }
  }

  /// Four bytes without their first bit, which is reserved or says something else.
  private static func number(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.reduce(0) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
  }

  /// Streams that are remembered as opened, and as ended: as many as may be open.
  private static let mostRemembered = 100

  /// Trailers come on a stream that was opened before. Of streams older than those that are remembered nothing is known.
  private mutating func noteHead() {
    guard stream > latestOpened else {
      let isForgotten = opened.count == Self.mostRemembered && stream < opened[oldestOpened]
      if !isForgotten, !opened.contains(stream) { hasStreamOutOfOrder = true }
      return
    }
    latestOpened = stream
    Self.remember(stream, in: &opened, oldest: &oldestOpened)
  }

  private static func remember(_ stream: UInt32, in streams: inout [UInt32], oldest: inout Int) {
    if streams.count < mostRemembered {
      streams.append(stream)
    } else {
      streams[oldest] = stream
      oldest = (oldest + 1) % mostRemembered
    }
  }

  private mutating func noteEnd() {
    let isMessage = type == Self.data || type == Self.headers
    guard isMessage || type == Self.reset else { return }
    if isMessage, ended.contains(stream) { hasFrameOnEndedStream = true }
    guard type == Self.reset || flags & Self.endStream != 0 else { return }
    Self.remember(stream, in: &ended, oldest: &oldestEnded)
  }

  private mutating func noteDependency(_ bytes: ArraySlice<UInt8>) {
    guard dependency.count < 4 else { return }
    dependency += bytes.prefix(4 - dependency.count)
    if dependency.count == 4, Self.number(dependency[...]) == stream { hasMisplacedPriority = true }
  }

  private mutating func end() {
    hasPreface = true
    if type == Self.headers || type == Self.continuation { isInHead = flags & Self.endHeaders == 0 }
  }
}
