/// Version 1 does not know `Dispatched` and `ReadyToShip`; it sees the states that they came from.
///
/// - Source: contract/00-overview.md, section 4, for the two names; what stands for them is *assumed*.
extension ConsignmentState {
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(encoder.apiVersion == .version1 ? version1Name : rawValue)
  }

  private var version1Name: String {
    switch self {
    case .dispatched: Self.manifested.rawValue
    case .readyToShip: Self.allocated.rawValue
    default: rawValue
    }
  }
}
