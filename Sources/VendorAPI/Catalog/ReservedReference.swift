internal import Sandbox

/// A reference that could never be read back, because its path is another operation's. That it is refused is *assumed*.
enum ReservedReference: String {
  /// `GET /serviceGroups/summaries` lists all groups.
  case serviceGroup = "summaries"
  /// `GET /shippinglocations/assigned` lists the caller's locations.
  case shippingLocation = "assigned"

  func matches(_ reference: String) -> Bool { reference.lowercased() == rawValue }

  func problems(of reference: String) -> [FieldProblem] {
    guard matches(reference) else { return [] }
    return [
      FieldProblem(
        path: "Reference",
        message: "The reference '\(reference)' is a path of its own, so that nothing else can have it")
    ]
  }
}
