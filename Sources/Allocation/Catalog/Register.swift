/// Things with references, in their own order, found without regard to case.
///
/// - Source: contract/decisions.md, "Outcomes of an allocation".
struct Register<Entry: Sendable>: Sendable {
  private(set) var entries: [Entry] = []
  /// By reference in lower case.
  private var places: [String: Int] = [:]

  var count: Int { entries.count }

  subscript(reference: String) -> Entry? { places[reference.lowercased()].map { entries[$0] } }

  func contains(_ reference: String) -> Bool { places[reference.lowercased()] != nil }

  /// Puts an entry at the end. The key is the reference in lower case, one that nothing has yet.
  mutating func append(_ entry: Entry, key: String) {
    places[key] = entries.count
    entries.append(entry)
  }

  /// Puts an entry in the place of another, or at the end.
  mutating func put(_ entry: Entry, reference: String, inPlaceOf old: String?) {
    let key = reference.lowercased()
    guard let place = old.flatMap({ places.removeValue(forKey: $0.lowercased()) }) else {
      append(entry, key: key)
      return
    }
    entries[place] = entry
    places[key] = place
  }

  /// - Returns: what stood there.
  @discardableResult
  mutating func remove(_ reference: String) -> Entry? {
    guard let place = places.removeValue(forKey: reference.lowercased()) else { return nil }
    for (key, other) in places where other > place { places[key] = other - 1 }
    return entries.remove(at: place)
  }

  mutating func replaceAll(_ change: (Entry) -> Entry) { entries = entries.map(change) }
}
