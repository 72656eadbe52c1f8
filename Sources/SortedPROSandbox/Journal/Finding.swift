/// Something in what a client did that is worth a look, with the requests that prove it.
public struct Finding: Decodable, Sendable {
  public enum Severity: String, Decodable, Sendable, Comparable {
    case notice, warning, error

    private var rank: Int {
      switch self {
      case .notice: 0
      case .warning: 1
      case .error: 2
      }
    }

    public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }
  }

  /// One word: `createdAgainAfterLostAnswer`, `memberNeverRead` …; `docs/journal.md` lists them.
  public let kind: String
  public let severity: Severity
  /// What it is about: a consignment, a member, a path, a fault.
  public let subject: String
  /// What was seen.
  public let message: String
  /// What to do.
  public let advice: String
  /// Numbers in the journal, the first hundred.
  public let requests: [Int]
}
