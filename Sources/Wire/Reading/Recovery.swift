/// What a reading collects that goes on after a failure, so that one answer names everything that is wrong.
///
/// Such a reading follows one that has failed, and is paid for by bodies that are wrong alone. A member at fault that may be absent is
/// left out; one that may not has a stand-in, with which nothing is done but to read on: the nearest value around it that may be absent
/// is left out in the end. So what a reading makes of a body in which something is wrong holds the client's own values and no others.
/// For a value with members of its own nothing stands in: where it has to be there and is none, what follows it is not looked at.
final class Recovery {
  /// In bytes. Of a longer body the first failure alone is told.
  static let longest = 65_536
  /// Nobody reads on.
  static let most = 100

  private var met: [(place: Int32, failure: ReadingFailure)] = []
  /// Values that had to be there and are not: in what is read now, their number has grown since it was begun.
  var gaps = 0

  var isFull: Bool { met.count >= Self.most }

  /// In the order of the body.
  var failures: [ReadingFailure] {
    met.enumerated().sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }.map(\.element.failure)
  }

  func add(_ failure: ReadingFailure, at place: Int32) {
    guard !isFull, !met.contains(where: { $0.failure == failure }) else { return }
    met.append((place, failure))
  }

  /// Adds what is wrong with a value, unless something in it is known to be wrong: that may be why.
  func add(_ failure: ReadingFailure, at place: Int32, to end: Int32) {
    guard !met.contains(where: { $0.place >= place && $0.place < end }) else { return }
    add(failure, at: place)
  }
}

extension Reading {
  /// What else is wrong with a body in which a first failure was met.
  func others<Value: Decodable>(_ type: Value.Type) -> [ReadingFailure] {
    tape.bytes.count <= Recovery.longest ? recovered(type).failures : []
  }

  /// Reads on after failures.
  func recovered<Value: Decodable>(
    _ type: Value.Type
  ) -> (value: Value?, failures: [ReadingFailure], asked: AskedMembers) {
    let recovery = Recovery()
    let reading = Reading(again: self, recovery)
    var value: Value?
    do { value = try reading.decode(type, at: base) } catch { try? reading.pass(over: base, error) }
    if recovery.gaps > 0 { value = nil }
    return (value, recovery.failures, reading.concludedAsked())
  }

  /// Notes what is wrong with a value, and goes on without it.
  ///
  /// - Throws: the error where readings end with the first, or have met enough.
  func pass(over place: Int32, _ error: any Error) throws {
    guard let recovery, !recovery.isFull else { throw error }
    if let failure = error as? ReadingFailure { recovery.add(failure, at: place, to: tape[place].next) }
    noteAsked(within: place)
  }

  /// The same for a value that a list cannot do without.
  ///
  /// - Throws: likewise.
  func leaveOut(_ place: Int32, _ error: any Error) throws {
    try pass(over: place, error)
    recovery?.gaps += 1
  }
}
