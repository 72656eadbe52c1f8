import Synchronization

/// How many read event streams: each holds a connection and up to a buffer of bytes for as long as it likes.
final class EventReaders: Sendable {
  private let count = Atomic<Int>(0)
  let most: Int

  init(most: Int) { self.most = max(0, most) }

  /// A reader's place; free again when nobody holds it.
  final class Place: Sendable {
    private let readers: EventReaders

    fileprivate init(_ readers: EventReaders) { self.readers = readers }

    deinit { readers.count.subtract(1, ordering: .relaxed) }
  }

  /// - Returns: nil when there is no place left.
  func place() -> Place? {
    let place = Place(self)
    return count.wrappingAdd(1, ordering: .relaxed).newValue > most ? nil : place
  }
}
