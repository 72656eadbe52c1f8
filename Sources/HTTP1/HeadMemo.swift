import HTTPCore

/// The whole head of a connection's last request, so that a head of the same bytes, or one that differs in its request line alone, is
/// not parsed again.
///
/// What was accepted once is accepted again: the limits of a connection do not change, and nothing else decides about a head but its
/// bytes.
struct HeadMemo: ~Copyable, Sendable {
  private var bytes: [UInt8] = []
  /// Of the request line with its end.
  private var lineLength = 0
  /// As it was behind its last line; nil while nothing is remembered.
  private(set) var head: RequestHead?
  private var version = Version.http11
  /// What became of it, for a head that is the same as a whole.
  private(set) var request: Request.Head?
  private var isRecording = false

  /// Longest head kept: a bound on what an idle connection holds.
  private static let longest = 2048

  /// Notes that a request was complete: from the second on, heads are worth keeping.
  mutating func requestEnded() { isRecording = true }

  /// The length of the head, if all of the same one stands at the front of `input`.
  func whole(in input: borrowing InputBuffer) -> Int? {
    request != nil && Self.stands(bytes.span, in: input) ? bytes.count : nil
  }

  /// The length of the head's fields, if all of the same ones stand at the front of `input` and mean the same behind this line.
  func fields(behind line: RequestLine, in input: borrowing InputBuffer) -> Int? {
    guard request != nil, line.version == version, line.unknownMethod == nil,
      Self.stands(bytes.span.extracting(lineLength...), in: input)
    else { return nil }
    return bytes.count - lineLength
  }

  /// Keeps a head that is complete and not refused; `bytes` are all of it, empty when they are not at hand.
  mutating func keep(_ head: RequestHead, _ request: Request.Head, _ bytes: ArraySlice<UInt8>, lineLength: Int) {
    guard isRecording, !bytes.isEmpty, bytes.count <= Self.longest else { return forget() }
    self.bytes.removeAll(keepingCapacity: true)
    self.bytes += bytes
    self.lineLength = lineLength
    self.head = head
    version = head.line.version
    self.request = request
  }

  private mutating func forget() {
    head = nil
    request = nil
  }

  private static func stands(_ known: Span<UInt8>, in input: borrowing InputBuffer) -> Bool {
    guard known.count <= input.count else { return false }
    let candidate = input.bytes.span.extracting(input.start..<(input.start + known.count))
    // No early exit: the loop is compiled to wide compares.
    var difference: UInt8 = 0
    for index in known.indices { difference |= known[index] ^ candidate[index] }
    return difference == 0
  }
}
