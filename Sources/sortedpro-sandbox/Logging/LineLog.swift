import Contract
import Logging

/// Hands each event to the log's queue.
struct LineLog: LogHandler {
  var metadata: Logger.Metadata = [:]
  var metadataProvider: Logger.MetadataProvider?
  var logLevel: Logger.Level
  private let queue: LogQueue

  init(level: Logger.Level, queue: LogQueue) {
    logLevel = level
    self.queue = queue
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
    queue.append(.event(time: DateTimeOffset.machine.ticks, event.level, message: "\(event.message)", fields))
  }
}
