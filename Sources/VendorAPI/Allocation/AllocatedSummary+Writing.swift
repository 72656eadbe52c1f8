import Allocation
import Contract
import Wire

/// The answer that is asked for most, so JSON has a writer of its own for it: nothing is put together as a string first.
/// `JSON.vendor.encode(summary)` writes the same, which a test holds it to.
extension AllocatedSummary {
  func write(to text: inout TextBuffer) {
    let reference = consignment.reference
    text.append(#"{"StatusCode":200,"ApiLinks":[{"Rel":"detail","Href":""#)
    text.append(link: linkPrefix, "consignments", reference)
    text.append(#""},{"Rel":"label","Href":""#)
    text.append(link: linkPrefix, "labels", reference)
    text.append(#""}],"Description":"Consignment "#)
    text.append(escapingJSON: reference)
    text.append(" has been successfully allocated with ")
    if !service.beginsWithCarrier {
      text.append(escapingJSON: service.carrier.name)
      text.append(UInt8(ascii: " "))
    }
    text.append(escapingJSON: service.name)
    text.append(" for shipping on ")
    if let date = consignment.progress.shippingDate { text.append(date.messageText) }
    text.append(#"","ConsignmentLegs":["#)
    if let booking = consignment.progress.booking { text.append(legsOf: booking) }
    text.append(#"],"CarrierReference":"#, json: service.carrier.mpdReference)
    text.append(#","CarrierName":"#, json: service.carrier.name)
    text.append(#","CarrierServiceReference":"#, json: service.reference)
    text.append(#","CarrierServiceName":"#, json: service.name)
    text.append(UInt8(ascii: "}"))
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
