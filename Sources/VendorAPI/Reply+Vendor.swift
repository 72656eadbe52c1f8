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

  /// The type of a body, and the request's id behind it.
  private static func fields(_ contentType: ContentType) -> CommonFields.Pattern {
    CommonFields.Pattern([.contentType: contentType.rawValue], last: .requestID)
  }

  init(status: HTTPResponse.Status, contentType: ContentType, requestID: String, body: [UInt8]) {
    let pattern = contentType == .json ? Self.jsonFields : Self.fields(contentType)
    self.init(status: status, common: CommonFields(pattern, value: requestID), body: body)
  }
}
