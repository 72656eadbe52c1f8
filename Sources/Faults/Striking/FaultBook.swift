package import Contract

/// The faults of one world with their counters: a value, so that a world takes them along wherever it is copied.
package struct FaultBook: Sendable {
  /// A rule that was set, and what has come of it.
  package struct Entry: Sendable {
    package let id: Int
    package let rule: FaultRule
    /// How many requests the rule was for.
    package private(set) var lookedAt = 0
    package private(set) var struck = 0
    private(set) var bucket: TokenBucket?

    init(id: Int, _ rule: FaultRule, lookedAt: Int = 0, struck: Int = 0, bucket: TokenBucket? = nil) {
      self.id = id
      self.rule = rule
      self.lookedAt = lookedAt
      self.struck = struck
      self.bucket = bucket
    }

    /// Counts a request in and adds to the strike if the rule strikes it.
    fileprivate mutating func look(
      at facts: RequestFacts, _ strike: inout Strike, cause: Strike.Cause, at now: DateTimeOffset,
      using generator: inout some RandomNumberGenerator
    ) {
      guard rule.match.holds(for: facts) else { return }
      lookedAt += 1
      guard rule.when.holds(lookedAt, struck: struck, at: now, using: &generator) else { return }
      var seconds: Int?
      if let limit = rule.then.rateLimit {
        var bucket = bucket ?? TokenBucket(limit, at: now)
        seconds = bucket.take(limit, at: now)
        self.bucket = bucket
        guard seconds != nil else { return }
      }
      struck += 1
      strike.add(rule.then, cause: cause, limitedFor: seconds, using: &generator)
    }
  }

  /// Most rules of a world: looking at them is work of each request.
  package static let mostRules = 1000
  /// Most headers whose counters are kept; the oldest go.
  static let mostHeaders = 1000
  /// Most magic values that are counted, each with what stands behind it; the oldest go.
  static let mostMarks = 10_000

  package private(set) var entries: [Entry] = []
  private(set) var lastID = 0
  private(set) var headers = Recent<Entry>(most: FaultBook.mostHeaders)
  private(set) var marks = Recent<Int>(most: FaultBook.mostMarks)
  /// Whether something in the world has a magic value.
  package private(set) var knowsMagic = false

  package init() {}

  /// A book as another process has left it.
  init(entries: [Entry], lastID: Int, headers: Recent<Entry>, marks: Recent<Int>, knowsMagic: Bool) {
    self.entries = entries
    self.lastID = lastID
    self.headers = headers
    self.marks = marks
    self.knowsMagic = knowsMagic
  }

  /// Whether any request could meet a fault without bringing it along.
  package var isEmpty: Bool { entries.isEmpty && !knowsMagic }

  /// Sets a rule behind the others.
  ///
  /// - Returns: its number; nil when there are too many.
  package mutating func add(_ rule: FaultRule) -> Int? {
    guard entries.count < Self.mostRules else { return nil }
    lastID += 1
    entries.append(Entry(id: lastID, rule))
    return lastID
  }

  /// Puts another rule in the place of one: the number, the place and the counts stay. Another rate limit begins anew.
  ///
  /// - Returns: nil when no rule has the number.
  package mutating func replace(_ id: Int, with rule: FaultRule) -> Entry? {
    guard let place = entries.firstIndex(where: { $0.id == id }) else { return nil }
    let old = entries[place]
    let bucket = rule.then.rateLimit == old.rule.then.rateLimit ? old.bucket : nil
    entries[place] = Entry(id: id, rule, lookedAt: old.lookedAt, struck: old.struck, bucket: bucket)
    return entries[place]
  }

  /// - Returns: false when no rule has the number.
  package mutating func remove(_ id: Int) -> Bool {
    guard let place = entries.firstIndex(where: { $0.id == id }) else { return false }
    entries.remove(at: place)
    return true
  }

  package mutating func removeAll() { entries = [] }

  /// Notes that something with a magic value has come into the world.
  package mutating func noteMagic() { knowsMagic = true }

  /// Whether a magic value still acts.
  package func acts(_ mark: MagicMark) -> Bool { mark.times.map { (marks[mark.key] ?? 0) < $0 } ?? true }

  /// Counts a magic value in.
  ///
  /// - Returns: whether it still acted.
  package mutating func spend(_ mark: MagicMark) -> Bool {
    guard acts(mark) else { return false }
    if mark.times != nil { marks.set((marks[mark.key] ?? 0) + 1, for: mark.key) }
    return true
  }

  /// Decides what is to happen to a request: the header it brings first, then the rules in the order in which they were set, then the
  /// magic values in its data. The same book, facts, time and generator give the same.
  ///
  /// - Parameters:
  ///   - facts: what the request says of itself.
  ///   - header: what its `Sandbox-Fault` said, with the text, by which it is counted.
  ///   - marks: the magic values of what it names.
  ///   - now: the world's time.
  ///   - generator: of probabilities and delays.
  /// - Returns: nil when nothing strikes.
  package mutating func strike(
    _ facts: RequestFacts, header: (text: String, rule: FaultRule)? = nil, marks: [MagicMark] = [],
    at now: DateTimeOffset, using generator: inout some RandomNumberGenerator
  ) -> Strike? {
    var strike = Strike()
    if let header {
      var entry = headers[header.text] ?? Entry(id: 0, header.rule)
      entry.look(at: facts, &strike, cause: .header(header.text), at: now, using: &generator)
      headers.set(entry, for: header.text)
    }
    for place in entries.indices {
      let name = entries[place].rule.name ?? String(entries[place].id)
      entries[place].look(at: facts, &strike, cause: .rule(name), at: now, using: &generator)
    }
    for mark in marks where mark.value.strikes(facts) && spend(mark) {
      strike.add(mark.value.action, cause: .magic(mark.text), limitedFor: nil, using: &generator)
    }
    return strike.causes.isEmpty ? nil : strike
  }
}
