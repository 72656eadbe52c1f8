import Contract
import FoundationEssentials
import Text

/// Weights, sizes and sums as they are written on paper.
enum Measures {
  static func text(_ weight: Weight) -> String { "\(weight.value) \(weight.unit.paperText)" }

  static func text(_ size: Dimensions) -> String { "\(size.length) x \(size.width) x \(size.height) cm" }

  static func kilograms(_ value: Decimal) -> String { "\(value) kg" }

  /// Two places after the point, or as many more as there are.
  static func amount(_ value: Decimal) -> String {
    let text = value.description
    guard let point = text.utf8.firstIndex(of: UInt8(ascii: ".")) else { return text + ".00" }
    let places = text.utf8.distance(from: point, to: text.utf8.endIndex) - 1
    return places < 2 ? text + "0" : text
  }
}

extension Weight.Unit {
  fileprivate var paperText: String {
    switch self {
    case .kilograms: "kg"
    case .pounds: "lb"
    }
  }
}

extension DateTimeOffset {
  /// `dd/MM/yyyy`.
  var dayText: String { String(messageText.string.prefix(10)) }

  /// ISO 8601 in whole seconds, as a document's date is read.
  var documentText: String {
    DateTimeOffset(ticks: ticks - ticks % Self.ticksPerSecond, offsetMinutes: Int(offsetMinutes)).description
  }
}
