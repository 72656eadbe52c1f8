import Files

/// One blocking question to a server: are you well?
enum HealthProbe {
  /// How long a check may take at most (name resolution aside): less than any orchestrator waits for a probe.
  static let patience = Duration.seconds(2)

  /// Returns when the server answers `GET /_sandbox/health` with 200 within `patience`.
  static func ask(_ host: String, port: UInt16, patience: Duration) throws(SystemFailure) {
    let socket = try ClientSocket(host, port: port, deadline: .now + patience)
    // `localhost` is a name that the control surface always answers to, whatever the host is called here.
    try socket.send(
      Array("GET /_sandbox/health HTTP/1.1\r\nHost: localhost:\(port)\r\nConnection: close\r\n\r\n".utf8))
    let expected = Array("HTTP/1.1 200 ".utf8)
    var answer: [UInt8] = []
    while answer.count < expected.count {
      let bytes = try socket.receive(upTo: 256)
      guard !bytes.isEmpty else { throw .init(reason: "it hung up without an answer") }
      answer += bytes
    }
    guard answer.starts(with: expected) else {
      throw .init(reason: "it answered '\(String(decoding: answer.prefix(expected.count - 1), as: UTF8.self))'")
    }
  }
}
