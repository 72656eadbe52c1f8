/// Who wants to know when an answer is out.
package protocol AnswerWatch: AnyObject, Sendable {
  /// All that goes out of the answer has been given to the kernel. Called once, and never where the connection ends before.
  func answerIsOut()
}

/// The watched answers of one connection that are not out yet, in their order.
package struct WatchedAnswers: Sendable {
  private struct Item: Sendable {
    let watch: any AnswerWatch
    /// With which of the bytes that the connection ever sends it is out.
    var end: Int
  }

  /// Nearly always the only one, for which no list is made.
  private var first: Item?
  private var others: [Item] = []

  package init() {}

  /// - Parameters:
  ///   - watch: who is told.
  ///   - end: which of the connection's bytes is its last; nil while that is not known, and then nothing comes behind it.
  package mutating func add(_ watch: any AnswerWatch, endingAt end: Int?) {
    let item = Item(watch: watch, end: end ?? .max)
    if first == nil { first = item } else { others.append(item) }
  }

  /// The answer that was begun last has its end here; nothing happens where nobody watches it.
  package mutating func lastEnds(at end: Int) {
    if let last = others.indices.last {
      if others[last].end == .max { others[last].end = end }
    } else if first?.end == .max {
      first?.end = end
    }
  }

  /// Tells those that are out once so many bytes are gone.
  package mutating func tell(upTo gone: Int) {
    guard let item = first, item.end <= gone else { return }
    item.watch.answerIsOut()
    guard !others.isEmpty else {
      first = nil
      return
    }
    let out = others.prefix { $0.end <= gone }.count
    for item in others[..<out] { item.watch.answerIsOut() }
    first = out < others.count ? others[out] : nil
    others.removeFirst(min(out + 1, others.count))
  }
}
