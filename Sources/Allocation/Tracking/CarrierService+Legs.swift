import Contract

extension CarrierService {
  /// New tracking references for a consignment.
  ///
  /// - Parameters:
  ///   - packageCount: how many packages travel.
  ///   - mint: makes a carrier's next number.
  /// - Returns: leg by leg, of each leg one for each package.
  /// - Source: contract/10-allocation.md, sections 5.5 and 7.
  package func trackingReferences(packageCount: Int, mint: (Carrier) -> String) -> [String] {
    let packageCount = max(packageCount, 1)
    var references: [String] = []
    references.reserveCapacity(legs.count * packageCount)
    for leg in legs {
      for _ in 0..<packageCount { references.append(mint(leg.carrier)) }
    }
    return references
  }
}

extension ConsignmentLeg {
  /// A leg as a consignment shows it, without tracking references.
  init(_ leg: CarrierService.Leg) {
    self.init(
      leg: leg.number, trackingReferences: [], carrierReference: leg.carrier.reference,
      carrierServiceReference: leg.serviceReference, carrierName: leg.carrier.name)
  }
}
