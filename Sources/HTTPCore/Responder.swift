/// The one seam between sockets and meaning: synchronous and total, so tests call it without a socket.
package struct Responder: Sendable {
  /// Answers a well-formed request.
  package let answer: @Sendable (Request) -> Answer
  /// Words the refusal of bytes that never became a request; the transport decides whether the connection survives.
  package let refuse: @Sendable (Refusal) -> Reply

  package init(
    answer: @escaping @Sendable (Request) -> Answer,
    refuse: @escaping @Sendable (Refusal) -> Reply
  ) {
    self.answer = answer
    self.refuse = refuse
  }
}
