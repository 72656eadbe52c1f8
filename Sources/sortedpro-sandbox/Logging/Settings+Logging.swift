import Hosting
import Logging

extension Settings {
  func logger(on queue: LogQueue) -> Logger {
    Logger(label: Program.name) { _ in LineLog(level: logLevel, queue: queue) }
  }

  /// Whether each request is a line of the log.
  var logsAccess: Bool { accessLog == .on && logLevel <= .info }
}
