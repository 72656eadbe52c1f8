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

  /// Those of nearly every answer, made once.
  private static let jsonFields = fields(.json)

  /// The type of a body, and room for the request's id.
  private static func fields(_ contentType: ContentType) -> HTTPFields {
    [.contentType: contentType.rawValue, .requestID: ""]
  }

  init(status: HTTPResponse.Status, contentType: ContentType, requestID: String, body: [UInt8]) {
    var fields = contentType == .json ? Self.jsonFields : Self.fields(contentType)
    fields[fields.endIndex - 1] = HTTPField(name: .requestID, value: requestID)
    self.init(status: status, fields: fields, body: body)
  }
}
