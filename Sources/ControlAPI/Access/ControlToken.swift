/// The secret that opens the control surface when one is set.
struct ControlToken {
  private let expected: [UInt8]

  init(_ text: String) { expected = Array(text.utf8) }

  /// Whether an `Authorization` field carries the token. The time it takes tells nothing of where two tokens differ.
  ///
  /// - Source: RFC 6750, section 2.1; the scheme's name without regard to case, RFC 9110, section 11.1.
  func isCarried(by authorization: String?) -> Bool {
    guard let authorization, !expected.isEmpty else { return false }
    let parts = authorization.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == "bearer" else { return false }
    let given = Array(parts[1].drop { $0 == " " }.utf8)
    var difference = given.count == expected.count ? 0 : UInt8(1)
    for (index, byte) in given.enumerated() {
      difference |= byte ^ expected[index % expected.count]
    }
    return difference == 0
  }
}
