import Contract
import HashTreeCollections

/// What a world knows of its consignments beside the consignments themselves: their order, whose package is whose, and the shipping
/// dates that customers asked for.
///
/// About 32 bytes a consignment, and 50 more for one that was given a shipping date. Package references come from one counter, so
/// each change that makes some notes only the first: a package's consignment is then found by binary search.
struct ConsignmentRegister: Sendable {
  /// The packages made in one go for one consignment.
  private struct Batch {
    let first: UInt64
    /// The consignment's place in the order of creation.
    let consignment: UInt32
  }

  private var references = AppendOnlyList<String>()
  private var batches = AppendOnlyList<Batch>()
  private var shippingDates: TreeDictionary<String, DateTimeOffset> = [:]

  /// In the order of creation.
  var consignmentReferences: AppendOnlyList<String> { references }

  /// Enters a consignment that has just been made.
  mutating func enrol(_ consignment: Consignment) {
    if let first = Self.firstNumber(consignment.packages) {
      batches.append(Batch(first: first, consignment: UInt32(clamping: references.count)))
    }
    references.append(consignment.reference)
    if let date = consignment.shippingDate { shippingDates[consignment.reference] = date }
  }

  /// Enters packages that have just been made for the consignment that has had `sibling` before.
  mutating func enrol(_ packages: [Package], besides sibling: Package?) {
    guard let first = Self.firstNumber(packages), let number = sibling?.reference.flatMap(ReferenceMint.number(of:)),
      let place = place(ofPackage: number)
    else { return }
    batches.append(Batch(first: first, consignment: UInt32(clamping: place)))
  }

  /// The only consignment that can have this package; whether it still has is for the caller to see.
  func consignmentReference(ofPackage reference: String) -> String? {
    ReferenceMint.number(of: reference).flatMap(place(ofPackage:)).map { references[$0] }
  }

  /// The shipping date that the customer asked for, whatever an allocation has made of it.
  func shippingDate(of consignment: Consignment) -> DateTimeOffset? { shippingDates[consignment.reference] }

  /// Notes that the customer asks for the consignment's present shipping date.
  mutating func noteShippingDate(of consignment: Consignment) {
    shippingDates[consignment.reference] = consignment.shippingDate
  }

  private func place(ofPackage number: UInt64) -> Int? {
    var low = 0
    var high = batches.count
    while low < high {
      let middle = (low + high) / 2
      if batches[middle].first <= number { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : Int(batches[low - 1].consignment)
  }

  private static func firstNumber(_ packages: [Package]) -> UInt64? {
    packages.first?.reference.flatMap(ReferenceMint.number(of:))
  }
}
