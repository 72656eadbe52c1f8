/// One fault: which requests it is for, when it strikes, and what then happens.
///
/// What it may say stands in docs/faults.md.
package struct FaultRule: Sendable, Equatable {
  package var name: String?
  package var match: Match
  package var when: Condition
  package var then: Action

  package init(name: String? = nil, match: Match = Match(), when: Condition = Condition(), then: Action) {
    self.name = name
    self.match = match
    self.when = when
    self.then = then
  }
}

extension FaultRule: Codable {
  private enum CodingKeys: String, CodingKey { case name, match, when, then }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    name = try container.decodeIfPresent(String.self, forKey: .name)
    match = try container.decodeIfPresent(Match.self, forKey: .match) ?? Match()
    when = try container.decodeIfPresent(Condition.self, forKey: .when) ?? Condition()
    then = try container.decode(Action.self, forKey: .then)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encodeIfPresent(name, forKey: .name)
    if match != Match() { try container.encode(match, forKey: .match) }
    if when != Condition() { try container.encode(when, forKey: .when) }
    try container.encode(then, forKey: .then)
  }
}
