import Journal
import Routing

/// What of the event stream is asked for in the query.
struct EventFilter {
  /// Kinds that are told; ``EventKind/lost`` and ``EventKind/reset`` always are.
  private var kinds = Set(EventKind.allCases)
  /// Which requests are told, with what they changed and what struck them.
  private let match: Match

  static let parameters: [ControlOperation.Parameter] =
    [
      .init(
        name: "kind",
        words:
          "Kinds of events, with commas between: `request`, `change`, `fault`, `clock`, `control`; all unless said."),
      .init(
        name: "after",
        words: "Goes on behind the event of this `id`, as `Last-Event-ID` does; `start`: with all that is kept."),
    ] + JournalFilter.parameters.filter { JournalFilter.criteria.contains($0.name) }

  /// - Parameters:
  ///   - query: the request's.
  ///   - operations: every one that the journal may name.
  /// - Throws: what is no value of its parameter.
  init(_ query: Query, operations: [String]) throws(ControlFailure) {
    match = try JournalFilter.criteria(query, operations: operations)
    if let text = query.joined("kind") {
      kinds = []
      let names = EventKind.allCases.map(\.rawValue)
      for name in text.split(separator: ",") {
        guard let kind = EventKind(rawValue: name.lowercased()) else {
          throw .parameterNotAllowed("kind", value: String(name), allowed: names)
        }
        kinds.insert(kind)
      }
    }
  }

  func tells(_ kind: EventKind) -> Bool { kinds.contains(kind) || kind == .lost || kind == .reset }

  func tells(of entry: Entry) -> Bool { match == Match() || match.holds(for: entry) }
}
