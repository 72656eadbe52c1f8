import Contract
import HTTPTypes
import Hosting
import Logging
import Routing
import Text

/// Makes lines of the log's entries, many at a time.
struct LineWriter {
  private(set) var bytes: [UInt8] = []
  private let format: Settings.LogFormat
  /// Whether an error's reason is told, too.
  private let isDetailed: Bool
  private let names: AccessNames
  /// The last second that was written out, up to its fraction and behind it.
  private var second: Int64 = .min
  private var date: [UInt8] = []
  private var zone: [UInt8] = []
  private var worlds: [String: String?] = [:]

  static let ticksPerSecond = DateTimeOffset.ticksPerSecond

  init(format: Settings.LogFormat, isDetailed: Bool, names: AccessNames) {
    self.format = format
    self.isDetailed = isDetailed
    self.names = names
  }

  mutating func clear() { bytes.removeAll(keepingCapacity: true) }

  mutating func append(_ entry: LogEntry) {
    switch entry {
    case .event(let time, let level, let message, let metadata):
      let line = LogLine(time: DateTimeOffset(ticks: time), level: level, message: message, metadata: metadata)
      bytes += line.rendered(format).utf8
    case .access(let entry): append(entry)
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  /// `… info request method=GET path=/labels/EC-1 status=200 operation="…" world=… ms=0.412 requestId=…`
  private mutating func append(_ entry: AccessEntry) {
    switch format {
    case .text:
      appendTime(entry.time)
      bytes += " info request".utf8
    case .json:
      bytes += "{\"time\":\"".utf8
      appendTime(entry.time)
      bytes += "\",\"level\":\"info\",\"message\":\"request\"".utf8
    }
    let key = entry.ownKey
    if let method = entry.method { add("method", method.rawValue) }
    if let target = entry.target { add("path", Redaction.hiding(key, in: Target(target).path)) }
    addStatus(entry.status)
    if let method = entry.method, let target = entry.target {
      if let operation = names.operation(method, target) { add("operation", operation) }
      if let world = world(of: entry) { add("world", world) }
    }
    addMilliseconds(entry.duration)
    if !entry.problem.isEmpty {
      if let code = entry.code { add("error", code) }
      if isDetailed, let reason = entry.reason {
        add("reason", Redaction.hiding(key, in: Redaction.masked(reason)[...]))
      }
    }
    if let hint = entry.hint { add("hint", Redaction.hiding(key, in: Redaction.masked(hint)[...])) }
    if let requestID = entry.requestID { add("requestId", requestID) }
    if format == .json { bytes.append(UInt8(ascii: "}")) }
  }

  /// Keys come again and again; their fingerprints cost some microseconds.
  private mutating func world(of entry: AccessEntry) -> String? {
    guard let key = entry.key else { return names.world(ofKey: nil, target: entry.target) }
    if let known = worlds[key] { return known }
    let world = names.world(ofKey: key, target: entry.target)
    if worlds.count >= 1000 { worlds = [:] }
    worlds[key] = .some(world)
    return world
  }

  // MARK: Fields

  private mutating func addName(_ name: StaticString) {
    switch format {
    case .text:
      bytes.append(UInt8(ascii: " "))
      name.withUTF8Buffer { bytes += $0 }
      bytes.append(UInt8(ascii: "="))
    case .json:
      bytes += ",\"".utf8
      name.withUTF8Buffer { bytes += $0 }
      bytes += "\":".utf8
    }
  }

  private mutating func add(_ name: StaticString, _ value: some StringProtocol) {
    addName(name)
    let isPlain = !value.isEmpty && value.utf8.allSatisfy(Self.isPlain)
    switch format {
    case .text where isPlain: bytes += value.utf8
    case .json where isPlain:
      bytes.append(UInt8(ascii: "\""))
      bytes += value.utf8
      bytes.append(UInt8(ascii: "\""))
    case .text, .json: bytes += LogLine.quoted(String(value)).utf8
    }
  }

  /// Visible ASCII that stands for itself in both formats.
  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "=")
      && byte != UInt8(ascii: "\\")
  }

  /// Where the client was sent nothing it is a hyphen, in JSON null.
  private mutating func addStatus(_ status: Int?) {
    addName("status")
    bytes += (status.map { String($0) } ?? (format == .json ? "null" : "-")).utf8
  }

  private mutating func addMilliseconds(_ nanoseconds: Int64) {
    addName("ms")
    let microseconds = nanoseconds / 1000
    bytes += String(microseconds / 1000).utf8
    bytes.append(UInt8(ascii: "."))
    appendThousandths(microseconds % 1000)
  }

  private mutating func appendThousandths(_ number: Int64) {
    for divisor in [100, 10, 1] as [Int64] { bytes.append(UInt8(ascii: "0") + UInt8(number / divisor % 10)) }
  }

  private mutating func appendTime(_ ticks: Int64) {
    let (second, fraction) = ticks.quotientAndRemainder(dividingBy: Self.ticksPerSecond)
    if second != self.second {
      self.second = second
      let text = Array(DateTimeOffset(ticks: second * Self.ticksPerSecond).description.utf8)
      date = Array(text.prefix(19))
      zone = Array(text.dropFirst(19))
    }
    bytes += date
    bytes.append(UInt8(ascii: "."))
    appendThousandths(fraction * 1000 / Self.ticksPerSecond)
    bytes += zone
  }
}
