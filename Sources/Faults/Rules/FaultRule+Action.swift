extension FaultRule {
  /// What happens when a rule strikes: one or several of these.
  package struct Action: Sendable, Equatable, Codable {
    package var delay: Delay?
    /// A documented error by its code.
    package var error: String?
    package var status: Int?
    /// Whose body `status` has; the vendor's unless said otherwise.
    package var form: Form?
    /// Seconds, in the answer's `Retry-After`.
    package var retryAfter: Int?
    package var rateLimit: RateLimit?
    package var carrierRefuses: Bool?
    package var noService: Bool?
    /// An allocation is answered 202 and done after this time of the world's clock.
    package var async: Span?
    package var body: Body?
    package var connection: Connection?
    package var commit: Commit?

    package init() {}

    package enum Form: String, Sendable, Codable, CaseIterable { case vendor, gateway }

    package struct RateLimit: Sendable, Equatable {
      package var perMinute: Int
      /// How many may come at once.
      package var burst: Int

      package init(perMinute: Int, burst: Int) {
        self.perMinute = perMinute
        self.burst = burst
      }
    }

    /// What becomes of the answer's body.
    package enum Body: Sendable, Equatable {
      case drip(bytesPerSecond: Int)
      case cut(afterBytes: Int)
      /// No JSON and no XML any more.
      case malformed
      case empty
      /// The same bytes under `text/html`.
      case wrongContentType
    }

    /// What the client sees in place of an answer.
    package enum Connection: String, Sendable, Codable, CaseIterable { case reset, close, hang }

    /// Whether the request is carried out, and whether the client hears of it.
    package enum Commit: String, Sendable, Codable, CaseIterable {
      /// All is done, the client hears nothing.
      case lost
      /// The connection ends before anything is done.
      case before
      /// Done at once, answered after the delay.
      case late
    }
  }
}

extension FaultRule.Action {
  /// The members of the document, in their order.
  package static let names = [
    "delay", "error", "status", "form", "retryAfter", "rateLimit", "carrierRefuses", "noService", "async", "body",
    "connection", "commit",
  ]
}

extension FaultRule.Action.RateLimit: Codable {
  private enum CodingKeys: String, CodingKey { case perMinute, burst }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    perMinute = try container.decode(Int.self, forKey: .perMinute)
    burst = try container.decodeIfPresent(Int.self, forKey: .burst) ?? 1
  }
}

extension FaultRule.Action.Body: Codable {
  private enum CodingKeys: String, CodingKey { case dripBytesPerSecond, cutAfterBytes }

  static let words: [(String, Self)] = [
    ("malformed", .malformed), ("empty", .empty), ("wrongContentType", .wrongContentType),
  ]

  package init(from decoder: any Decoder) throws {
    if let container = try? decoder.singleValueContainer(), let word = try? container.decode(String.self) {
      guard let found = Self.words.first(where: { $0.0 == word }) else {
        throw DecodingError.dataCorruptedError(
          in: container, debugDescription: NotKnown.words(word, among: Self.words.map(\.0)))
      }
      self = found.1
      return
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let rate = try container.decodeIfPresent(Int.self, forKey: .dripBytesPerSecond)
    let count = try container.decodeIfPresent(Int.self, forKey: .cutAfterBytes)
    switch (rate, count) {
    case (let rate?, nil): self = .drip(bytesPerSecond: rate)
    case (nil, let count?): self = .cut(afterBytes: count)
    case (.some, .some), (nil, nil):
      throw DecodingError.dataCorruptedError(
        forKey: .dripBytesPerSecond, in: container,
        debugDescription: "either dripBytesPerSecond or cutAfterBytes is needed")
    }
  }

  package func encode(to encoder: any Encoder) throws {
    if let word = Self.words.first(where: { $0.1 == self })?.0 {
      var container = encoder.singleValueContainer()
      return try container.encode(word)
    }
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .drip(let rate): try container.encode(rate, forKey: .dripBytesPerSecond)
    case .cut(let count): try container.encode(count, forKey: .cutAfterBytes)
    case .malformed, .empty, .wrongContentType: break
    }
  }
}
