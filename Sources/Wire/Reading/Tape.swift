/// A body taken apart in one pass: its values one after another, each before what stands in it, without a type in mind.
///
/// A token refers to its name and its text by their place in `bytes`, so that the largest body costs a few times its own size and
/// nothing is freed by recursion. For JSON these are the body itself; for XML, names and texts as libexpat gave them.
struct Tape: Sendable {
  struct Token: Sendable {
    let kind: Kind
    var marks: Marks = []
    /// Where the name of a member or an element stands; empty for others.
    let name: Range<Int32>
    /// The text of a string, a number or an element; of a JSON object the place of its entry in `objectNames`, twice.
    var text: Range<Int32>
    /// The token after the last that stands in this one.
    var next: Int32 = 0
    /// Counted from one; 0 for JSON.
    var line: Int32 = 0
  }

  enum Kind: UInt8, Sendable {
    case object, list, string, number, yes, no, null, element
  }

  struct Marks: OptionSet, Sendable {
    let rawValue: UInt8

    /// There are escapes in the name.
    static let escapedName = Marks(rawValue: 1)
    /// There are escapes in the text.
    static let escapedText = Marks(rawValue: 2)
    /// A later member of the same object has the same name: that one counts.
    static let overruled = Marks(rawValue: 4)
    /// A later member of the same object has the same name but for the case of its letters.
    static let overruledInAnyCase = Marks(rawValue: 8)
    /// `xsi:nil` says that there is no value.
    static let isNil = Marks(rawValue: 16)
    /// Text other than blanks stands in the element.
    static let hasText = Marks(rawValue: 32)
    /// Elements stand in the element.
    static let hasElements = Marks(rawValue: 64)
    /// The root's namespace is not the vendor's.
    static let isForeign = Marks(rawValue: 128)
  }

  static let root: Int32 = 0

  var tokens: [Token] = []
  var bytes: [UInt8] = []
  /// For each object of JSON a bit for each name that it may have, by its fingerprint.
  var objectNames: [UInt64] = []

  /// Whether an object of JSON can have a member of this name, in whatever case.
  func mayHave(_ name: borrowing Span<UInt8>, in object: Int32) -> Bool {
    let token = self[object]
    guard token.kind == .object else { return true }
    return objectNames[Int(token.text.lowerBound)] & NameFingerprint.bit(of: name) != 0
  }
  /// The first of the vendor's namespaces that an element of XML has.
  var namespace: String?

  subscript(index: Int32) -> Token { tokens[Int(index)] }

  /// The values directly inside one: members, elements of a list, elements of XML.
  func children(of index: Int32) -> some Sequence<Int32> {
    let end = self[index].next
    return sequence(first: index + 1) { self[$0].next }.prefix { $0 < end }
  }

  func name(of index: Int32) -> String {
    let token = self[index]
    return token.marks.contains(.escapedName) ? unescaped(token.name) : string(token.name)
  }

  func text(of index: Int32) -> String {
    let token = self[index]
    return token.marks.contains(.escapedText) ? unescaped(token.text) : string(token.text)
  }

  func slice(_ range: Range<Int32>) -> ArraySlice<UInt8> { bytes[Int(range.lowerBound)..<Int(range.upperBound)] }

  /// Whether a member has exactly this name, and no later one overrules it.
  func isNamed(_ index: Int32, _ name: String) -> Bool {
    let token = self[index]
    guard !token.marks.contains(.overruled) else { return false }
    return token.marks.contains(.escapedName)
      ? unescaped(token.name) == name
      : token.name.count == name.utf8.count && slice(token.name).elementsEqual(name.utf8)
  }

  func haveSameName(_ left: Int32, _ right: Int32) -> Bool { slice(self[left].name) == slice(self[right].name) }

  private func string(_ range: Range<Int32>) -> String { String(decoding: slice(range), as: UTF8.self) }

  /// What stands between the quotes of a JSON string that has been held against the grammar.
  private func unescaped(_ range: Range<Int32>) -> String {
    var text: [UInt8] = []
    var units: [UInt16] = []
    var rest = slice(range)
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let letter = rest.popFirst() else {
        text.append(byte)
        continue
      }
      switch letter {
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "u"):
        units.append(UInt16(String(decoding: rest.prefix(4), as: UTF8.self), radix: 16) ?? 0)
        rest = rest.dropFirst(4)
        // The other half of a pair follows.
        if UTF16.isLeadSurrogate(units[0]) && units.count == 1 { continue }
        text.append(contentsOf: String(decoding: units, as: UTF16.self).utf8)
        units = []
      default: text.append(letter)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
