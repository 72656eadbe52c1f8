package import Allocation
package import Contract

extension World {
  /// What becomes here of consignments that lack customs data.
  ///
  /// - Source: contract/decisions.md, "Since the audit".
  package var customs: CustomsDemand { settings.customs ?? standardCustoms }

  /// Unless the settings say otherwise, services turn down what lacks the customs data that they need.
  package mutating func demandCustomsData() { standardCustoms = .required }

  /// What the carrier of an allocated consignment needs and the consignment lacks.
  package func missingCustomsData(of consignment: Consignment) -> [String] {
    guard let booking = consignment.allocation?.mpdCarrierServiceReference,
      let service = catalog.carrierService(booking)
    else { return [] }
    return service.customsData.intersection(.missing(of: consignment.fixed)).names
  }
}
