package import Contract

/// A value in the data that provokes something, so that no control call and no header is needed.
///
/// It stands in a consignment's `ConsignmentReferenceProvidedByCustomer` or in one of its tags as `sandbox:NAME`, or is the postcode of
/// its destination. The text may go on: `sandbox:NAME:2` acts twice, and what stands behind that is the caller's own, so that
/// `sandbox:NAME:2:my-test` is counted by itself.
package struct MagicValue: Sendable {
  /// Which requests about such a consignment it acts on.
  package enum Scope: Sendable, Equatable {
    /// The one that creates it.
    case creation
    /// Those that are about it.
    case consignment
    /// Those that are about it and name it in their path.
    case consignmentInPath
    /// All of these.
    case everything
    /// Its allocation by the engine, in whatever call.
    case engine
    /// Its life as a shipment, decided when it is manifested.
    case life
  }

  package let name: String
  /// In ZZ99, which real post never uses.
  package let postcode: String
  package let scope: Scope
  /// The vendor's names of the operations among those, `*` for any run of letters.
  package let operations: [String]
  package let action: FaultRule.Action
  /// What it provokes, for people.
  package let provokes: String
  /// The documented outcome that it stands for.
  package let outcome: String
  /// What it makes of the shipment's life.
  package let fate: Fate?

  /// What becomes of a shipment.
  package enum Fate: Sendable, Equatable {
    case branch(Consignment.Life.Branch)
    /// It is not manifested at all.
    case manifestFails
  }

  init(
    name: String, postcode: String, scope: Scope, operations: [String] = ["*"],
    action: FaultRule.Action = FaultRule.Action(), provokes: String, outcome: String, fate: Fate? = nil
  ) {
    self.name = name
    self.postcode = postcode
    self.scope = scope
    self.operations = operations
    self.action = action
    self.provokes = provokes
    self.outcome = outcome
    self.fate = fate
  }

  /// As it stands in the data.
  package var text: String { Self.prefix + name }

  package static let prefix = "sandbox:"

  /// Which requests it acts on, for people.
  package var actsOn: String {
    let names = operations == ["*"] ? nil : operations.joined(separator: ", ")
    return switch scope {
    case .creation: "its creation"
    case .consignment: names ?? "calls about it"
    case .consignmentInPath: "\(names ?? "calls") with it in the path"
    case .everything: "its creation and calls about it"
    case .engine: "its allocation, in whatever call"
    case .life: "its life from the manifest on"
    }
  }

  func strikes(_ facts: RequestFacts) -> Bool {
    let isMeant =
      switch scope {
      case .creation: facts.isCreation
      case .consignment: !facts.isCreation
      case .consignmentInPath: facts.namesOneInPath
      case .everything: true
      case .engine, .life: false
      }
    return isMeant && operations.contains { Wildcard($0).matches(facts.operation) }
  }
}

/// A magic value as it stands in somebody's data.
package struct MagicMark: Sendable {
  package let value: MagicValue
  package let text: String
  /// How often it acts; nil for always.
  package let times: Int?
  /// By what it is counted.
  let key: String

  /// - Returns: nil for text that is no magic value.
  package init?(_ text: String) {
    guard text.utf8.count <= 200, text.lowercased().hasPrefix(MagicValue.prefix) else { return nil }
    let parts = text.lowercased().split(separator: ":", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count > 1, let value = MagicValue.named[String(parts[1])] else { return nil }
    self.value = value
    self.text = text
    key = text.lowercased()
    times = parts.count > 2 ? Int(parts[2]).flatMap { $0 >= 0 ? $0 : nil } : nil
  }

  /// - Returns: nil for a postcode of another kind.
  package init?(postcode: String) {
    guard postcode.utf8.first.map({ $0 | 0x20 }) == UInt8(ascii: "z") else { return nil }
    let letters = postcode.uppercased().filter { $0 != " " }
    guard let value = MagicValue.byPostcode[letters] else { return nil }
    self.value = value
    text = postcode
    key = letters
    times = nil
  }

  /// Those in a consignment's data.
  package static func all(clientReference: String?, tags: [String], postcode: String?) -> [MagicMark] {
    ([clientReference].compactMap(\.self) + tags).compactMap { MagicMark($0) }
      + [postcode].compactMap(\.self).compactMap { MagicMark(postcode: $0) }
  }

  /// Whether there may be some; costs next to nothing where there are none.
  package static func isLike(clientReference: String?, tags: [String], postcode: String?) -> Bool {
    clientReference.map(begins) ?? false || tags.contains(where: begins)
      || (postcode?.utf8.first).map { $0 | 0x20 } == UInt8(ascii: "z")
  }

  private static func begins(_ text: String) -> Bool {
    var letters = text.utf8.makeIterator()
    for letter in MagicValue.prefix.utf8 where letters.next().map({ $0 | 0x20 }) != letter | 0x20 { return false }
    return true
  }
}

extension MagicValue {
  static let named = Dictionary(uniqueKeysWithValues: table.map { ($0.name, $0) })
  static let byPostcode = Dictionary(
    uniqueKeysWithValues: table.map { ($0.postcode.filter { $0 != " " }, $0) })
}
