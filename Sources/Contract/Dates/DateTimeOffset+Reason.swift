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
    var form = text.utf8.map { byte in (0x30...0x39).contains(byte) ? UInt8(ascii: "0") : byte }[...]
    guard take("0000-00-00", from: &form) else { return false }
    guard !form.isEmpty else { return true }
    guard take("T", from: &form) || take("t", from: &form) || take(" ", from: &form), take("00:00", from: &form) else {
      return false
    }
    if take(":00", from: &form), take(".0", from: &form) { form = form.drop { $0 == UInt8(ascii: "0") } }
    _ = take("Z", from: &form) || take("z", from: &form) || take("+00:00", from: &form) || take("-00:00", from: &form)
    return form.isEmpty
  }

  private static func take(_ prefix: String, from form: inout ArraySlice<UInt8>) -> Bool {
    guard form.starts(with: prefix.utf8) else { return false }
    form = form.dropFirst(prefix.utf8.count)
    return true
  }
}
