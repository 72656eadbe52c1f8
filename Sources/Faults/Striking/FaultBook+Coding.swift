import Contract

// To be kept outside the process: what comes back may have been written by anybody, so every count is cut to what it can be.
extension FaultBook: Codable {
  private enum Members: CodingKey { case rules, lastID, headers, marks, knowsMagic }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Members.self)
    let rules = try container.decode([Entry].self, forKey: .rules)
    self.init(
      entries: Array(rules.prefix(Self.mostRules)), lastID: try container.count(.lastID),
      headers: Recent(try container.decode([Recent<Entry>.Named].self, forKey: .headers), most: Self.mostHeaders),
      marks: Recent(
        try container.decode([Recent<Int>.Named].self, forKey: .marks).map {
          Recent<Int>.Named(name: $0.name, value: min(max(0, $0.value), Self.mostCounted))
        }, most: Self.mostMarks),
      knowsMagic: try container.decode(Bool.self, forKey: .knowsMagic))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Members.self)
    try container.encode(entries, forKey: .rules)
    try container.encode(lastID, forKey: .lastID)
    try container.encode(headers.all, forKey: .headers)
    try container.encode(marks.all, forKey: .marks)
    try container.encode(knowsMagic, forKey: .knowsMagic)
  }

  /// Nobody counts further, and one more always fits.
  fileprivate static let mostCounted = 1 << 52
}

extension FaultBook.Entry: Codable {
  private enum Members: CodingKey { case id, rule, lookedAt, struck, bucket }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Members.self)
    self.init(
      id: try container.count(.id), try container.decode(FaultRule.self, forKey: .rule),
      lookedAt: try container.count(.lookedAt), struck: try container.count(.struck),
      bucket: try container.decodeIfPresent(TokenBucket.self, forKey: .bucket))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Members.self)
    try container.encode(id, forKey: .id)
    try container.encode(rule, forKey: .rule)
    try container.encode(lookedAt, forKey: .lookedAt)
    try container.encode(struck, forKey: .struck)
    try container.encodeIfPresent(bucket, forKey: .bucket)
  }
}

extension KeyedDecodingContainer {
  fileprivate func count(_ key: Key) throws -> Int {
    min(max(0, try decode(Int.self, forKey: key)), FaultBook.mostCounted)
  }
}
