import Algorithms

/// Parts of the United Kingdom by postcode.
struct PostcodeSet: Hashable, Sendable {
  let postcodes: [UKPostcode]
  private let keys: [UInt64]
  private let precisions: [UKPostcode.Precision]

  /// - Returns: nil for no postcodes.
  init?(_ postcodes: [UKPostcode]) {
    guard !postcodes.isEmpty else { return nil }
    self.postcodes = postcodes.sorted { $0.key < $1.key }
    keys = self.postcodes.map(\.key)
    precisions = UKPostcode.Precision.allCases.filter { precision in postcodes.contains { $0.precision == precision } }
  }

  /// The part in which a postcode lies, or nil. Costs one binary search for each precision in use.
  func part(around postcode: UKPostcode) -> UKPostcode? {
    for precision in precisions {
      let part = postcode.cut(to: precision)
      if contains(part.key) { return part }
    }
    return nil
  }

  func contains(_ postcode: UKPostcode?) -> Bool { postcode.flatMap(part(around:)) != nil }

  private func contains(_ key: UInt64) -> Bool {
    let place = keys.partitioningIndex { $0 >= key }
    return place < keys.endIndex && keys[place] == key
  }
}
