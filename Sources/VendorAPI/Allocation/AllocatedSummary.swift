import Allocation
import Contract
import Wire

/// A consignment that has been allocated, as the answers of version 1.1 tell it.
///
/// It is the answer that is asked for most, so JSON has a writer of its own for it: nothing is put together as a string first, and
/// what never changes is written as one piece. `JSON.vendor.encode(summary)` writes the same, which a test holds it to.
struct AllocatedSummary {
  let consignment: Consignment
  let service: CarrierService
  /// What links begin with.
  let linkPrefix: String

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
        + "for shipping on \(consignment.shippingDate?.messageText ?? "")")
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

  func write(to text: inout TextBuffer) {
    text.append(#"{"StatusCode":200,"ApiLinks":[{"Rel":"detail","Href":""#)
    text.append(linkPrefix: linkPrefix, "/consignments/", consignment.reference)
    text.append(#""},{"Rel":"label","Href":""#)
    text.append(linkPrefix: linkPrefix, "/labels/", consignment.reference)
    text.append(#""}],"Description":"Consignment "#)
    text.append(escapingJSON: consignment.reference)
    text.append(" has been successfully allocated with ")
    if !service.beginsWithCarrier {
      text.append(escapingJSON: service.carrier.name)
      text.append(UInt8(ascii: " "))
    }
    text.append(escapingJSON: service.name)
    text.append(" for shipping on ")
    if let date = consignment.shippingDate { text.append(date.textInMessages) }
    text.append(#"","ConsignmentLegs":["#)
    for (index, leg) in consignment.consignmentLegs.enumerated() {
      text.append(index == 0 ? #"{"Leg":"# : #",{"Leg":"#)
      text.append(Int64(leg.leg))
      text.append(#","TrackingReferences":["#)
      for (index, reference) in leg.trackingReferences.enumerated() {
        if index > 0 { text.append(UInt8(ascii: ",")) }
        text.append(json: reference)
      }
      text.append(#"],"CarrierReference":"#)
      text.append(json: leg.carrierReference)
      text.append(#","CarrierServiceReference":null,"CarrierName":"#)
      text.append(json: leg.carrierName)
      text.append(UInt8(ascii: "}"))
    }
    text.append(#"],"CarrierReference":"#)
    text.append(json: service.carrier.mpdReference)
    text.append(#","CarrierName":"#)
    text.append(json: service.carrier.name)
    text.append(#","CarrierServiceReference":"#)
    text.append(json: service.reference)
    text.append(#","CarrierServiceName":"#)
    text.append(json: service.name)
    text.append(UInt8(ascii: "}"))
  }
}

extension CarrierService {
  fileprivate var beginsWithCarrier: Bool { name.hasPrefix(carrier.name) }

  /// The service as messages name it: with its carrier's name in front, unless it begins with that already.
  ///
  /// - Source: contract/decisions.md, "Shapes" 4.
  fileprivate var nameWithCarrier: String { beginsWithCarrier ? name : "\(carrier.name) \(name)" }
}

extension TextBuffer {
  fileprivate mutating func append(json text: String?) {
    if let text { append(json: text) } else { append("null") }
  }

  fileprivate mutating func append(linkPrefix: String, _ area: StaticString, _ reference: String) {
    append(escapingJSON: linkPrefix)
    append(area)
    append(verbatim: ApiLink.percentEncoded(reference))
  }
}
