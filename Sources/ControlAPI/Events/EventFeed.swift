import Contract
import Dispatch
import HTTPCore
import Journal
import Synchronization
import Wire

/// Writes a world's events into a stream's body, as far as there is room, and waits where there is none: what the journal has let go
/// meanwhile is told as lost. All its work is done on the journal's queue.
final class EventFeed: Sendable {
  private struct State: Sendable {
    var cursor: EventCursor
    /// Whether the cursor is of a journal that is gone.
    var isForeign: Bool
    var isBegun = false
    var watch: Journal.Watch?
    weak var body: StreamedBody?
  }

  private weak let journal: Journal?
  private let filter: EventFilter
  private let place: EventReaders.Place
  private let state: Mutex<State>

  /// A reader that was at `after`, or is at the present end where that is nil.
  init(of journal: Journal, after: EventCursor?, _ filter: EventFilter, _ place: EventReaders.Place) {
    self.journal = journal
    self.filter = filter
    self.place = place
    let isForeign = after.map { $0.mark != journal.mark } ?? false
    let cursor = isForeign ? EventCursor(startOf: journal) : after ?? EventCursor(endOf: journal)
    state = Mutex(State(cursor: cursor, isForeign: isForeign))
  }

  /// The body of an answer. It keeps the feed, and the feed does not keep it.
  var body: StreamedBody {
    StreamedBody(heartbeat: Self.heartbeat, every: .seconds(15)) { body in
      Journal.queue.async { [weak body] in if let body { self.begin(body) } }
    }
  }

  /// A comment.
  ///
  /// - Source: WHATWG HTML, section 9.2.6, "every 15 seconds or so".
  private static let heartbeat = Array(":\n\n".utf8)
  /// How soon a browser comes back where the stream has ended. Milliseconds.
  private static let retry = 500
  /// Entries that are written in one go, before other worlds have their turn.
  private static let batch = 64

  private func begin(_ body: StreamedBody) {
    let isFirst = state.withLock { state in
      defer { state.isBegun = true }
      if !state.isBegun {
        state.body = body
        state.watch = journal?.watch { [weak self] in self?.write() }
      }
      return !state.isBegun
    }
    if isFirst {
      let (cursor, isForeign) = state.withLock { ($0.cursor, $0.isForeign) }
      var text = "retry: \(Self.retry)\nid: \(cursor.text)\n\n"
      if isForeign { text += Self.event(.lost, LostEvent(requests: nil, controlCalls: nil), cursor) }
      guard body.put(Array(text.utf8)) else { return }
    }
    write()
  }

  private func write() {
    guard let body = state.withLock({ $0.body }) else { return }
    guard let journal else {
      let cursor = state.withLock { $0.cursor }
      _ = body.put(Array(Self.event(.reset, ResetEvent(world: "begins anew"), cursor).utf8))
      return body.finish()
    }
    guard body.hasRoom else { return }
    // Nobody else moves it.
    var cursor = state.withLock { $0.cursor }
    let (text, hasMore) = next(of: journal, from: &cursor)
    state.withLock { $0.cursor = cursor }
    if !text.isEmpty, !body.put(Array(text.utf8)) { return }
    if hasMore { Journal.queue.async { [weak self] in self?.write() } }
  }

  /// What comes next, at most a batch, and whether there is more behind.
  private func next(of journal: Journal, from cursor: inout EventCursor) -> (text: String, hasMore: Bool) {
    let news = journal.news(from: cursor.entry, notice: cursor.notice, limit: Self.batch)
    var text = ""
    if news.excerpt.lost > 0 || news.lostNotices > 0 {
      let lost = LostEvent(requests: news.excerpt.lost, controlCalls: news.lostNotices)
      if news.excerpt.lost > 0 { (cursor.entry, cursor.part) = (cursor.entry + news.excerpt.lost, 0) }
      cursor.notice += news.lostNotices
      text += Self.event(.lost, lost, cursor)
    }
    var notices = news.notices[...]
    func tellNotices(_ cursor: inout EventCursor) {
      while cursor.part == 0, let notice = notices.first, notice.before <= cursor.entry {
        notices.removeFirst()
        let before = cursor
        cursor.notice += 1
        text += events(of: notice, before, cursor)
      }
    }
    for numbered in news.excerpt.entries {
      tellNotices(&cursor)
      text += events(of: numbered, &cursor)
    }
    tellNotices(&cursor)
    return (text, cursor.entry < news.excerpt.next || cursor.notice < news.nextNotice)
  }

  // MARK: Events

  private func events(of numbered: Journal.Numbered, _ cursor: inout EventCursor) -> String {
    let (entry, number, told) = (numbered.entry, numbered.number, cursor.part)
    var text = ""
    let parts = 1 + entry.changes.count + entry.faults.count
    let isTold = filter.tells(of: entry)
    for part in 0..<parts {
      (cursor.entry, cursor.part) = part + 1 == parts ? (number + 1, 0) : (number, part + 1)
      guard isTold, part >= told else { continue }
      let (change, fault) = (part - 1, part - 1 - entry.changes.count)
      if part == 0 {
        text += tell(.request, RequestEvent(numbered), cursor)
      } else if entry.changes.indices.contains(change) {
        text += tell(.change, ChangeEvent(entry.changes[change], at: entry.worldTime, request: number), cursor)
      } else {
        text += tell(.fault, FaultEvent(entry.faults[fault], request: number), cursor)
      }
    }
    return text
  }

  /// Who leaves in the middle of them hears them again: only the last has the id behind the notice.
  private func events(of notice: Notice, _ before: EventCursor, _ behind: EventCursor) -> String {
    let changes = notice.changes.enumerated().map { place, change in
      tell(
        .change, ChangeEvent(change, at: notice.worldTime, request: nil),
        place + 1 == notice.changes.count ? behind : before)
    }
    let cursor = changes.isEmpty ? behind : before
    let call =
      if let before = notice.clockBefore {
        tell(
          .clock,
          ClockMovedEvent(
            operation: notice.operation, time: Instant(notice.time), from: Instant(before),
            to: Instant(notice.worldTime)), cursor)
      } else {
        tell(
          .control,
          ControlEvent(
            operation: notice.operation, time: Instant(notice.time), worldTime: Instant(notice.worldTime)), cursor)
      }
    return call + changes.joined()
  }

  private func tell<Content: Encodable>(
    _ kind: EventKind, _ data: @autoclosure () -> Content, _ cursor: EventCursor
  ) -> String {
    filter.tells(kind) ? Self.event(kind, data(), cursor) : ""
  }

  /// - Source: WHATWG HTML, section 9.2.5.
  private static func event(_ kind: EventKind, _ data: some Encodable, _ cursor: EventCursor) -> String {
    // Nothing that is written here can fail to be.
    guard let json = try? JSON.sandbox.encode(data) else { return "" }
    return "event: \(kind.rawValue)\nid: \(cursor.text)\ndata: \(String(decoding: json, as: UTF8.self))\n\n"
  }
}
