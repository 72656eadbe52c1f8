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

    fileprivate var field: HTTPField {
      self == .json ? Self.jsonField : HTTPField(name: .contentType, value: rawValue)
    }

    /// That of nearly every answer, checked once.
    private static let jsonField = HTTPField(name: .contentType, value: ContentType.json.rawValue)
  }

  init(status: HTTPResponse.Status, contentType: ContentType, requestID: String, body: [UInt8]) {
    // Appended, not set: nothing of the name is there to be looked for.
    var fields = HTTPFields()
    fields.reserveCapacity(2)
    fields.append(contentType.field)
    fields.append(HTTPField(name: .requestID, value: requestID))
    self.init(status: status, fields: fields, body: body)
  }
}
