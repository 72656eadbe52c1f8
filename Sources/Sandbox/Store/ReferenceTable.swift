import HashTreeCollections

/// Leads from a consignment's reference to its number.
///
/// References that were made count up as the numbers do, so of each run of them only the first is noted; references that a fixture has
/// chosen stand in a table.
struct ReferenceTable: Sendable {
  private struct Run {
    let first: UInt64
    let number: Int
  }

  private var runs: [Run] = []
  /// In upper case.
  private var chosen: TreeDictionary<String, Int32> = [:]
  /// Those that have letters beyond ASCII: which of them a text means depends on how both are folded.
  private(set) var unusual = NumberSet()

  mutating func enter(made reference: String, _ number: Int) {
    guard let counter = ReferenceMint.number(of: reference) else { return enter(chosen: reference, number) }
    if let last = runs.last, counter &- last.first == UInt64(number - last.number) { return }
    runs.append(Run(first: counter, number: number))
  }

  /// Whether a reference can be entered as one that the world has made: those count up.
  func follows(_ reference: String) -> Bool {
    guard let counter = ReferenceMint.number(of: reference) else { return false }
    return runs.last.map { counter > $0.first } ?? true
  }

  mutating func enter(chosen reference: String, _ number: Int) {
    chosen[Self.key(reference)] = Int32(number)
    if reference.utf8.contains(where: { $0 >= 0x80 }) { unusual.insert(number) }
  }

  func isChosen(_ reference: String) -> Bool { chosen[reference] != nil }

  /// The number that has this reference in any case, if it was made and any has it.
  func made(_ reference: String) -> Int? {
    guard let counter = ReferenceMint.number(of: reference) else { return nil }
    let index = runs.partitioningIndex { $0.first > counter }
    guard index > 0 else { return nil }
    return Int(exactly: counter - runs[index - 1].first).map { $0 + runs[index - 1].number }
  }

  /// The number for which this reference was chosen, in any case.
  func chosen(_ reference: String) -> Int? {
    chosen.isEmpty ? nil : chosen[Self.key(reference)].map(Int.init)
  }

  private static func key(_ reference: String) -> String {
    reference.utf8.contains { (0x61...0x7A).contains($0) || $0 >= 0x80 } ? reference.uppercased() : reference
  }
}

/// Leads from a package's reference to the number of its consignment.
///
/// Package references come from one counter, so each change that makes some notes only the first.
struct PackageTable: Sendable {
  /// The packages made in one go for one consignment.
  private struct Batch {
    let first: UInt64
    let consignment: Int32
  }

  private var batches = PagedArray<Batch>()

  /// Enters packages that have just been made for a consignment.
  mutating func enter(_ reference: String?, _ consignment: Int) {
    guard let first = reference.flatMap(ReferenceMint.number(of:)) else { return }
    batches.append(Batch(first: first, consignment: Int32(consignment)))
  }

  /// The only consignment that can have this package; whether it still has is for the caller to see.
  func consignment(of reference: String) -> Int? {
    guard let number = ReferenceMint.number(of: reference) else { return nil }
    let index = batches.partitioningIndex { $0.first > number }
    return index == 0 ? nil : Int(batches[index - 1].consignment)
  }
}

extension RandomAccessCollection where Index == Int {
  /// The first place whose element belongs to the second part, where all of the first stand in front.
  func partitioningIndex(where isInSecondPart: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if isInSecondPart(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
