/// Where a world's consignments stand in its text.
struct ConsignmentList {
  /// Between the brackets.
  let range: Range<Int>
  /// The same in parts, each of whole elements with the commas between them; none when there are no consignments.
  let parts: [Range<Int>]

  private static let name = Array(#""consignments":["#.utf8)
  /// Bytes from which on a part ends with the element at hand.
  private static let partLength = 256 * 1024

  /// Nil when a compact JSON object has no such member of its own that is a list. What else is wrong with the text is not looked for.
  init?(in text: ArraySlice<UInt8>) {
    var marks = Marks()
    var beginning: Int?
    var partStart = 0
    var parts: [Range<Int>] = []
    for (place, byte) in zip(text.indices, text) where marks.isStructure(byte) {
      switch byte {
      case UInt8(ascii: "\"") where marks.depth == 1 && beginning == nil:
        guard text[place...].starts(with: Self.name) else { continue }
        beginning = place + Self.name.count
        partStart = place + Self.name.count
      case UInt8(ascii: "]") where marks.depth == 1:
        guard let beginning else { continue }
        if partStart < place { parts.append(partStart..<place) }
        range = beginning..<place
        self.parts = parts
        return
      case UInt8(ascii: ",") where marks.depth == 2 && beginning != nil && place - partStart >= Self.partLength:
        parts.append(partStart..<place)
        partStart = place + 1
      default: break
      }
    }
    return nil
  }

  /// How deep a place of a JSON text is in objects and lists.
  private struct Marks {
    private(set) var depth = 0
    private var isInText = false
    private var isEscaped = false

    /// Takes the next byte; whether it is more than a part of a text.
    mutating func isStructure(_ byte: UInt8) -> Bool {
      if isInText {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInText = false
        }
        return false
      }
      switch byte {
      case UInt8(ascii: "\""): isInText = true
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      default: break
      }
      return true
    }
  }
}
