package import Text

/// The bytes of an answer under construction, in the storage that the reply takes over.
package struct TextBuffer {
  package private(set) var bytes: [UInt8] = []

  /// - Parameter capacity: in bytes. A consignment of one package takes about 3,500.
  package init(capacity: Int = 4096) { bytes.reserveCapacity(capacity) }

  package var count: Int { bytes.count }

  package mutating func append(_ byte: UInt8) { bytes.append(byte) }

  /// Appends what is known to need no escapes, in whatever format.
  package mutating func append(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  package mutating func append(_ text: ShortText) { text.withBytes { bytes.append(contentsOf: $0) } }

  /// Appends text as it is.
  package mutating func append(verbatim text: String) {
    // `utf8.span` would do without the pointer; it cost a good 2,000 more instructions for one Allocation Summary.
    let isCopied: ()? = text.utf8.withContiguousStorageIfAvailable { bytes.append(contentsOf: $0) }
    if isCopied == nil { bytes.append(contentsOf: text.utf8) }
  }

  package mutating func append(verbatim text: [UInt8]) { bytes.append(contentsOf: text) }

  /// Appends several texts at once, up to `count` bytes.
  package mutating func append(upTo count: Int, _ write: (inout OutputSpan<UInt8>) -> Void) {
    bytes.append(addingCapacity: count, initializingWith: write)
  }

  mutating func append(contentsOf text: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: text) }

  /// Appends a text between quotes, with what stands before it, at once.
  mutating func append(_ lead: StaticString, quoting text: UnsafeBufferPointer<UInt8>) {
    append(upTo: lead.utf8CodeUnitCount + text.count + 2) { room in
      room.append(text: lead)
      room.append(UInt8(ascii: "\""))
      room.append(bytes: text)
      room.append(UInt8(ascii: "\""))
    }
  }

  var last: UInt8? { bytes.last }

  subscript(place: Int) -> UInt8 {
    get { bytes[place] }
    set { bytes[place] = newValue }
  }

  mutating func removeLast() { bytes.removeLast() }

  /// Puts pieces of the text into another order: they follow one another from `start` to its end.
  mutating func rearrange(from start: Int, _ pieces: [Range<Int>], separator: UInt8? = nil) {
    var ordered: [UInt8] = []
    ordered.reserveCapacity(bytes.count - start)
    for piece in pieces {
      if let separator, !ordered.isEmpty { ordered.append(separator) }
      ordered.append(contentsOf: bytes[piece])
    }
    bytes.replaceSubrange(start..., with: ordered)
  }

  /// Hands the bytes over without a copy; nothing is left.
  package mutating func take() -> [UInt8] {
    var taken: [UInt8] = []
    swap(&taken, &bytes)
    return taken
  }
}
