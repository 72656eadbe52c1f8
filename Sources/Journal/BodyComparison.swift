import Text
import Wire

/// Whether a body holds what is wanted: objects may have further members, names may differ in case, lists have the same elements in the
/// same order, and `*` in a string stands for anything.
enum BodyComparison {
  static func differences(_ wanted: JSONValue, from body: [UInt8]) -> [Match.Difference] {
    guard let found = try? JSONValue(parsing: body) else {
      return [
        Match.Difference(
          member: "body", wanted: text(wanted), found: body.isEmpty ? nil : "what is no JSON",
          weight: weight(of: wanted))
      ]
    }
    var differences: [Match.Difference] = []
    compare(wanted, found, at: "body", &differences)
    return differences
  }

  private static func compare(
    _ wanted: JSONValue, _ found: JSONValue?, at path: String, _ differences: inout [Match.Difference]
  ) {
    switch (wanted, found) {
    case (.object(let wanted), .object(let found)?):
      for (name, value) in wanted {
        let member = found.first { $0.name == name } ?? found.first { $0.name.lowercased() == name.lowercased() }
        compare(value, member?.value, at: "\(path).\(name)", &differences)
      }
    case (.list(let wanted), .list(let found)?) where wanted.count == found.count:
      for (place, (wanted, found)) in zip(wanted, found).enumerated() {
        compare(wanted, found, at: "\(path)[\(place)]", &differences)
      }
    case (.string(let pattern), .string(let text)?) where TextPattern(pattern).matches(text): break
    case (.number(let wanted), .number(let found)?) where Double(wanted) == Double(found): break
    case (.boolean(let wanted), .boolean(let found)?) where wanted == found: break
    case (.null, .null?), (.null, nil): break
    default:
      differences.append(
        Match.Difference(member: path, wanted: text(wanted), found: found.map(text), weight: weight(of: wanted)))
    }
  }

  /// How many values are wanted.
  private static func weight(of wanted: JSONValue) -> Int {
    switch wanted {
    case .object(let members): max(1, members.reduce(0) { $0 + weight(of: $1.value) })
    case .list(let elements): max(1, elements.reduce(0) { $0 + weight(of: $1) })
    case .string, .number, .boolean, .null: 1
    }
  }

  /// At most 200 characters of the value as JSON.
  private static func text(_ value: JSONValue) -> String {
    let text = (try? JSON.sandbox.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    return text.count > 200 ? text.prefix(200) + "…" : text
  }
}
