/// A request and its answer as the journal keeps them. Keys and credentials stand nowhere in it.
public struct RecordedRequest: Decodable, Sendable {
  public let number: Int
  /// When it came, by the machine's clock.
  public let time: SandboxInstant
  public let worldTime: SandboxInstant
  /// The vendor's name; nil where the path is nobody's.
  public let operation: String?
  public let pathParameters: [Field]
  public let request: Sent
  public let response: Answered
  private let durations: Durations
  /// References that stand in either.
  public let references: [String]
  public let changes: [Change]
  public let faults: [Strike]
  /// What `Sandbox-Hint` told the client.
  public let hint: String?
  /// Members of the body that nothing reads.
  public let unreadMembers: [UnreadMember]

  /// How long the sandbox thought about the answer, which waits that a fault asks for are no part of.
  public var decision: Duration { .microseconds(durations.decideMicroseconds) }

  /// From the request's first byte to its last; nil where that is not known.
  public var receiving: Duration? { durations.receiveMicroseconds.map { .microseconds($0) } }

  /// From the decision until the answer was out, with what a fault held it back; nil while it is under way, and where it never goes out
  /// whole.
  public var writing: Duration? { durations.writeMicroseconds.map { .microseconds($0) } }

  private struct Durations: Decodable, Sendable {
    let receiveMicroseconds: Int?
    let decideMicroseconds: Int
    let writeMicroseconds: Int?
  }

  public struct Field: Decodable, Equatable, Sendable {
    public let name: String
    public let value: String
  }

  public struct Sent: Decodable, Sendable {
    public let method: String
    /// The version of HTTP by which it came: `HTTP/1.0`, `HTTP/1.1` or `HTTP/2`.
    public let `protocol`: String
    public let url: String
    public let path: String
    public let query: [Field]
    public let headers: [Field]
    public let body: Body
  }

  public struct Answered: Decodable, Sendable {
    /// Nil where no answer was sent.
    public let status: Int?
    /// How it ended before the client had heard all of it; nil where it went out whole.
    public let ending: Ending?
    public let headers: [Field]
    public let body: Body
  }

  /// How an answer ended early: within its body, or before anything of it was sent.
  public enum Ending: String, Decodable, Sendable {
    case cut, reset, close
    /// Closed, and nothing had been done for the request.
    case refuse
    case hang
  }

  public struct Body: Decodable, Sendable {
    /// In bytes, as it was sent.
    public let size: Int
    /// Whether only the beginning is kept.
    public let isCut: Bool
    /// Nil when it is no UTF-8.
    public let text: String?
    /// Only of what is no UTF-8.
    public let base64: String?
  }

  /// A consignment went from one state to another.
  public struct Change: Decodable, Equatable, Sendable {
    public let consignment: String
    /// Nil for one that had just been made.
    public let from: String?
    public let to: String
  }

  /// What a fault did to it.
  public struct Strike: Decodable, Equatable, Sendable {
    public let kind: String
    public let name: String
  }

  public struct UnreadMember: Decodable, Equatable, Sendable {
    /// As `Packages[0].Wieght`.
    public let path: String
    /// What was probably meant.
    public let nearest: String?
  }
}
