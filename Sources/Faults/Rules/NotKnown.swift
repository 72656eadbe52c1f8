import Text

/// What is said of a name that there is not.
enum NotKnown {
  static func words(_ name: String, among names: [String]) -> String {
    let hint = NearestName.of(name, among: names).map { "did you mean '\($0)'? " } ?? ""
    return "'\(name.prefix(60))' is unknown; \(hint)allowed: \(names.joined(separator: ", "))"
  }
}
