extension Fault.Delay: Codable {
  private enum CodingKeys: String, CodingKey { case uniform, logNormal }

  private struct LogNormal: Codable {
    let median: Span
    let sigma: Double
  }

  public init(from decoder: any Decoder) throws {
    if let container = try? decoder.singleValueContainer(), let span = try? container.decode(Span.self) {
      self = .fixed(span.duration)
      return
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let spans = try container.decodeIfPresent([Span].self, forKey: .uniform), spans.count == 2 {
      self = .uniform(spans[0].duration, spans[1].duration)
    } else {
      let values = try container.decode(LogNormal.self, forKey: .logNormal)
      self = .logNormal(median: values.median.duration, sigma: values.sigma)
    }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .fixed(let duration): try Span(duration).encode(to: encoder)
    case .uniform(let shortest, let longest):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode([Span(shortest), Span(longest)], forKey: .uniform)
    case .logNormal(let median, let sigma):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(LogNormal(median: Span(median), sigma: sigma), forKey: .logNormal)
    }
  }
}

extension Fault.Body: Codable {
  private enum CodingKeys: String, CodingKey { case dripBytesPerSecond, cutAfterBytes }

  private var word: String? {
    switch self {
    case .drip, .cut: nil
    case .malformed: "malformed"
    case .empty: "empty"
    case .wrongContentType: "wrongContentType"
    }
  }

  public init(from decoder: any Decoder) throws {
    if let container = try? decoder.singleValueContainer(), let word = try? container.decode(String.self) {
      guard let body = [Self.malformed, .empty, .wrongContentType].first(where: { $0.word == word }) else {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(word)' is no spoilt body")
      }
      self = body
      return
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let rate = try container.decodeIfPresent(Int.self, forKey: .dripBytesPerSecond) {
      self = .drip(bytesPerSecond: rate)
    } else {
      self = .cut(afterBytes: try container.decode(Int.self, forKey: .cutAfterBytes))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    if let word {
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
