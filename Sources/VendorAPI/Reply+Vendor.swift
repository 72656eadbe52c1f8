import HTTPCore
import HTTPTypes

extension Reply {
  enum ContentType: String {
    /// contract/decisions.md, "Text on the wire".
    case json = "application/json; charset=utf-8"
    case applicationXML = "application/xml; charset=utf-8"
    case textXML = "text/xml; charset=utf-8"
    /// The gateway's own bodies (contract/00-overview.md, section 2).
    case gatewayJSON = "application/json"
  }

  init(status: HTTPResponse.Status, contentType: ContentType, requestID: String, body: [UInt8]) {
    var head = HTTPResponse(status: status)
    head.headerFields[.contentType] = contentType.rawValue
    head.headerFields[.requestID] = requestID
    self.init(head: head, body: body)
  }
}
