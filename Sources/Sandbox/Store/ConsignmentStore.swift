import Allocation
import Contract

/// Every consignment of a world by its number, which says how many were created before it, with all that leads to it.
struct ConsignmentStore: Sendable {
  /// A consignment, and what the engine asks of it, read once.
  struct Stored: Sendable {
    let number: Int
    fileprivate(set) var consignment: Consignment
    fileprivate(set) var journey: Shared<Journey>
  }

  private var stored = PagedArray<Stored>()
  private(set) var index = ConsignmentIndex()
  private(set) var references = ReferenceTable()
  private var packages = PackageTable()
  /// Counts the changes.
  private(set) var revision: UInt64 = 0

  var count: Int { stored.count }

  /// - Precondition: the number is below `count`.
  subscript(number: Int) -> Stored { stored[number] }

  /// The consignment of this reference in any case.
  func number(of reference: String) -> Int? {
    if let made = references.made(reference), made < count,
      stored[made].consignment.fixed.reference.isSameInASCII(as: reference)
    {
      return made
    }
    return references.chosen(reference)
  }

  /// The only consignment that can have this package; whether it still has is for the caller to see.
  func number(ofPackage reference: String) -> Int? { packages.consignment(of: reference) }

  /// Enters a consignment that has just been made, under a reference that a fixture has chosen or the world has made.
  mutating func append(_ consignment: Consignment, isReferenceChosen: Bool) {
    let number = count
    if isReferenceChosen {
      references.enter(chosen: consignment.fixed.reference, number)
    } else {
      references.enter(made: consignment.fixed.reference, number)
    }
    packages.enter(consignment.fixed.packages.first?.reference, number)
    revision &+= 1
    let journey = Self.journey(of: consignment)
    index.enter(consignment, number, clock: journey.originClock)
    stored.append(Stored(number: number, consignment: consignment, journey: journey))
  }

  /// Enters a consignment that another process has made, without its packages' references.
  mutating func restore(_ consignment: Consignment, isReferenceChosen: Bool) {
    let number = count
    if isReferenceChosen {
      references.enter(chosen: consignment.fixed.reference, number)
    } else {
      references.enter(made: consignment.fixed.reference, number)
    }
    let journey = Self.journey(of: consignment)
    index.restore(consignment, number, clock: journey.originClock)
    stored.append(Stored(number: number, consignment: consignment, journey: journey))
  }

  /// Enters the packages of all consignments, in the order in which they were made.
  mutating func restorePackages() {
    var made: [(package: UInt64, reference: String, consignment: Int)] = []
    for stored in stored {
      for case let reference? in stored.consignment.fixed.packages.lazy.map(\.reference) {
        if let package = ReferenceMint.number(of: reference) { made.append((package, reference, stored.number)) }
      }
    }
    made.sort { ($0.package, $0.consignment) < ($1.package, $1.consignment) }
    var last: Int?
    for (_, reference, consignment) in made where consignment != last {
      packages.enter(reference, consignment)
      last = consignment
    }
  }

  mutating func restore(spentTracking hash: UInt64, of number: Int) { index.restore(spentTracking: hash, of: number) }

  /// Puts another state of a consignment in the place of the present one.
  ///
  /// - Returns: that which stood there.
  mutating func replace(_ number: Int, with consignment: Consignment) -> Consignment {
    revision &+= 1
    var old = consignment
    swap(&old, &stored[number].consignment)
    let clock = stored[number].journey.originClock
    var newClock = clock
    if !consignment.hasSameContents(as: old) {
      let journey = Self.journey(of: consignment)
      newClock = journey.originClock
      stored[number].journey = journey
    }
    index.change(number, from: old, to: consignment, clocks: (clock, newClock))
    return old
  }

  /// Notes that packages have just been made for a consignment, of which this is the first.
  mutating func enterPackages(from reference: String?, of number: Int) { packages.enter(reference, number) }

  /// Gives a tracking reference to a consignment.
  ///
  /// - Returns: false, with nothing changed, when a package has had it before and it is not repeatable.
  mutating func enter(trackingReference: String, of number: Int, isRepeatable: Bool) -> Bool {
    index.enter(trackingReference: trackingReference, of: number, isRepeatable: isRepeatable)
  }

  private static func journey(of consignment: Consignment) -> Shared<Journey> {
    Shared(Journey(consignment.fixed, shippingDate: consignment.fixed.shippingDate))
  }
}

extension String {
  /// Whether both differ at most in the case of ASCII letters.
  fileprivate func isSameInASCII(as other: String) -> Bool {
    if self == other { return true }
    return utf8.count == other.utf8.count
      && zip(utf8, other.utf8).allSatisfy { FoldedText.lowerCase($0) == FoldedText.lowerCase($1) }
  }
}
