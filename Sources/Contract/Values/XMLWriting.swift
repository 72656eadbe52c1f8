/// Whether values are written as XML, which cannot say all that JSON can.
package enum XMLWriting {
  private static let key = CodingUserInfoKey(rawValue: "xml-writing")

  /// What an encoder carries that writes XML.
  package static var userInfo: [CodingUserInfoKey: any Sendable] { key.map { [$0: true] } ?? [:] }

  fileprivate static func isAsked(_ userInfo: [CodingUserInfoKey: Any]) -> Bool { key.flatMap { userInfo[$0] } != nil }
}

extension Encoder {
  var writesXML: Bool { XMLWriting.isAsked(userInfo) }
}
