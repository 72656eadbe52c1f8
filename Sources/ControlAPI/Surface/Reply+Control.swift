import HTTPCore
import HTTPTypes
import Sandbox
import Wire

extension Reply {
  init(_ status: HTTPResponse.Status, body: [UInt8] = [], fields: HTTPFields = [:]) {
    var head = HTTPResponse(status: status, headerFields: fields)
    head.headerFields[.cacheControl] = "no-store"
    self.init(head: head, body: body)
  }

  /// An answer in the sandbox's own JSON.
  init(
    _ status: HTTPResponse.Status, encoding value: some Encodable, by json: JSON = .sandbox, fields: HTTPFields = [:]
  ) {
    guard let body = try? json.encode(value) else {
      self.init(.internalServerError)
      return
    }
    self.init(status, json: body, fields: fields)
  }

  init(_ status: HTTPResponse.Status, json body: [UInt8], fields: HTTPFields = [:]) {
    var fields = fields
    fields[.contentType] = "application/json; charset=utf-8"
    self.init(status, body: body, fields: fields)
  }

  init(_ failure: ControlFailure) {
    var fields = HTTPFields()
    switch failure {
    case .wrongMethod(_, let allowed): fields[.allow] = allowed.joined(separator: ", ")
    case .tokenNeeded: fields[.wwwAuthenticate] = "Bearer realm=\"sandbox\""
    case .key(.heldElsewhere), .tooManyReaders: fields[.retryAfter] = "5"
    default: break
    }
    self.init(failure.status, encoding: failure.body, by: .withoutNulls, fields: fields)
  }
}
