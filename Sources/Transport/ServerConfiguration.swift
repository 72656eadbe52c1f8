package import HTTPCore
package import TLS

/// Where and how a server listens.
package struct ServerConfiguration: Sendable {
  /// IPv4 or IPv6 literals, or names; every address of a name is listened on, all on one port.
  package var hosts: [String]
  /// 0 takes any free port.
  package var port: UInt16
  /// A Unix domain socket to listen on as well.
  package var unixPath: String?
  /// A port on the same hosts where TLS is spoken; nil for none.
  package var secure: Secure?
  package var limits: Limits
  /// Event loops; nil takes one a core, at most four.
  package var loops: Int?
  /// Counts them all.
  package var connections = ConnectionCount()

  package init(
    hosts: [String] = ["127.0.0.1"], port: UInt16 = 0, unixPath: String? = nil, secure: Secure? = nil,
    limits: Limits = Limits(), loops: Int? = nil
  ) {
    self.hosts = hosts
    self.port = port
    self.unixPath = unixPath
    self.secure = secure
    self.limits = limits
    self.loops = loops
  }

  /// How TLS is served.
  package struct Secure: Sendable {
    /// 0 takes any free port.
    package var port: UInt16
    package var tls: TLSContext

    package init(port: UInt16, tls: TLSContext) {
      self.port = port
      self.tls = tls
    }
  }
}
