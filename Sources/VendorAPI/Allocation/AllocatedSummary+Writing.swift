import Allocation
import Contract
import Wire

/// The answer that is asked for most, so JSON has a writer of its own for it: nothing is put together as a string first.
/// `JSON.vendor.encode(summary)` writes the same, which a test holds it to.
extension AllocatedSummary {
  func write(to text: inout TextBuffer) {
    let reference = consignment.reference
    let segment = ApiLink.percentEncoded(reference)
    text.append(
      #"{"StatusCode":200,"ApiLinks":[{"Rel":"detail","Href":""#, link: linkPrefix, "consignments", encoded: segment)
    text.append(#""},{"Rel":"label","Href":""#, link: linkPrefix, "labels", encoded: segment)
    text.append(#""}],"Description":"Consignment "#)
    text.append(escapingJSON: reference)
    let service = service.written { Self.written($0) }
    text.append(verbatim: service.name)
    if let date = consignment.progress.shippingDate { text.append(date.messageText) }
    text.append(#"","ConsignmentLegs":["#)
    if let booking = consignment.progress.booking { text.append(legsOf: booking) }
    text.append(verbatim: service.members)
  }

  /// What is alike for every consignment with a service.
  private static func written(_ service: CarrierService) -> CarrierService.Written {
    var name = TextBuffer(capacity: 256)
    name.append(" has been successfully allocated with ")
    if !service.beginsWithCarrier {
      name.append(escapingJSON: service.carrier.name)
      name.append(UInt8(ascii: " "))
    }
    name.append(escapingJSON: service.name)
    name.append(" for shipping on ")
    var members = TextBuffer(capacity: 256)
    members.append(#"],"CarrierReference":"#, json: service.carrier.mpdReference)
    members.append(#","CarrierName":"#, json: service.carrier.name)
    members.append(#","CarrierServiceReference":"#, json: service.reference)
    members.append(#","CarrierServiceName":"#, json: service.name)
    members.append(UInt8(ascii: "}"))
    return CarrierService.Written(name: name.take(), members: members.take())
  }
}

extension TextBuffer {
  /// As a summary shows them: without the carrier service's reference.
  fileprivate mutating func append(legsOf booking: Shared<Booking>) {
    let legs = booking.value.service.value.legs
    for index in legs.indices {
      append(index == 0 ? #"{"Leg":"# : #",{"Leg":"#)
      append(Int64(legs[index].leg))
      append(#","TrackingReferences":"#, json: booking.trackingReferences(ofLeg: index))
      append(#","CarrierReference":"#, json: legs[index].carrierReference)
      append(#","CarrierServiceReference":null,"CarrierName":"#, json: legs[index].carrierName)
      append(UInt8(ascii: "}"))
    }
  }
}
