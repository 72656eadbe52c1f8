import Glibc
import HTTPCore

/// What a loop lends to each connection in turn: a read buffer, the time, the date.
struct LoopContext {
  /// One for all connections of the loop, so that an idle one holds none.
  var buffer: [UInt8]
  private(set) var now = ContinuousClock.now
  private(set) var date = HTTPDate(secondsSince1970: 0)
  private var second = -1

  init(readSize: Int) { buffer = [UInt8](repeating: 0, count: max(1, readSize)) }

  /// Connections whose answer waits to be written at the end of the batch.
  var answered: [Int32] = []

  /// Works to be run once the batch is done.
  var works: [PendingWork] = []

  /// Waits to be begun likewise.
  var waits: [PendingWait] = []

  /// Bodies to be begun likewise.
  var bodies: [PendingBody] = []

  /// Works that run now and whose replies come back to this loop.
  var runningWorks = 0

  /// Answers that are to go out later.
  var held = HeldAnswers()

  /// Whether the server stops, so that nothing is held any longer.
  var isDraining = false

  /// Connections that have more to do once the others had their turn, whether their sockets are ready or not.
  var unfinished: [Int32] = []

  mutating func takeBodies() -> [PendingBody] {
    guard !bodies.isEmpty else { return [] }
    defer { bodies = [] }
    return bodies
  }

  mutating func takeUnfinished() -> [Int32] {
    defer { unfinished.removeAll(keepingCapacity: true) }
    return unfinished
  }

  mutating func takeAnswered() -> [Int32] {
    defer { answered.removeAll(keepingCapacity: true) }
    return answered
  }

  /// Looks at the clocks, once for all events that came together.
  mutating func begin() {
    now = ContinuousClock.now
    let wallSecond = time(nil)
    guard wallSecond != second else { return }
    second = wallSecond
    date = HTTPDate(secondsSince1970: wallSecond)
  }
}
