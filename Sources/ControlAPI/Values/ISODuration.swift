import Contract
import OpenAPI

/// A length of time as ISO 8601 writes it, of parts that are always equally long: weeks, days, hours, minutes, seconds.
///
/// - Unit: ticks of 100 ns.
/// - Source: ISO 8601-1:2019, section 5.5.2.
struct ISODuration: Equatable, Sendable {
  let ticks: Int64

  init(ticks: Int64) { self.ticks = ticks }

  /// Reads `PT2H`, `-P3D`, `P1DT2H30M`, `PT0.5S`, `P2W`; each part at most once and in this order, a fraction only of seconds.
  ///
  /// - Returns: nil for every other text, and for what does not fit in 64 bits.
  init?(_ text: String) {
    var rest = Substring(text)
    let isNegative = rest.first == "-"
    if isNegative || rest.first == "+" { rest.removeFirst() }
    guard rest.popFirst() == "P" else { return nil }
    var total: Int64 = 0
    var units = Self.units[...]
    var isTime = false
    var partCount = 0
    while !rest.isEmpty {
      if rest.first == "T", !isTime {
        rest.removeFirst()
        isTime = true
        guard !rest.isEmpty else { return nil }
        continue
      }
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      rest = rest.dropFirst(digits.count)
      var fraction = Substring()
      if rest.first == "." {
        fraction = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
        rest = rest.dropFirst(1 + fraction.count)
        guard !fraction.isEmpty else { return nil }
      }
      guard let letter = rest.popFirst(), let count = Int64(digits), fraction.isEmpty || letter == "S",
        let place = units.firstIndex(where: { $0.letter == letter && $0.isTime == isTime })
      else { return nil }
      let (part, overflow) = count.multipliedReportingOverflow(by: units[place].seconds * DateTimeOffset.ticksPerSecond)
      let (sum, sumOverflow) = total.addingReportingOverflow(part)
      let (whole, wholeOverflow) = sum.addingReportingOverflow(Self.ticks(ofFraction: fraction))
      guard !overflow, !sumOverflow, !wholeOverflow else { return nil }
      total = whole
      units = units[(place + 1)...]
      partCount += 1
    }
    guard partCount > 0 else { return nil }
    ticks = isNegative ? -total : total
  }

  /// Days, hours, minutes and seconds, without parts that are zero; `PT0S` for none.
  var text: String {
    guard ticks != 0 else { return "PT0S" }
    let magnitude = ticks.magnitude
    let second = UInt64(DateTimeOffset.ticksPerSecond)
    let seconds = magnitude / second
    var time = ""
    for (letter, count) in [("H", seconds / 3600 % 24), ("M", seconds / 60 % 60)] where count > 0 {
      time += "\(count)\(letter)"
    }
    var fraction = String(magnitude % second)
    fraction = magnitude % second == 0 ? "" : "." + String(repeating: "0", count: 7 - fraction.count) + fraction
    while fraction.hasSuffix("0") { fraction.removeLast() }
    if seconds % 60 > 0 || !fraction.isEmpty { time += "\(seconds % 60)\(fraction)S" }
    let days = seconds / 86_400
    return (ticks < 0 ? "-P" : "P") + (days > 0 ? "\(days)D" : "") + (time.isEmpty ? "" : "T" + time)
  }

  private static let units: [(letter: Character, isTime: Bool, seconds: Int64)] = [
    ("W", false, 604_800), ("D", false, 86_400), ("H", true, 3600), ("M", true, 60), ("S", true, 1),
  ]

  /// Digits beyond the seventh are dropped.
  private static func ticks(ofFraction digits: Substring) -> Int64 {
    Int64((digits.prefix(7) + String(repeating: "0", count: max(0, 7 - digits.count)))) ?? 0
  }
}

extension ISODuration: Codable {
  init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let value = ISODuration(text) else {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath,
          debugDescription: "'\(text)' is not a duration of weeks, days, hours, minutes and seconds, such as PT2H or P1DT30M"))
    }
    self = value
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

extension ISODuration: DescribedText {
  static var form: Shape.TextForm { Shape.TextForm(format: "duration") }
  static var specimen: ISODuration { ISODuration(ticks: DateTimeOffset.ticksPerSecond) }
}
