import FoundationEssentials

/// JSON text under construction: quotes, escapes, commas and brackets. It knows nothing of `Codable`, so a writer of
/// another format can stand in its place.
struct JSONText {
  private(set) var bytes: [UInt8] = []
  private let names: JSON.MemberNames

  /// An Allocation Summary has about 700 bytes.
  init(names: JSON.MemberNames, capacity: Int = 1024) {
    self.names = names
    bytes.reserveCapacity(capacity)
  }

  mutating func openObject() { bytes.append(UInt8(ascii: "{")) }
  mutating func closeObject() { bytes.append(UInt8(ascii: "}")) }
  mutating func openList() { bytes.append(UInt8(ascii: "[")) }
  mutating func closeList() { bytes.append(UInt8(ascii: "]")) }

  /// Comes before each value of a list.
  mutating func nextElement() { separate() }

  /// Begins a member whose name is a Swift property's.
  mutating func member(_ name: String) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    let first = bytes.count
    appendEscaped(name)
    if first < bytes.count { bytes[first] = names.firstByte(bytes[first]).written }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  /// Begins a member whose name is data.
  ///
  /// - Returns: where the member begins.
  mutating func verbatimMember(_ name: String) -> Int {
    separate()
    let start = bytes.count
    string(name)
    bytes.append(UInt8(ascii: ":"))
    return start
  }

  /// Puts the members of the object that is about to be closed into the order of their names.
  mutating func sort(_ members: [(name: String, start: Int)]) {
    guard let first = members.first?.start else { return }
    var ranges: [(name: String, range: Range<Int>)] = []
    for (index, member) in members.enumerated() {
      // A comma stands before each following member.
      let end = index + 1 < members.count ? members[index + 1].start - 1 : bytes.count
      ranges.append((member.name, member.start..<end))
    }
    ranges.sort { $0.name < $1.name }
    var sorted: [UInt8] = []
    sorted.reserveCapacity(bytes.count - first)
    for (index, member) in ranges.enumerated() {
      if index > 0 { sorted.append(UInt8(ascii: ",")) }
      sorted.append(contentsOf: bytes[member.range])
    }
    bytes.replaceSubrange(first..., with: sorted)
  }

  mutating func null() { literal("null") }
  mutating func boolean(_ value: Bool) { literal(value ? "true" : "false") }

  mutating func string(_ value: String) {
    bytes.append(UInt8(ascii: "\""))
    appendEscaped(value)
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func integer(_ value: some FixedWidthInteger) { bytes.append(integer: value) }

  /// - Returns: false, and nothing written, unless the value is finite.
  mutating func decimal(_ value: Decimal) -> Bool { bytes.append(decimal: value) }

  /// - Returns: false, and nothing written, unless the value is finite.
  mutating func floatingPoint(_ value: some BinaryFloatingPoint & CustomStringConvertible) -> Bool {
    bytes.append(floatingPoint: value)
  }

  private mutating func literal(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// A comma, unless the container has only just been opened. No value ends in an opening bracket: strings end in a
  /// quote.
  private mutating func separate() {
    guard let last = bytes.last, last != UInt8(ascii: "{"), last != UInt8(ascii: "[") else { return }
    bytes.append(UInt8(ascii: ","))
  }
}

// MARK: - Escapes

extension JSONText {
  // `utf8.span` would do without the pointer; it cost a good 2,000 more instructions for one Allocation Summary.
  private mutating func appendEscaped(_ text: String) {
    let isCopied: ()? = text.utf8.withContiguousStorageIfAvailable { appendEscaped($0) }
    if isCopied == nil { Array(text.utf8).withUnsafeBufferPointer { appendEscaped($0) } }
  }

  private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    // Without an early exit, so that the compiler can look at many bytes at once: hardly any text has an escape.
    var escapes: UInt8 = 0
    for byte in text { escapes |= Self.needsEscape(byte) ? 1 : 0 }
    guard escapes > 0 else {
      bytes.append(contentsOf: text)
      return
    }
    for byte in text {
      if Self.needsEscape(byte) { appendEscape(of: byte) } else { bytes.append(byte) }
    }
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    (byte < 0x20) || (byte == UInt8(ascii: "\"")) || (byte == UInt8(ascii: "\\"))
  }

  /// - Source: RFC 8259, section 7.
  private mutating func appendEscape(of byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    case 0x00..<0x20:
      let digits = "0123456789abcdef".utf8.map { $0 }
      bytes.append(contentsOf: "u00".utf8)
      bytes.append(digits[Int(byte >> 4)])
      bytes.append(digits[Int(byte & 0xF)])
    default: bytes.append(byte)
    }
  }
}
