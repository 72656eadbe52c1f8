/// ASCII text, kept as bytes to compare with what arrives.
package struct StaticText: Sendable {
  let bytes: [UInt8]
  package var count: Int { bytes.count }

  package init(_ text: StaticString) { bytes = Array("\(text)".utf8) }

  package static let host = StaticText("host")
  package static let expect = StaticText("expect")
  package static let connection = StaticText("connection")
  package static let contentLength = StaticText("content-length")
  package static let contentEncoding = StaticText("content-encoding")
  package static let transferEncoding = StaticText("transfer-encoding")

  package static let upgrade = StaticText("upgrade")
  package static let http2Settings = StaticText("http2-settings")
  package static let h2c = StaticText("h2c")

  static let localhost = StaticText("localhost")
  static let loopback = StaticText("127.0.0.1")

  package static let close = StaticText("close")
  package static let keepAlive = StaticText("keep-alive")
  package static let chunked = StaticText("chunked")
  package static let identity = StaticText("identity")
  package static let continue100 = StaticText("100-continue")
  package static let version = StaticText("HTTP/")
  package static let connect = StaticText("CONNECT")
  package static let http = StaticText("http://")
  package static let https = StaticText("https://")
}
