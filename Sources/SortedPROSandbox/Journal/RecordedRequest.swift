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
  public let durations: Durations
  /// References that stand in either.
  public let references: [String]
  public let changes: [Change]
  public let faults: [Strike]
  /// What `Sandbox-Hint` told the client.
  public let hint: String?
  /// Members of the body that nothing reads.
  public let unreadMembers: [UnreadMember]

  public struct Field: Decodable, Equatable, Sendable {
    public let name: String
    public let value: String
  }

  public struct Sent: Decodable, Sendable {
    public let method: String
    public let url: String
    public let path: String
    public let query: [Field]
    public let headers: [Field]
    public let body: Body
  }

  public struct Answered: Decodable, Sendable {
    public let status: Int
    public let headers: [Field]
    public let body: Body
  }

  /// In microseconds.
  public struct Durations: Decodable, Equatable, Sendable {
    /// From the request's first byte to its last; nil where that is not known.
    public let receiveMicroseconds: Int?
    public let decideMicroseconds: Int
    /// From the decision until the answer was out, with what a fault held it back; nil while it is under way, and where it never goes
    /// out whole.
    public let writeMicroseconds: Int?
  }

  public struct Body: Decodable, Sendable {
    /// In bytes, as it was sent.
    public let size: Int
    /// Whether only the beginning is kept.
    public let isCut: Bool
    /// Nil when it is no UTF-8.
    public let text: String?
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
