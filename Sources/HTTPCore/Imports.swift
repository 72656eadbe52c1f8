package import HTTPTypes

/// Requests in which a client sends back what the server wrote, however long that was.
package struct Imports: Sendable {
  /// Largest body of one. Bytes.
  let longest: Int
  /// Whether a method and a target in origin form begin one. Asked in the middle of reading.
  let include: @Sendable (HTTPRequest.Method, String) -> Bool

  /// Bytes that are taken of the account for each byte of a body: the body itself, and what is made of it.
  private static let share = 2

  /// - Parameters:
  ///   - memory: what clients may make the server hold; the longest import takes all of it. Bytes.
  ///   - atMost: a bound beside that. Bytes.
  ///   - include: whether a method and a target in origin form begin one.
  package init(
    within memory: Int, atMost: Int, include: @escaping @Sendable (HTTPRequest.Method, String) -> Bool
  ) {
    longest = min(memory / Self.share, atMost)
    self.include = include
  }

  /// Bytes that a body of `length` bytes takes of the account.
  fileprivate static func room(for length: Int) -> Int {
    let (room, overflow) = length.multipliedReportingOverflow(by: share)
    return overflow ? .max : room
  }
}

extension Limits {
  /// Largest body of a request.
  package func body(of method: HTTPRequest.Method, _ path: @autoclosure () -> String) -> Int {
    guard let imports, imports.longest > body, imports.include(method, path()) else { return body }
    return imports.longest
  }

  /// The room for a body that is longer than usual, once that is announced: `room` grown, or one made.
  ///
  /// - Throws: ``Refusal/memoryFull`` when the account has not so much left.
  package func room(_ room: MemoryRoom?, forBodyOf length: Int) throws(Refusal) -> MemoryRoom {
    let room = room ?? MemoryRoom(memory)
    guard room.grow(to: Imports.room(for: length)) else { throw .memoryFull }
    return room
  }
}
