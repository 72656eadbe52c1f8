import Sandbox

/// A reference that could never be read back, because its path is another operation's. That it is refused is *assumed*.
enum ReservedReference {
  case serviceGroup, shippingLocation, packageSize

  private var names: [String] {
    switch self {
    // GET /serviceGroups/summaries, /serviceGroups/summary/{reference}
    case .serviceGroup: ["summaries", "summary"]
    // GET /shippinglocations/assigned
    case .shippingLocation: ["assigned"]
    // GET /packagesizes/default
    case .packageSize: ["default"]
    }
  }

  func matches(_ reference: String) -> Bool { names.contains(reference.lowercased()) }

  func problems(of reference: String) -> [FieldProblem] {
    guard matches(reference) else { return [] }
    return [
      FieldProblem(
        path: "Reference",
        message: "The reference '\(reference)' is a path of its own, so that nothing else can have it")
    ]
  }
}
