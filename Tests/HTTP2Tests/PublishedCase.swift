import Testing

/// A case of h2spec, the suite that servers of HTTP/2 are held against, told in our words: what is sent, and what has to come of it.
///
/// - Source: RFC 7540, by whose sections the suite is ordered, and RFC 7541.
struct PublishedCase: CustomTestStringConvertible, Sendable {
  enum Wanted: Sendable {
    /// The connection goes on, and the next request is answered.
    case goesOn
    /// The request on stream 1 is answered.
    case answer
    /// A PING is acknowledged.
    case ping
    /// The stream is reset with one of the codes, or the connection ends with it.
    case reset(Int32, [ErrorCode])
    /// The connection ends with one of the codes.
    case end([ErrorCode])
    /// The first DATA on stream 1 that is not empty has this many bytes.
    case data(Int)
    /// A PING is acknowledged, or the connection ends.
    case pingOrEnd
  }

  /// The suite's part, section, and place in it, as `http2/5.1/3`.
  let number: String
  let name: String
  /// The client's settings.
  let settings: [(id: UInt16, value: UInt32)]
  /// What is sent in one piece each.
  let pieces: [[Frame]]
  let wanted: Wanted

  init(
    _ number: String, _ name: String, _ wanted: Wanted, settings: [(id: UInt16, value: UInt32)] = [],
    _ pieces: [Frame]...
  ) {
    (self.number, self.name, self.wanted, self.settings, self.pieces) = (number, name, wanted, settings, pieces)
  }

  var testDescription: String { "\(number) \(name)" }

  /// The suite's part and section.
  var section: String { String(number[..<(number.lastIndex(of: "/") ?? number.endIndex)]) }
}
