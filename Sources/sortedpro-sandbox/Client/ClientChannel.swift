import Files
import TLS

/// A command's connection to a server, in the clear or within TLS.
struct ClientChannel: ~Copyable {
  private let socket: ClientSocket
  private let secure: TLSSession?

  /// Connects; within TLS the server has by then proved its name.
  init(to server: ServerURL, trusting trust: ServerTrust?, deadline: ContinuousClock.Instant) throws(SystemFailure) {
    let socket = try ClientSocket(server.host, port: server.port, deadline: deadline)
    if let trust {
      guard let name = ServerName(server.host) else { throw .init(reason: "no certificate can carry its name") }
      guard let session = trust.session(with: name) else { throw .init(reason: "no memory for TLS") }
      try Self.shakeHands(session, over: socket)
      secure = session
    } else {
      secure = nil
    }
    self.socket = socket
  }

  func send(_ bytes: [UInt8]) throws(SystemFailure) {
    guard let secure else { return try socket.send(bytes) }
    var rest = bytes[...]
    while !rest.isEmpty {
      var output: [UInt8] = []
      let count = secure.send(rest.span) { Self.take($0, into: &output) }
      try socket.send(output)
      guard count > 0 else { throw .init(reason: "the TLS connection failed") }
      rest = rest.dropFirst(count)
    }
  }

  /// What has come next, at least a byte; nothing once the server has hung up.
  func receive(upTo size: Int) throws(SystemFailure) -> ArraySlice<UInt8> {
    guard let secure else { return try socket.receive(upTo: size) }
    var buffer = [UInt8](repeating: 0, count: TLSSession.pieceToReceive)
    while true {
      switch secure.read(into: &buffer) {
      case .bytes(let count): return buffer[..<count]
      case .closed: return []
      case .established: continue
      case .failed(let failure): throw .init(reason: "TLS failed: \(failure.reason)")
      case .nothing:
        try Self.flush(secure, over: socket)
        let bytes = try socket.receive(upTo: TLSSession.pieceToReceive)
        guard !bytes.isEmpty else { return [] }
        secure.received(bytes, at: .now)
      }
    }
  }

  private static func shakeHands(_ session: TLSSession, over socket: borrowing ClientSocket) throws(SystemFailure) {
    var buffer = [UInt8](repeating: 0, count: TLSSession.pieceToReceive)
    while true {
      let event = session.read(into: &buffer)
      try flush(session, over: socket)
      switch event {
      case .established: return
      case .failed(let failure): throw .init(reason: "TLS failed: \(failure.reason)")
      case .bytes, .closed, .nothing:
        let bytes = try socket.receive(upTo: TLSSession.pieceToReceive)
        guard !bytes.isEmpty else { throw .init(reason: "it hung up before TLS was agreed on") }
        session.received(bytes, at: .now)
      }
    }
  }

  private static func flush(_ session: TLSSession, over socket: borrowing ClientSocket) throws(SystemFailure) {
    var output: [UInt8] = []
    _ = session.flush { take($0, into: &output) }
    try socket.send(output)
  }

  private static func take(_ bytes: Span<UInt8>, into output: inout [UInt8]) -> Int {
    bytes.withUnsafeBufferPointer { output.append(contentsOf: $0) }
    return bytes.count
  }
}
