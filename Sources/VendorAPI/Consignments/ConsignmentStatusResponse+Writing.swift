import Contract
import HTTPCore
import Wire

extension Call {
  /// The answer about a consignment's state. It is asked for often, so JSON has a writer of its own for it.
  func reply(statusOf consignment: Consignment) throws -> Reply {
    let status = ConsignmentStatusResponse(
      consignment: consignment, apiLink: link("Link", "consignments", consignment.reference))
    guard replyFormat == .json, version == .version1point1 else { return try reply(status) }
    var text = TextBuffer(capacity: 512)
    status.write(to: &text)
    return reply(json: &text)
  }
}

extension ConsignmentStatusResponse {
  /// Writes what `JSON.vendor.encode(self)` does.
  func write(to text: inout TextBuffer) {
    text.append(#"{"ConsignmentReferenceForAllLegsAssignedByMpd":"#)
    text.append(json: consignmentReferenceForAllLegsAssignedByMpd)
    text.append(#","Status":""#)
    text.append(verbatim: status.rawValue)
    text.append(#"","ExpectedDeliveryDate":"#)
    if let expectedDeliveryDate {
      text.append(UInt8(ascii: "\""))
      text.append(expectedDeliveryDate.text)
      text.append(UInt8(ascii: "\""))
    } else {
      text.append("null")
    }
    text.append(#","ApiLink":{"Rel":"#)
    text.append(json: apiLink.rel)
    text.append(#","Href":"#)
    text.append(json: apiLink.href)
    text.append("}}")
  }
}
