import HashTreeCollections

/// Leads from texts of which most occur once to the consignments that have them, whatever their case.
///
/// It keeps hashes, 16 bytes each: whoever asks looks at what is found.
struct TextIndex: Sendable {
  private var first: TreeDictionary<UInt64, Int32> = [:]
  /// What has a text that another has already.
  private var more: TreeDictionary<UInt64, NumberSet> = [:]

  mutating func insert(_ text: String, _ number: Int) { insert(hash: FoldedText.hash(text), number) }

  mutating func insert(hash: UInt64, _ number: Int) {
    guard let other = first.updateValue(Int32(number), forKey: hash), other != Int32(number) else { return }
    more[hash, default: NumberSet()].insert(Int(other))
  }

  /// - Returns: false, with nothing changed, when something has the text.
  mutating func insertNew(_ text: String, _ number: Int) -> Bool {
    let hash = FoldedText.hash(text)
    guard let other = first.updateValue(Int32(number), forKey: hash) else { return true }
    first[hash] = other
    return false
  }

  mutating func remove(_ text: String, _ number: Int) {
    let hash = FoldedText.hash(text)
    guard let found = first[hash] else { return }
    var others = more[hash] ?? NumberSet()
    others.remove(number)
    if found == Int32(number) {
      let next = others.descending(take: 1).first
      first[hash] = next.map(Int32.init)
      if let next { others.remove(next) }
    }
    more[hash] = others.isEmpty ? nil : others
  }

  /// Every hash with what has a text of it, in order.
  var all: [(hash: UInt64, number: Int)] {
    var all = first.map { (hash: $0.key, number: Int($0.value)) }
    for (hash, numbers) in more { all += numbers.descending().map { (hash: hash, number: $0) } }
    return all.sorted { ($0.hash, $0.number) < ($1.hash, $1.number) }
  }

  /// All that have the text, and maybe some that have another.
  func candidates(_ text: FoldedText) -> NumberSet {
    guard let found = first[text.hash] else { return NumberSet() }
    var numbers = more[text.hash] ?? NumberSet()
    numbers.insert(Int(found))
    return numbers
  }
}
