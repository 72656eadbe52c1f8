import FoundationEssentials
import Text

/// A value without members or elements, of the types that the encoder writes itself.
enum Scalar {
  case string(String)
  /// ASCII that needs no escapes in any format.
  case plain(ShortText)
  case boolean(Bool)
  case integer(Int64)
  /// A finite number.
  case decimal(Decimal)
  /// A number of the rarer types, in digits.
  case digits(String)

  /// - Returns: nil for a value that writes itself.
  /// - Throws: `EncodingError` for a number that is not finite.
  @inline(__always)
  init?<Value>(_ value: Value) throws {
    if let value = Self.known(value, as: String.self) {
      self = .string(value)
    } else if let value = Self.known(value, as: Int.self) {
      self = .integer(Int64(value))
    } else if let value = Self.known(value, as: Bool.self) {
      self = .boolean(value)
    } else if let value = Self.known(value, as: Decimal.self) {
      guard value.isFinite else { throw Self.notFinite(value) }
      self = .decimal(value)
    } else if let value = Self.known(value, as: ShortText.self) {
      self = .plain(value)
    } else if Self.isNumber(Value.self), let digits = try Self.digits(value) {
      self = .digits(digits)
    } else {
      return nil
    }
  }

  /// The value as the type that it is; nil if it is of another type. A cast by the runtime costs a hundred instructions.
  @inline(__always)
  private static func known<Value, Known>(_ value: Value, as type: Known.Type) -> Known? {
    Value.self == Known.self ? unsafeBitCast(value, to: type) : nil
  }

  /// Whether it is one of the rarer numbers.
  private static func isNumber(_ type: any Any.Type) -> Bool {
    numbers.contains { $0 == type } || type == WrittenNumber.self
  }

  static let numbers: [any Any.Type] = [
    Double.self, Float.self, Int8.self, Int16.self, Int32.self, Int64.self, Int128.self, UInt.self, UInt8.self,
    UInt16.self, UInt32.self, UInt64.self, UInt128.self,
  ]

  @inline(never)
  private static func digits(_ value: Any) throws -> String? {
    if let value = value as? WrittenNumber { return value.digits }
    if let value = value as? any BinaryFloatingPoint {
      guard value.isFinite else { throw notFinite(value) }
      let text = "\(value)"
      return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
    return (value as? any BinaryInteger).map { "\($0)" }
  }

  private static func notFinite(_ value: Any) -> EncodingError {
    .invalidValue(value, .init(codingPath: [], debugDescription: "there is no number for \(value)"))
  }
}
