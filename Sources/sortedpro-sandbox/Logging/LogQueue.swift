import Contract
import Dispatch
import Glibc
import Hosting
import Logging
import Synchronization

/// What goes to the log, as it was found: lines are made of it later, elsewhere.
enum LogEntry: Sendable {
  case event(time: Int64, Logger.Level, message: String, Logger.Metadata)
  case access(AccessEntry)

  /// Bytes of memory, about.
  var cost: Int {
    switch self {
    case .event(_, _, let message, let metadata): 256 + message.utf8.count + 128 * metadata.count
    case .access(let entry): entry.cost
    }
  }
}

/// The log on its way to standard error. Whoever logs never waits: lines are made and written by a queue of the log's own, and what its
/// reader is too slow for is lost and counted.
///
/// Until ``start(names:)`` lines are written at once, while there is but one thread and nobody who could be held up.
final class LogQueue: Sendable {
  private struct Repetition {
    var lastWritten: Int64
    var heldBack = 0
  }

  private struct State {
    /// Nil until the start.
    var names: AccessNames?
    var isIdle = true
    var entries: [LogEntry] = []
    var cost = 0
    var lost = 0
    /// By the message of the warning.
    var repetitions: [String: Repetition] = [:]
  }

  private let output: Output
  private let format: Settings.LogFormat
  private let isDetailed: Bool
  private let state = Mutex(State())
  // Without a target the queue has a thread of its own, so that one that cannot write keeps no other work from being done.
  private let queue = DispatchQueue(label: "log", qos: .utility)

  /// Bytes of what waits; a tenth of a second of what the server can say at most.
  private static let room = 4 << 20
  /// Microseconds between two looks at what has come: while much comes, lines go out many at a time.
  private static let gathering: UInt32 = 5000
  /// Messages of warnings that are remembered.
  private static let kinds = 64

  init(output: Output = .standardError, level: Logger.Level, format: Settings.LogFormat) {
    self.output = output
    self.format = format
    isDetailed = level <= .debug
  }

  /// From here on nobody waits for the reader.
  func start(names: AccessNames) { state.withLock { $0.names = names } }

  /// Takes an entry, or counts it as lost. Of warnings with one message at most one a second is taken; the next one tells how many were
  /// held back.
  func append(_ entry: LogEntry) {
    let next = state.withLock { state -> (isNow: LogEntry?, wakes: Bool) in
      guard let entry = Self.unrepeated(entry, &state) else { return (nil, false) }
      guard state.names != nil else { return (entry, false) }
      guard state.cost + entry.cost <= Self.room else {
        state.lost += 1
        return (nil, false)
      }
      state.entries.append(entry)
      state.cost += entry.cost
      defer { state.isIdle = false }
      return (nil, state.isIdle)
    }
    if let entry = next.isNow {
      var writer = LineWriter(format: format, isDetailed: isDetailed, names: .unknown)
      writer.append(entry)
      try? output.write(writer.bytes)
    } else if next.wakes {
      queue.async { self.drain() }
    }
  }

  private static func unrepeated(_ entry: LogEntry, _ state: inout State) -> LogEntry? {
    guard case .event(let time, .warning, let message, var metadata) = entry else { return entry }
    var repetition = state.repetitions[message] ?? Repetition(lastWritten: .min)
    if repetition.lastWritten != .min, time - repetition.lastWritten < LineWriter.ticksPerSecond {
      repetition.heldBack += 1
      state.repetitions[message] = repetition
      return nil
    }
    if repetition.heldBack > 0 { metadata["heldBack"] = "\(repetition.heldBack)" }
    if state.repetitions.count >= kinds { state.repetitions = [:] }
    state.repetitions[message] = Repetition(lastWritten: time)
    return .event(time: time, .warning, message: message, metadata)
  }

  private func drain() {
    var writer = LineWriter(
      format: format, isDetailed: isDetailed, names: state.withLock { $0.names } ?? .unknown)
    while true {
      let found = state.withLock { state -> (entries: [LogEntry], lost: Int)? in
        guard !state.entries.isEmpty || state.lost > 0 else {
          state.isIdle = true
          return nil
        }
        defer { (state.entries, state.cost, state.lost) = ([], 0, 0) }
        return (state.entries, state.lost)
      }
      guard let (entries, lost) = found else { return }
      for entry in entries { writer.append(entry) }
      if lost > 0 {
        writer.append(
          .event(
            time: DateTimeOffset.machine.ticks, .warning, message: "log lines lost, their reader is too slow",
            ["count": "\(lost)"]))
      }
      try? output.write(writer.bytes)
      writer.clear()
      usleep(Self.gathering)
    }
  }

  /// Waits until all is written, or for so long.
  func flush(within patience: Duration = .milliseconds(500)) {
    let end = ContinuousClock.now + patience
    while !state.withLock({ $0.isIdle }), ContinuousClock.now < end { usleep(1000) }
  }
}
