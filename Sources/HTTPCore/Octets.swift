import Text

/// Questions that the parsers ask of a run of bytes.
extension Span<UInt8> {
  /// Whether these bytes are `text`, which is lower-case ASCII, without regard to case.
  package func equalsIgnoringCase(_ text: StaticText) -> Bool {
    guard count == text.count else { return false }
    for index in indices where ASCII.lowercased(self[index]) != text.bytes[index] { return false }
    return true
  }

  /// Whether these bytes are exactly `text`.
  package func equals(_ text: StaticText) -> Bool {
    guard count == text.count else { return false }
    for index in indices where self[index] != text.bytes[index] { return false }
    return true
  }

  package func firstIndex(of byte: UInt8, from start: Int = 0) -> Int? {
    var index = start
    while index < count {
      if self[index] == byte { return index }
      index += 1
    }
    return nil
  }

  /// The range without blanks at either end.
  package func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while lower < upper, ASCII.isBlank(self[lower]) { lower += 1 }
    while upper > lower, ASCII.isBlank(self[upper - 1]) { upper -= 1 }
    return lower..<upper
  }

  /// These bytes as text, or nil when they are not UTF-8.
  package var text: String? {
    guard let valid = try? UTF8Span(validating: self) else { return nil }
    return String(copying: valid)
  }

  /// At most ``Refusal/quotedLength`` bytes as text for a refusal, with replacement characters where they are not UTF-8.
  package var quoted: String {
    var bytes: [UInt8] = []
    for index in 0..<Swift.min(count, Refusal.quotedLength) { bytes.append(self[index]) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Calls `body` with the range of each member of a comma-separated list, blanks and empty members left out.
  ///
  /// - Source: RFC 9110 section 5.6.1.
  package func forEachListMember(_ body: (Range<Int>) -> Void) {
    var start = 0
    while start <= count {
      let end = firstIndex(of: UInt8(ascii: ","), from: start) ?? count
      let member = trimmed(start..<end)
      if !member.isEmpty { body(member) }
      start = end + 1
    }
  }
}
