/// Tells HTTP/2 with prior knowledge from HTTP/1.1 by the first bytes that a client sends.
///
/// The first byte that differs decides, so an HTTP/1.1 client never waits. What matched until then is ``matched``, for whoever
/// reads on in HTTP/1.1.
///
/// - Source: RFC 9113 section 3.4.
package struct Preface: Sendable {
  package enum Verdict: Sendable, Equatable {
    case undecided
    case http2
    case other
  }

  /// When the first byte came; nil until then.
  package private(set) var start: ContinuousClock.Instant?
  private var count = 0

  package init() {}

  /// What arrived, as long as it is the preface's beginning.
  package var matched: ArraySlice<UInt8> { Self.bytes[..<count] }

  /// Looks at `bytes`, which are not counted as ``matched`` when the verdict is `other`.
  package mutating func take(_ bytes: ArraySlice<UInt8>, at now: ContinuousClock.Instant) -> Verdict {
    start = start ?? now
    let wanted = Self.bytes[count...]
    guard zip(bytes, wanted).allSatisfy({ $0 == $1 }) else { return .other }
    guard bytes.count < wanted.count else { return .http2 }
    count += bytes.count
    return .undecided
  }

  package static let bytes = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)
}
