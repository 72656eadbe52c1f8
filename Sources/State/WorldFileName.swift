import Text

/// What the file of a world is called in the folder of states.
struct WorldFileName: Hashable {
  let text: String

  /// Letters, digits, `-` and `_` as they are, every other byte as `%` and two digits; what is then too long for a file's name is cut,
  /// with a hash behind it.
  ///
  /// - Parameter name: the name that is shown of the world.
  init(of name: String) {
    var text = ""
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default: text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    if text.utf8.count > 150 { text = text.prefix(100) + "-" + SHA256.shortHex(of: Array(name.utf8)) }
    self.text = text + ".json"
  }

  /// Nil for the name of another file.
  init?(text: String) {
    guard text.hasSuffix(".json") else { return nil }
    self.text = text
  }

  /// What the file is locked by. Two with one number could not both be in use; of 2⁶² numbers that does not happen.
  var number: Int {
    SHA256.digest(of: Array(text.utf8)).prefix(8).reduce(0) { $0 << 8 | Int($1) } & Int.max >> 1
  }
}
