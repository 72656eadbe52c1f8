import Contract
import OpenAPI
import Text

/// A length of time in the control surface's bodies, read as all lengths of time are and written with its days.
///
/// - Unit: ticks of 100 ns; what is finer is dropped.
struct ISODuration: Equatable, Sendable {
  let ticks: Int64

  init(ticks: Int64) { self.ticks = ticks }

  /// - Returns: nil for what is no such text, and for what no world's clock could be moved by.
  init?(_ text: String) {
    guard let (seconds, attoseconds) = Text.ISODuration.duration(text)?.components else { return nil }
    ticks = seconds * DateTimeOffset.ticksPerSecond + attoseconds / Self.attosecondsPerTick
  }

  private static let attosecondsPerTick = 1_000_000_000_000_000_000 / DateTimeOffset.ticksPerSecond

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
}

extension ISODuration: Codable {
  init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let value = ISODuration(text) else {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath,
          debugDescription:
            "'\(text)' is not a duration of weeks, days, hours, minutes and seconds, such as PT2H or P1DT30M"))
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
