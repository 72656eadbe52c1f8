package import Contract

/// The source of one world's tracking numbers: the same seed gives the same numbers, and no number comes twice before a pattern's
/// sequence has run through.
package struct TrackingMint: Codable, Equatable, Sendable {
  private let seed: UInt64
  /// How many numbers of each pattern have been given out.
  private var minted: [String: UInt64] = [:]
  private var random: SeededGenerator

  package init(seed: UInt64) {
    self.seed = seed
    random = SeededGenerator(seed: seed ^ 0x7472_6163_6B69_6E67)
  }

  /// The next number. With seed 1 the first is `start` itself; each other seed starts elsewhere and wraps at the capacity.
  package mutating func mint(_ format: TrackingFormat, start: UInt64 = 1) -> String {
    let count = minted[format.pattern, default: 0]
    minted[format.pattern] = count &+ 1
    // Both terms are below the capacity, which is at most 36¹², so the sums stay far below 2⁶⁴.
    let capacity = format.capacity
    let offset = ((seed &- 1) &* 0x9E37_79B9_7F4A_7C15) % capacity
    let first = (start % capacity + offset) % capacity
    return format.text(at: (first + count % capacity) % capacity, random: &random)
  }

  /// The legs of an allocated consignment, with one new tracking number for each package and leg.
  ///
  /// - Source: contract/10-allocation.md, sections 5.5 and 7.
  package mutating func legs(of service: CarrierService, packageCount: Int) -> MintedLegs {
    let packageCount = max(packageCount, 1)
    var consignment: [ConsignmentLeg] = []
    var packages = [[ConsignmentLeg]](repeating: [], count: packageCount)
    for leg in service.legs {
      let numbers = (0..<packageCount).map { _ in mint(leg.carrier.tracking, start: leg.carrier.trackingStart) }
      consignment.append(
        ConsignmentLeg(
          leg: leg.number, trackingReferences: numbers, carrierReference: leg.carrier.reference,
          carrierServiceReference: leg.serviceReference, carrierName: leg.carrier.name))
      for (index, number) in numbers.enumerated() {
        packages[index].append(
          ConsignmentLeg(
            leg: leg.number, trackingReferences: [number], carrierReference: leg.carrier.reference, carrierName: nil))
      }
    }
    return MintedLegs(consignment: consignment, packages: packages)
  }
}

/// The legs of one consignment, twice: as the consignment and as each of its packages carries them.
package struct MintedLegs: Equatable, Sendable {
  /// One entry a leg, with the tracking numbers of every package and the underlying carrier service.
  package let consignment: [ConsignmentLeg]
  /// One list a package, without carrier name and service, as the vendor answers.
  package let packages: [[ConsignmentLeg]]
}
