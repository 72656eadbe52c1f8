import HTTPCore

/// How an answer ended before its client had heard all of it.
package enum AnswerEnding: String, Codable, CaseIterable, Sendable {
  /// Head and the body's beginning were sent.
  case cut
  /// Nothing was sent, and the connection or the stream was reset.
  case reset
  /// Nothing was sent, and it was closed.
  case close
  /// The same, and nothing had been done for the request.
  case refuse
  /// Nothing was sent, and it stayed open.
  case hang

  /// - Returns: nil for an answer that goes out whole.
  init?(_ delivery: Delivery?) {
    switch delivery?.manner {
    case .cut: self = .cut
    case .withheld(.reset): self = .reset
    case .withheld(.close): self = .close
    case .withheld(.refuse): self = .refuse
    case .withheld(.hang): self = .hang
    case .whole, .dripped, .streamed, nil: return nil
    }
  }
}
