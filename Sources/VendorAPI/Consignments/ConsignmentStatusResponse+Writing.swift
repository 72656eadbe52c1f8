import Contract
import HTTPCore
import Wire

extension Call {
  /// The answer about a consignment's state. It is asked for often, so JSON has a writer of its own for it.
  func reply(statusOf consignment: Consignment) throws -> Reply {
    guard replyFormat == .json, version == .version1point1 else {
      return try reply(
        ConsignmentStatusResponse(
          consignment: consignment, apiLink: link("Link", "consignments", consignment.reference)))
    }
    var text = TextBuffer(capacity: 512)
    text.append(statusOf: consignment, linkPrefix: linkPrefix)
    return reply(json: &text)
  }
}

extension TextBuffer {
  /// Writes what `JSON.vendor.encode(_:)` does of the `ConsignmentStatusResponse`.
  mutating func append(statusOf consignment: Consignment, linkPrefix: LinkPrefix) {
    let reference = consignment.reference
    append(#"{"ConsignmentReferenceForAllLegsAssignedByMpd":"#, json: reference)
    append(#","Status":"#, plain: consignment.progress.state.rawValue)
    append(#","ExpectedDeliveryDate":"#)
    if let date = consignment.latestDeliveryDate {
      append(UInt8(ascii: "\""))
      append(date.text)
      append(UInt8(ascii: "\""))
    } else {
      appendNull()
    }
    append(#","ApiLink":{"Rel":"Link","Href":""#)
    append(link: linkPrefix, "consignments", reference)
    append(#""}}"#)
  }
}
