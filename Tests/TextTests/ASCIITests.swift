import Testing

@testable import Text

@Suite struct `ASCII classes` {
  private let all = UInt8.min...UInt8.max

  @Test func `each class holds its bytes and no other`() {
    #expect(all.filter(ASCII.isDigit) == Array("0123456789".utf8))
    #expect(
      all.filter(ASCII.isLetter) == Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8))
    #expect(all.filter(ASCII.isBlank) == Array("\t ".utf8))
    #expect(all.filter(ASCII.isControl) == [UInt8](0..<9) + [UInt8](10..<32) + [127])
    #expect(all.filter { ASCII.hexValue($0) != nil } == Array("0123456789ABCDEFabcdef".utf8))
  }

  @Test func `only capital letters have a lower case`() {
    #expect(all.filter { ASCII.lowercased($0) != $0 } == Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8))
    #expect("AZ@[".utf8.map(ASCII.lowercased) == Array("az@[".utf8))
  }

  @Test(arguments: [("0", true), ("-12", true), ("", false), ("-", false), ("1-", false), ("1.0", false)])
  func `a number is digits behind at most one minus`(_ text: String, _ isNumber: Bool) {
    #expect(ASCII.isNumber(text.utf8) == isNumber)
  }

  @Test(arguments: [("2F", 0x2F), ("a0", 0xA0), ("fF", 0xFF), ("0g", nil), (" 1", nil)])
  func `two hexadecimal digits are a byte`(_ digits: String, _ byte: UInt8?) {
    let digits = Array(digits.utf8)
    #expect(PercentCoding.byte(digits[0], digits[1]) == byte)
  }
}
