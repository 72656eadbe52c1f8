/// What a text must look like to be read as a GUID by .NET: 32 hexadecimal digits, with hyphens in the usual places or without any, in
/// braces or not.
package enum GUIDText {
  package static func isValid(_ text: String) -> Bool {
    var bytes = text.utf8[...]
    if bytes.first == UInt8(ascii: "{"), bytes.last == UInt8(ascii: "}") { bytes = bytes.dropFirst().dropLast() }
    let groups = bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard groups.map(\.count) == [8, 4, 4, 4, 12] || groups.map(\.count) == [32] else { return false }
    return groups.joined().allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
      default: false
      }
    }
  }
}
