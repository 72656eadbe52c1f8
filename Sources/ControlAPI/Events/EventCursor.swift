import Journal

/// How far a reader has come: what `id` says of each event and `Last-Event-ID` says again.
struct EventCursor: Equatable, Sendable {
  /// Which journal is meant.
  let mark: Int64
  /// The number of the entry that comes next.
  var entry = 1
  /// How many events of that entry have been told.
  var part = 0
  /// The number of the notice that comes next.
  var notice = 1

  /// - Parameter journal: of which nothing has been told.
  init(startOf journal: Journal) { mark = journal.mark }

  /// - Parameter journal: of which all has been told so far.
  init(endOf journal: Journal) {
    mark = journal.mark
    let news = journal.news(from: .max, notice: .max, limit: 0)
    (entry, notice) = (news.excerpt.next, news.nextNotice)
  }

  /// - Returns: nil for what was never an `id`.
  init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard text.utf8.count <= 100, parts.count == 4, let mark = Int64(parts[0], radix: 36), let entry = Int(parts[1]),
      let part = Int(parts[2]), let notice = Int(parts[3]), mark >= 0, entry >= 1, part >= 0, notice >= 1
    else { return nil }
    self.mark = mark
    (self.entry, self.part, self.notice) = (entry, part, notice)
  }

  var text: String { "\(String(mark, radix: 36))-\(entry)-\(part)-\(notice)" }
}
