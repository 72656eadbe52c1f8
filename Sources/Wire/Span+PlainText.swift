import Text

extension Span<UInt8> {
  /// Where the first byte from a place on stands that cannot stand as it is between the quotes of a JSON string, or the end: a quote, a
  /// backslash or a control character (RFC 8259, section 7).
  func endOfPlainText(from start: Int) -> Int {
    var place = start
    while place <= count - 8 {
      if let first = EightBytes.first(EightBytes(self, at: place).marksOfNoPlainText) { return place + first }
      place += 8
    }
    // The last eight, of which the first are known to be plain.
    if count - start >= 8 {
      return EightBytes.first(EightBytes(self, at: count - 8).marksOfNoPlainText).map { count - 8 + $0 } ?? count
    }
    while place < count, self[place] >= 0x20, self[place] != UInt8(ascii: "\""), self[place] != UInt8(ascii: "\\") {
      place += 1
    }
    return place
  }

  /// Where the first quote from a place on stands, or the end.
  func firstQuote(from start: Int) -> Int {
    var place = start
    while place <= count - 8 {
      if let first = EightBytes.first(EightBytes(self, at: place).marks(UInt8(ascii: "\""))) { return place + first }
      place += 8
    }
    while place < count, self[place] != UInt8(ascii: "\"") { place += 1 }
    return place
  }
}

extension EightBytes {
  fileprivate var marksOfNoPlainText: UInt64 {
    marks(below: 0x20) | marks(UInt8(ascii: "\"")) | marks(UInt8(ascii: "\\"))
  }
}
