import Wire

// To be kept outside the process: what comes back may have been written by anybody, and a mistake is refused where it stands.
extension ExpectationBook: Codable {
  private enum Members: CodingKey { case stated, lastID }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Members.self)
    let stated = try container.decode([Expectation].self, forKey: .stated)
    guard stated.count <= Expectation.most else {
      throw DecodingError.refused("a world keeps no more than \(Expectation.most) expectations")
    }
    self.init(stated, lastID: try container.decode(Counted.self, forKey: .lastID).count)
    guard zip([0] + stated.map(\.id), stated.map(\.id) + [lastID + 1]).allSatisfy({ $0 < $1 }) else {
      throw DecodingError.refused("the ids of expectations grow, from 1 up to 'lastID'")
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Members.self)
    try container.encode(all, forKey: .stated)
    try container.encode(lastID, forKey: .lastID)
  }
}

extension Expectation: Codable {
  private enum Members: CodingKey {
    case id, name, match, exactly, atLeast, atMost, inOrder, matching, steps, examined, evicted
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Members.self)
    func count(_ member: Members) throws -> Int? { try container.decodeIfPresent(Counted.self, forKey: member)?.count }
    let counts = [
      try count(.exactly).map(Verification.Count.exactly), try count(.atLeast).map(Verification.Count.atLeast),
      try count(.atMost).map(Verification.Count.atMost),
    ].compactMap(\.self)
    guard let wanted = counts.first, counts.count == 1 else {
      throw DecodingError.refused("one of 'exactly', 'atLeast' and 'atMost' is needed")
    }
    let steps = try container.decodeIfPresent([Match].self, forKey: .inOrder)
    guard steps?.isEmpty != true else { throw DecodingError.refused("'inOrder' has at least one step") }
    let order = steps ?? []
    var tally = Verification.Tally()
    tally.matching = try count(.matching) ?? 0
    tally.steps = try count(.steps) ?? 0
    tally.examined = try count(.examined) ?? 0
    tally.lost = try count(.evicted) ?? 0
    guard tally.steps <= order.count else { throw DecodingError.refused("'inOrder' has fewer steps than have come") }
    self.init(
      id: try container.decode(Counted.self, forKey: .id).count,
      name: try container.decode(String.self, forKey: .name),
      Verification(
        try container.decodeIfPresent(Match.self, forKey: .match) ?? Match(), wanted, inOrder: order, tally: tally))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Members.self)
    try container.encode(id, forKey: .id)
    try container.encode(name, forKey: .name)
    if verification.match != Match() { try container.encode(verification.match, forKey: .match) }
    switch verification.count {
    case .exactly(let count): try container.encode(count, forKey: .exactly)
    case .atLeast(let count): try container.encode(count, forKey: .atLeast)
    case .atMost(let count): try container.encode(count, forKey: .atMost)
    }
    if !verification.order.isEmpty { try container.encode(verification.order, forKey: .inOrder) }
    try container.encode(verification.tally.matching, forKey: .matching)
    try container.encode(verification.tally.steps, forKey: .steps)
    try container.encode(verification.tally.examined, forKey: .examined)
    try container.encode(verification.tally.lost, forKey: .evicted)
  }
}

/// A count of something, of which one more always fits.
private struct Counted: Decodable {
  let count: Int

  private static let most = 1 << 52

  init(from decoder: any Decoder) throws {
    count = try decoder.singleValueContainer().decode(Int.self)
    guard (0...Self.most).contains(count) else {
      throw DecodingError.refused("\(count) is not from 0 to \(Self.most)")
    }
  }
}

extension DecodingError {
  /// What is wrong with the value that is being read; whoever reads knows its place.
  static func refused(_ reason: String) -> DecodingError {
    .dataCorrupted(.init(codingPath: [], debugDescription: reason))
  }
}
