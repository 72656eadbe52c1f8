import HTTPCore
import HTTPTypes

/// The field lines of a connection's last request, by position, so that a line that comes again is not parsed again.
///
/// A client on a kept connection sends the same fields in the same order with nearly every request. Comparing bytes takes a
/// tenth of the time that checking the grammar and building the texts takes, and when all lines are the same the finished
/// fields are shared: without this, fields are half of the server's own work for a small request.
struct FieldMemo: ~Copyable, Sendable {
  struct Line: Sendable {
    /// The line with its end.
    fileprivate var bytes: [UInt8]
    let role: FieldRole
    /// Where the value stands in the line.
    let value: Range<Int>
    /// The field's index among the fields, the next one's where the line makes none.
    fileprivate(set) var fieldIndex: Int

    /// Bytes of the line, its end not counted.
    var length: Int { bytes.count - 2 }

    fileprivate func starts(_ input: Span<UInt8>) -> Bool {
      let known = bytes.span
      guard known.count <= input.count else { return false }
      let candidate = input.extracting(..<known.count)
      // No early exit: the loop is compiled to wide compares.
      var difference: UInt8 = 0
      for index in known.indices { difference |= known[index] ^ candidate[index] }
      return difference == 0
    }
  }

  private var lines: [Line] = []
  /// The fields that the lines made.
  private(set) var fields = HTTPFields()
  private var isRecording = false

  /// Most lines kept, and their longest: a bound on what an idle connection holds.
  private static let mostLines = 24
  private static let longestLine = 256

  var lineCount: Int { lines.count }

  /// Notes that a request was complete: from the second on, lines are worth keeping.
  mutating func requestEnded() { isRecording = true }

  /// The line as it was read before, if the same complete one stands at the front of `input`.
  func line(at position: Int, in input: Span<UInt8>) -> Line? {
    guard position < lines.count, lines[position].starts(input) else { return nil }
    return lines[position]
  }

  /// Keeps a line for the next request; `bytes` include its end.
  mutating func keep(_ line: FieldLine, at position: Int, fieldIndex: Int, _ bytes: ArraySlice<UInt8>) {
    guard isRecording, position <= lines.count else { return }
    lines.removeSubrange(position..<min(position + 1, lines.count))
    guard position < Self.mostLines, bytes.count <= Self.longestLine else {
      lines.removeSubrange(position...)
      return
    }
    lines.insert(
      Line(bytes: Array(bytes), role: line.role, value: line.value, fieldIndex: fieldIndex), at: position)
  }

  /// Notes that a kept line's field has another index in the head at hand.
  mutating func move(at position: Int, toFieldIndex index: Int) { lines[position].fieldIndex = index }

  /// Keeps the fields that the lines of a whole head made.
  mutating func keep(_ fields: HTTPFields, lineCount: Int) {
    guard isRecording else { return }
    self.fields = fields
    if lineCount < lines.count { lines.removeSubrange(lineCount...) }
  }
}
