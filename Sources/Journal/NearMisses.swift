extension Verification {
  /// A request that came near to what was wanted: what is told of it, so that nobody keeps the whole.
  package struct NearMiss: Sendable {
    package let number: Int
    package let operation: String?
    package let method: String
    package let path: String
    package let status: Int?
    package let differences: [Match.Difference]

    /// The same, its criteria told from a place in the request on.
    func below(_ place: String) -> NearMiss {
      NearMiss(
        number: number, operation: operation, method: method, path: path, status: status,
        differences: differences.map { $0.below(place) })
    }
  }
}

/// The requests that meet most of a match, the nearest first; of those that are as near as one another the latest.
struct NearMisses: Sendable {
  private(set) var all: [Verification.NearMiss] = []

  /// How many are told.
  private static let most = 3

  mutating func note(_ numbered: Journal.Numbered, _ differences: [Match.Difference]) {
    let lack = Self.lack(differences)
    let place = all.firstIndex { Self.lack($0.differences) >= lack } ?? all.count
    guard place < Self.most else { return }
    let entry = numbered.entry
    let miss = Verification.NearMiss(
      number: numbered.number, operation: entry.operation, method: entry.method, path: entry.path,
      status: entry.status, differences: differences)
    all.insert(miss, at: place)
    if all.count > Self.most { all.removeLast() }
  }

  /// What is not met: what a match asks for is the same for every request, so whoever lacks least meets most.
  private static func lack(_ differences: [Match.Difference]) -> Int { differences.reduce(0) { $0 + $1.weight } }
}
