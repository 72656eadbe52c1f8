/// Values by name, in the order of their last use. Every operation costs O(1).
struct RecencyList<Value: Sendable>: Sendable {
  /// An element of a ring: behind the last used comes the end, at place 0, and behind that the least recently used.
  private struct Link: Sendable {
    var previous = 0
    var next = 0
    var entry: (name: String, value: Value)?
  }

  private var links = [Link()]
  private var places: [ExactText: Int] = [:]
  private var vacantPlaces: [Int] = []

  var count: Int { places.count }

  /// Everything in the list, the last used first.
  var entries: [(name: String, value: Value)] {
    var entries: [(name: String, value: Value)] = []
    var place = links[0].previous
    while place != 0 {
      if let entry = links[place].entry { entries.append(entry) }
      place = links[place].previous
    }
    return entries
  }

  /// The value of this name, which is used no later for it.
  func value(of name: String) -> Value? { places[ExactText(name)].flatMap { links[$0].entry?.value } }

  /// The value of this name, which is now the last used.
  mutating func use(_ name: String) -> Value? {
    // Whoever asked last asks again, most often: then nothing needs to be looked up.
    if let last = links[links[0].previous].entry, ExactText(last.name) == ExactText(name) { return last.value }
    guard let place = places[ExactText(name)] else { return nil }
    if links[0].previous != place {
      unlink(place)
      linkLast(place)
    }
    return links[place].entry?.value
  }

  /// Enters a value, which is now the last used.
  ///
  /// - Precondition: there is none of this name.
  mutating func insert(_ value: Value, name: String) {
    let place: Int
    if let vacant = vacantPlaces.popLast() {
      place = vacant
    } else {
      place = links.count
      links.append(Link())
    }
    links[place].entry = (name, value)
    places[ExactText(name)] = place
    linkLast(place)
  }

  @discardableResult
  mutating func remove(_ name: String) -> Value? {
    guard let place = places.removeValue(forKey: ExactText(name)) else { return nil }
    unlink(place)
    vacantPlaces.append(place)
    return links[place].entry.take()?.value
  }

  /// What has not been used for the longest time.
  var oldest: (name: String, value: Value)? { links[links[0].next].entry }

  /// The value that has not been used for the longest time, which is no longer in the list; nil when the list is empty.
  mutating func removeOldest() -> Value? { links[links[0].next].entry.flatMap { remove($0.name) } }

  private mutating func unlink(_ place: Int) {
    links[links[place].previous].next = links[place].next
    links[links[place].next].previous = links[place].previous
  }

  private mutating func linkLast(_ place: Int) {
    let last = links[0].previous
    links[place].previous = last
    links[place].next = 0
    links[last].next = place
    links[0].previous = place
  }
}
