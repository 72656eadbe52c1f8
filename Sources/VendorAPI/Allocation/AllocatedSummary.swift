import Allocation
import Contract
import Text

/// A consignment that has been allocated, as the answers of version 1.1 tell it.
struct AllocatedSummary {
  let consignment: Consignment
  let service: CarrierService
  /// What links begin with.
  let linkPrefix: LinkPrefix

  /// - Source: contract/decisions.md, "Shapes" 4; contract/10-allocation.md, section 5.
  var summary: AllocationSummary {
    let reference = consignment.reference
    var summary = AllocationSummary(
      reference: reference, statusCode: 200,
      apiLinks: [
        ApiLink(rel: "detail", prefix: linkPrefix, area: "consignments", reference),
        ApiLink(rel: "label", prefix: linkPrefix, area: "labels", reference),
      ],
      description: "Consignment \(reference) has been successfully allocated with \(service.nameWithCarrier) "
        + "for shipping on \(consignment.shippingDate?.messageText.string ?? "")")
    summary.consignmentLegs = consignment.consignmentLegs.map { leg in
      // Null in every published summary, while the consignment itself shows the code (contract/10-allocation.md, sections 5.1 and 7).
      var leg = leg
      leg.carrierServiceReference = nil
      return leg
    }
    summary.carrierReference = service.carrier.mpdReference
    summary.carrierName = service.carrier.name
    summary.carrierServiceReference = service.reference
    summary.carrierServiceName = service.name
    return summary
  }
}

extension CarrierService {
  var beginsWithCarrier: Bool { name.hasPrefix(carrier.name) }

  /// The service as messages name it: with its carrier's name in front, unless it begins with that already.
  ///
  /// - Source: contract/decisions.md, "Shapes" 4.
  fileprivate var nameWithCarrier: String { beginsWithCarrier ? name : "\(carrier.name) \(name)" }
}
