package import Contract

extension CarrierService {
  /// The legs of an allocated consignment, with one new tracking number for each package and leg.
  ///
  /// - Parameters:
  ///   - packageCount: how many packages travel.
  ///   - mint: makes a carrier's next number.
  /// - Returns: the legs as the consignment and as its packages carry them.
  /// - Source: contract/10-allocation.md, sections 5.5 and 7.
  package func legs(packageCount: Int, mint: (Carrier) -> String) -> MintedLegs {
    let packageCount = max(packageCount, 1)
    var consignment: [ConsignmentLeg] = []
    var packages = [[ConsignmentLeg]](repeating: [], count: packageCount)
    for leg in legs {
      let numbers = (0..<packageCount).map { _ in mint(leg.carrier) }
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
