import Faults

/// A value in the data that provokes something, so that nothing has to be set: as `ConsignmentReferenceProvidedByCustomer`, as a tag, or
/// as the destination's postcode. `docs/faults.md`, "By value", tells of each.
public struct MagicValue: Sendable, Hashable {
  /// `carrier-refuses`
  public let name: String
  /// In ZZ99, which real post never uses.
  public let postcode: String
  /// Which requests it acts on.
  public let actsOn: String
  public let provokes: String
  /// The documented outcome that it stands for.
  public let outcome: String

  /// As it stands in the data: `sandbox:carrier-refuses`.
  public var text: String { Faults.MagicValue.prefix + name }

  /// The text that acts so many times. A mark behind that is the caller's own: texts that differ are counted by themselves.
  public func text(times: Int, mark: String? = nil) -> String {
    "\(text):\(times)" + (mark.map { ":\($0)" } ?? "")
  }

  /// Every magic value there is.
  public static let all = Faults.MagicValue.table.map(MagicValue.init)

  /// - Returns: nil when none is called so.
  public init?(_ name: String) {
    guard let value = Self.all.first(where: { $0.name == name }) else { return nil }
    self = value
  }

  private init(_ value: Faults.MagicValue) {
    self.init(
      name: value.name, postcode: value.postcode, actsOn: value.actsOn, provokes: value.provokes,
      outcome: value.outcome)
  }

  private init(name: String, postcode: String, actsOn: String, provokes: String, outcome: String) {
    self.name = name
    self.postcode = postcode
    self.actsOn = actsOn
    self.provokes = provokes
    self.outcome = outcome
  }

  /// One that is called by its name in the source; the tests hold those names to the table.
  static func known(_ name: String) -> MagicValue {
    MagicValue(name) ?? MagicValue(name: name, postcode: "", actsOn: "", provokes: "", outcome: "")
  }
}
