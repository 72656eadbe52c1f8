import HTTPCore

/// Collects one request's body and removes its framing, or reads it away when the request is refused.
///
/// - Source: RFC 9112 sections 6 and 7.
struct BodyReader: Sendable {
  enum Progress: Sendable {
    /// More bytes must arrive.
    case incomplete
    case complete
    /// The rest of a refused message is too long to be worth reading: framing is given up.
    case abandoned
  }

  private enum Stage {
    case data(remaining: Int)
    case terminator
    case size
    case trailers
    case end
  }

  /// Why the message is refused; its rest is then discarded.
  private(set) var refusal: Refusal?

  private var body: [UInt8] = []
  private var stage = Stage.end
  private var isChunked = false
  /// Bytes of body that were announced: the length, or that of the chunks so far.
  private var received = 0
  /// The most that they may be.
  private var longest = 0
  private var discarded = 0
  private var fieldCount = 0
  private var fieldBytes = 0
  private var trailerCount = 0

  /// For a message without body.
  init() {}

  init(_ head: RequestHead, limits: Limits) {
    refusal = head.refusal
    fieldCount = head.fieldCount
    fieldBytes = head.fieldBytes
    switch head.framing {
    case .none: stage = .end
    case .length(let length):
      stage = .data(remaining: length)
      received = length
      if refusal != nil { discarded = length }
    case .chunked:
      stage = .size
      isChunked = true
      longest = head.mostBody(limits)
    }
  }

  /// Bytes of body that came.
  var count: Int { body.count }
  /// Bytes of body that are to be held in the end, as far as is known.
  var announced: Int { refusal == nil ? received : 0 }

  /// Sees to it that what was announced is moved no more while it arrives.
  mutating func reserve() { if !isChunked { body.reserveCapacity(received) } }

  /// Bytes of memory that are held for them.
  var heldBytes: Int { body.capacity }

  /// The body, which is given away.
  mutating func take() -> [UInt8] {
    defer { body = [] }
    return body
  }

  /// Takes what it can from the front of `input`.
  mutating func read(_ input: inout InputBuffer, limits: Limits) throws(Refusal) -> Progress {
    while true {
      if discarded > limits.unreadBody { return .abandoned }
      switch stage {
      case .end: return .complete
      case .data(let remaining):
        let count = min(remaining, input.count)
        if refusal == nil {
          let piece = input.bytes[input.start..<(input.start + count)]
          // Most bodies come whole.
          if body.isEmpty { body = Array(piece) } else { body.append(contentsOf: piece) }
        }
        input.consume(count)
        guard count == remaining else {
          stage = .data(remaining: remaining - count)
          return .incomplete
        }
        stage = isChunked ? .terminator : .end
      case .terminator:
        guard try readTerminator(&input) else { return .incomplete }
        stage = .size
      case .size:
        guard let size = try readSize(&input, limits: limits) else { return .incomplete }
        stage = size == 0 ? .trailers : .data(remaining: size)
        expect(size)
      case .trailers:
        guard let isLast = try readTrailer(&input, limits: limits) else { return .incomplete }
        if isLast { stage = .end }
      }
    }
  }

  /// Counts a chunk before its bytes are read, so that the limit holds while reading.
  private mutating func expect(_ size: Int) {
    let (total, overflow) = received.addingReportingOverflow(size)
    received = overflow ? .max : total
    if refusal == nil, received > longest {
      refusal = .bodyTooLarge(limit: longest)
      body = []
    }
    if refusal != nil {
      let (sum, overflow) = discarded.addingReportingOverflow(size)
      discarded = overflow ? .max : sum
    }
  }

  private mutating func readTerminator(_ input: inout InputBuffer) throws(Refusal) -> Bool {
    guard let first = input.byte(at: 0) else { return false }
    guard first == UInt8(ascii: "\r") else { throw .malformedChunk(.terminator) }
    guard let second = input.byte(at: 1) else { return false }
    guard second == UInt8(ascii: "\n") else { throw .malformedChunk(.terminator) }
    input.consume(2)
    return true
  }

  private mutating func readSize(_ input: inout InputBuffer, limits: Limits) throws(Refusal) -> Int? {
    let longest = limits.chunkSizeDigits + limits.chunkExtension
    guard
      let length = try input.lineLength(
        limit: longest, otherwise: .malformedChunk(.extensionTooLong(limit: limits.chunkExtension)))
    else { return nil }
    let line = try ChunkLine(input.bytes.span.extracting(input.start..<(input.start + length)), limits: limits)
    fieldBytes += line.extensionLength
    guard fieldBytes <= limits.fieldBytes else { throw .fieldsTooLarge(limit: limits.fieldBytes) }
    input.consume(length + 2)
    return line.size
  }

  /// Reads one trailer line and drops it. True at the empty line that ends the message, nil while more must arrive.
  private mutating func readTrailer(_ input: inout InputBuffer, limits: Limits) throws(Refusal) -> Bool? {
    guard
      let length = try input.lineLength(
        limit: limits.fieldBytes - fieldBytes, otherwise: .fieldsTooLarge(limit: limits.fieldBytes))
    else { return nil }
    if length > 0 {
      guard fieldCount < limits.fieldCount else { throw .tooManyFields(limit: limits.fieldCount) }
      _ = try FieldLine.split(
        input.bytes.span.extracting(input.start..<(input.start + length)), isFirst: trailerCount == 0)
      fieldCount += 1
      trailerCount += 1
      fieldBytes += length
    }
    input.consume(length + 2)
    return length == 0
  }
}
