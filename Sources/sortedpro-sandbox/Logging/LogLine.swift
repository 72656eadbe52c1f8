import Contract
import Hosting
import Logging
import Text

/// One event as it goes out: a time, a level, what happened, and fields.
struct LogLine {
  let time: DateTimeOffset
  let level: Logger.Level
  let message: String
  /// In the order of their names, so that equal events give equal lines.
  let fields: [(name: String, value: String)]

  init(time: DateTimeOffset, level: Logger.Level, message: String, metadata: Logger.Metadata) {
    self.time = time
    self.level = level
    self.message = Redaction.masked(message)
    fields = metadata.sorted { $0.key < $1.key }.map { name, value in
      (name, Redaction.isSecret(name) ? Redaction.mask : Redaction.masked(Self.text(of: value)))
    }
  }

  func rendered(_ format: Settings.LogFormat) -> String {
    switch format {
    case .text: text
    case .json: json
    }
  }

  /// `2019-06-14T09:00:00+00:00 info listening address=127.0.0.1 note="with blanks"`
  private var text: String {
    var line = "\(time) \(level.rawValue) \(OneLine.escaped(message))"
    for (name, value) in fields {
      let isPlain = !value.isEmpty && !value.contains { $0 == " " || $0 == "\"" || $0 == "=" || $0 == "\\" }
      line += " \(OneLine.escaped(name))=" + (isPlain ? OneLine.escaped(value) : Self.quoted(value))
    }
    return line
  }

  /// One object; a field that is named like one of the first three is written with an underscore behind.
  private var json: String {
    var members = [("time", time.description), ("level", level.rawValue), ("message", message)]
    let taken = Set(members.map(\.0))
    members += fields.map { (taken.contains($0.name) ? $0.name + "_" : $0.name, $0.value) }
    return "{" + members.map { Self.quoted($0.0) + ":" + Self.quoted($0.1) }.joined(separator: ",") + "}"
  }

  /// A JSON string, which serves the text format too.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where OneLine.isUnsafe(scalar):
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  private static func text(of value: Logger.MetadataValue) -> String {
    switch value {
    case .string(let text): text
    case .stringConvertible(let value): value.description
    case .array(let values): "[" + values.map(text).joined(separator: ", ") + "]"
    case .dictionary(let members):
      "{"
        + members.sorted { $0.key < $1.key }.map { name, value in
          "\(name): \(Redaction.isSecret(name) ? Redaction.mask : text(of: value))"
        }.joined(separator: ", ") + "}"
    }
  }
}
