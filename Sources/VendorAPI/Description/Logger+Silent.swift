import Logging

extension Logger {
  /// For calls that are no client's.
  static var silent: Logger { Logger(label: "", factory: { _ in SwiftLogNoOpLogHandler() }) }
}
