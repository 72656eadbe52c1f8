extension DateTimeOffset {
  /// Why a text is no date-time: that there is no such day or time, or that it has another form.
  ///
  /// - Parameters:
  ///   - text: what is no date-time.
  ///   - words: what is said of another form.
  /// - Returns: what the text is or is not, without the text.
  package static func reason(
    against text: String,
    otherwise words: String = "is not a date-time, yyyy-MM-ddTHH:mm:ss with an optional fraction and offset"
  ) -> String { hasForm(text) ? "is out of range: there is no such day, time or offset" : words }

  /// Whether a text is written as a day or a date-time is, whatever its numbers.
  private static func hasForm(_ text: String) -> Bool {
    let form = text.utf8.map { byte in (0x30...0x39).contains(byte) ? UInt8(ascii: "0") : byte }
    let rest = form.dropFirst(day.count)
    guard form.starts(with: day), let separator = rest.first else { return form == day }
    let time = rest.dropFirst()
    return separators.contains(separator) && time.starts(with: minute) && time.allSatisfy(timeBytes.contains)
  }

  private static let day = Array("0000-00-00".utf8)
  private static let minute = Array("00:00".utf8)
  private static let separators = Array("Tt ".utf8)
  private static let timeBytes = Array("0:.+-Zz".utf8)
}
