/// A number too large, too small or too long for the numbers that the encoder knows, written with its digits as they stand.
struct WrittenNumber: Encodable {
  let digits: String

  /// Nil for what is no number.
  init?(_ digits: String) {
    let first = digits.utf8.first { $0 != UInt8(ascii: "-") } ?? 0
    guard first &- 0x30 < 10, digits.utf8.allSatisfy(Self.mayStand), Double(digits) != nil else { return nil }
    self.digits = digits
  }

  private static func mayStand(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }

  /// Only for encoders that are not ours: they get the nearest number that they know.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(Double(digits))
  }
}
