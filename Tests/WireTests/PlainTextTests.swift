import Testing

@testable import Wire

/// Eight bytes are looked at together: the places and lengths at which that could go wrong are all tried.
@Suite struct PlainTextTests {
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  @Test(arguments: 0...34) func `plain text ends at the first byte that needs an escape`(count: Int) {
    let marks: [UInt8] = [0x00, 0x0A, 0x1F, 0x20, 0x21, 0x22, 0x23, 0x5B, 0x5C, 0x5D, 0x7F, 0x80, 0xFF]
    for start in 0...count {
      for place in 0..<count {
        for mark in marks {
          // What stands behind may borrow from it; what stands before it counts only from the start on.
          for rest in [UInt8(ascii: "a"), UInt8(ascii: "!"), mark] {
            var text = [UInt8](repeating: UInt8(ascii: "a"), count: place) + [mark]
            text += [UInt8](repeating: rest, count: count - text.count)
            let expected = text[start...].firstIndex { !Self.isPlain($0) } ?? count
            guard text.span.endOfPlainText(from: start) == expected else {
              Issue.record("\(text) from \(start)")
              return
            }
          }
        }
      }
    }
  }
}
