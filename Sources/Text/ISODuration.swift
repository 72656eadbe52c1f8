/// Spans of time as ISO 8601 writes them: `PT0.5S`, `PT2H30M`, `P1DT12H`, `-P3D`. Weeks, days, hours, minutes and seconds, each at
/// most once and in this order, a fraction in the seconds alone; months and years, whose length varies, are none.
///
/// - Source: ISO 8601-1:2019, section 5.5.2.
package enum ISODuration {
  /// - Returns: nil for what is no such span, or longer than 64 bits can count in ticks of 100 ns, 29,227 years.
  package static func duration(_ text: some StringProtocol) -> Duration? {
    var rest = Substring(text).utf8
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    guard rest.popFirst() == UInt8(ascii: "P") else { return nil }
    var total = Duration.zero
    var units = dateUnits[...]
    var (hasPart, isTime) = (false, false)
    while let first = rest.first {
      if first == UInt8(ascii: "T"), !isTime {
        rest = rest.dropFirst()
        units = timeUnits[...]
        isTime = true
      }
      guard let amount = Amount(&rest), let letter = rest.popFirst(),
        let place = units.firstIndex(where: { $0.letter == letter }),
        amount.attoseconds == 0 || letter == UInt8(ascii: "S")
      else { return nil }
      total += .seconds(amount.whole * units[place].seconds)
      total += Duration(secondsComponent: 0, attosecondsComponent: amount.attoseconds)
      guard total <= longest else { return nil }
      units = units[(place + 1)...]
      hasPart = true
    }
    guard hasPart, !isTime || units.count < timeUnits.count else { return nil }
    return isNegative ? .zero - total : total
  }

  /// The span with hours as its largest unit: `PT36H`, `PT0.5S`; `PT0S` for nothing.
  package static func text(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    let isNegative = seconds < 0 || attoseconds < 0
    let whole = seconds.magnitude
    var text = isNegative ? "-PT" : "PT"
    if whole >= 3600 { text += "\(whole / 3600)H" }
    if whole / 60 % 60 > 0 { text += "\(whole / 60 % 60)M" }
    var fraction = String(attoseconds.magnitude)
    fraction = String(repeating: "0", count: 18 - fraction.count) + fraction
    while fraction.hasSuffix("0") { fraction.removeLast() }
    if whole % 60 > 0 || !fraction.isEmpty || whole == 0 {
      text += "\(whole % 60)\(fraction.isEmpty ? "" : "." + fraction)S"
    }
    return text
  }

  private static let longest = Duration.seconds(Int64.max / 10_000_000)

  private struct Unit {
    let letter: UInt8
    let seconds: Int64
  }

  private static let dateUnits = [
    Unit(letter: UInt8(ascii: "W"), seconds: 7 * 86_400), Unit(letter: UInt8(ascii: "D"), seconds: 86_400),
  ]
  private static let timeUnits = [
    Unit(letter: UInt8(ascii: "H"), seconds: 3600),
    Unit(letter: UInt8(ascii: "M"), seconds: 60),
    Unit(letter: UInt8(ascii: "S"), seconds: 1),
  ]

  /// Digits, and behind a point at most 18 more.
  private struct Amount {
    var whole: Int64 = 0
    var attoseconds: Int64 = 0

    init?(_ rest: inout Substring.UTF8View) {
      let digits = rest.prefix { ASCII.isDigit($0) }
      // No unit makes more than the longest span of twelve digits.
      guard (1...12).contains(digits.count) else { return nil }
      for digit in digits { whole = whole * 10 + Int64(digit - UInt8(ascii: "0")) }
      rest = rest.dropFirst(digits.count)
      guard rest.first == UInt8(ascii: ".") else { return }
      rest = rest.dropFirst()
      let fraction = rest.prefix { ASCII.isDigit($0) }
      guard (1...18).contains(fraction.count) else { return nil }
      for place in 0..<18 {
        let digit = fraction.dropFirst(place).first.map { Int64($0 - UInt8(ascii: "0")) } ?? 0
        attoseconds = attoseconds * 10 + digit
      }
      rest = rest.dropFirst(fraction.count)
    }
  }
}
