import Contract
import Glibc
import Logging

/// Writes each event as one line to standard error.
struct LineLog: LogHandler {
  var metadata: Logger.Metadata = [:]
  var metadataProvider: Logger.MetadataProvider?
  var logLevel: Logger.Level
  private let format: Settings.LogFormat

  init(level: Logger.Level, format: Settings.LogFormat) {
    logLevel = level
    self.format = format
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var fields = metadata
    if let provided = metadataProvider?.get() { fields.merge(provided) { $1 } }
    if let own = event.metadata { fields.merge(own) { $1 } }
    if let error = event.error { fields["error"] = .string("\(error)") }
    let line = LogLine(time: Self.now, level: event.level, message: "\(event.message)", metadata: fields)
    Output.standardError.line(line.rendered(format))
  }

  private static var now: DateTimeOffset {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return DateTimeOffset(ticks: Int64(time.tv_sec) * DateTimeOffset.ticksPerSecond + Int64(time.tv_nsec) / 100)
  }
}

extension Settings {
  var log: Logger {
    Logger(label: "sortedpro-sandbox") { _ in LineLog(level: logLevel, format: logFormat) }
  }
}
