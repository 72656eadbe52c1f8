import HTTPCore

/// An answer, or the next piece of one, that waits for its time.
struct HeldAnswer {
  enum Content: Sendable {
    case answer(Reply)
    case piece
    /// Of a body whose end is not known.
    case heartbeat
  }

  let due: ContinuousClock.Instant
  let connection: Connection
  /// The stream of HTTP/2 that asked; 0 in HTTP/1.1.
  let stream: Int32
  let content: Content
}

/// What a loop has to send later: a heap, so that many waiting answers cost little more than few.
struct HeldAnswers {
  /// Each is due no later than the two that follow it at twice its place; the first of all is the next.
  private var heap: [(answer: HeldAnswer, number: UInt64)] = []
  private var count: UInt64 = 0

  var next: ContinuousClock.Instant? { heap.first?.answer.due }

  mutating func add(_ answer: HeldAnswer) {
    heap.append((answer, count))
    count += 1
    var place = heap.count - 1
    while place > 0, isEarlier(place, than: (place - 1) / 2) {
      heap.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  /// Takes out the next one that is due; of those due together the first that came.
  mutating func take(at now: ContinuousClock.Instant) -> HeldAnswer? {
    guard let next, next <= now else { return nil }
    heap.swapAt(0, heap.count - 1)
    let taken = heap.removeLast().answer
    var place = 0
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2] where child < heap.count && isEarlier(child, than: least) {
        least = child
      }
      guard least != place else { return taken }
      heap.swapAt(place, least)
      place = least
    }
  }

  /// Takes out all.
  mutating func takeAll() -> [HeldAnswer] {
    defer { heap = [] }
    return heap.sorted { ($0.answer.due, $0.number) < ($1.answer.due, $1.number) }.map(\.answer)
  }

  private func isEarlier(_ one: Int, than other: Int) -> Bool {
    (heap[one].answer.due, heap[one].number) < (heap[other].answer.due, heap[other].number)
  }
}
