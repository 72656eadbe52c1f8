/// What is asked of a journal, now or for as long as it is expected.
struct JournalQuestion: Encodable {
  private var match: RequestPattern?
  private var exactly: Int?
  private var atLeast: Int?
  private var atMost: Int?
  private var inOrder: [RequestPattern]?
  private var name: String?
  private var waitMs: Int?

  init(
    _ pattern: RequestPattern, _ count: Verification.Count, name: String? = nil, within patience: Duration? = nil
  ) {
    match = pattern
    self.name = name
    waitMs = patience.map(Self.milliseconds)
    switch count {
    case .exactly(let count): exactly = count
    case .atLeast(let count): atLeast = count
    case .atMost(let count): atMost = count
    }
  }

  init(inOrder patterns: [RequestPattern], name: String? = nil, within patience: Duration? = nil) {
    inOrder = patterns
    self.name = name
    waitMs = patience.map(Self.milliseconds)
  }

  private static func milliseconds(_ duration: Duration) -> Int {
    let (seconds, attoseconds) = duration.components
    return Int(clamping: Int128(seconds) * 1000 + Int128(attoseconds / 1_000_000_000_000_000))
  }
}
