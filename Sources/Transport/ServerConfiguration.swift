package import HTTP1

/// Where and how a server listens.
package struct ServerConfiguration: Sendable {
  /// An IPv4 or IPv6 literal, or a name; every address of a name is listened on.
  package var host: String
  /// 0 takes any free port.
  package var port: UInt16
  package var limits: Limits
  /// Event loops; nil takes one a core, at most four.
  package var loops: Int?

  package init(host: String = "127.0.0.1", port: UInt16 = 0, limits: Limits = Limits(), loops: Int? = nil) {
    self.host = host
    self.port = port
    self.limits = limits
    self.loops = loops
  }
}

/// An address that a server accepts connections on.
package struct ListenAddress: Sendable, Equatable {
  /// The numeric address, without brackets.
  package let host: String
  /// The port, also where 0 was asked for.
  package let port: UInt16

  /// `http://127.0.0.1:8080`, `http://[::1]:8080`.
  package var url: String {
    host.utf8.contains(UInt8(ascii: ":")) ? "http://[\(host)]:\(port)" : "http://\(host):\(port)"
  }
}
