/// An address that a server accepts connections on.
package enum ListenAddress: Sendable, Hashable {
  /// A numeric address without brackets, and the port, also where 0 was asked for.
  case http(host: String, port: UInt16)
  /// The same, where TLS is spoken.
  case https(host: String, port: UInt16)
  /// The path of a Unix domain socket.
  case unix(path: String)

  /// The port; nil for a Unix domain socket.
  package var port: UInt16? {
    switch self {
    case .http(_, let port), .https(_, let port): port
    case .unix: nil
    }
  }

  /// The numeric address without brackets; nil for a Unix domain socket.
  package var host: String? {
    switch self {
    case .http(let host, _), .https(let host, _): host
    case .unix: nil
    }
  }

  /// Whether TLS is spoken there.
  package var isSecure: Bool { if case .https = self { true } else { false } }

  /// What is bound: `http://0.0.0.0:8080`, `http://[::1]:8080`, `unix:/run/sandbox.sock`.
  package var url: String { text { $0 } }

  /// Where a client of this machine finds it: an address that stands for all is replaced by loopback.
  package var baseURL: String {
    text { host in
      switch host {
      case "0.0.0.0": "127.0.0.1"
      case "::": "::1"
      default: host
      }
    }
  }

  private func text(_ shown: (String) -> String) -> String {
    switch self {
    case .http(let host, let port): "http://\(Self.place(shown(host), port))"
    case .https(let host, let port): "https://\(Self.place(shown(host), port))"
    case .unix(let path): "unix:\(path)"
    }
  }

  static func place(_ host: String, _ port: UInt16) -> String {
    host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]:\(port)" : "\(host):\(port)"
  }
}
