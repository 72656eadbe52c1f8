import HTTPTypes

extension HTTPResponse.Status {
  /// The status of this code, with its standard reason where it has one.
  ///
  /// - Source: RFC 9110, section 15; RFC 6585.
  static func standard(_ code: Int) -> HTTPResponse.Status {
    known.first { $0.code == code } ?? HTTPResponse.Status(code: code)
  }

  private static let known: [HTTPResponse.Status] = [
    .ok, .created, .accepted, .noContent, .movedPermanently, .found, .seeOther, .notModified, .temporaryRedirect,
    .permanentRedirect, .badRequest, .unauthorized, .forbidden, .notFound, .methodNotAllowed, .notAcceptable,
    .requestTimeout, .conflict, .gone, .lengthRequired, .preconditionFailed, .contentTooLarge, .uriTooLong,
    .unsupportedMediaType, .expectationFailed, .unprocessableContent, .tooManyRequests, .internalServerError,
    .notImplemented, .badGateway, .serviceUnavailable, .gatewayTimeout,
  ]
}
