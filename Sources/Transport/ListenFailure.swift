import Glibc

/// Why a server can't listen where it was told to.
package struct ListenFailure: Error, Sendable, Equatable {
  package enum Reason: Sendable, Equatable {
    /// The host has no address; the code is `getaddrinfo`'s.
    case unresolvable(code: Int32)
    /// A path of a Unix domain socket that has more bytes than the system takes, or none.
    case pathLength(limit: Int)
    /// Something else than a socket is at the path.
    case notASocket
    /// A call to the system failed with this `errno`.
    case system(call: String, errno: Int32)
  }

  /// What was asked for: the host may be a name, the port 0.
  package let address: ListenAddress
  package let reason: Reason

  init(_ address: ListenAddress, _ reason: Reason) {
    self.address = address
    self.reason = reason
  }
}

extension ListenFailure: CustomStringConvertible {
  /// One line for whoever started the server: what is wrong, and what to do where that is known.
  package var description: String { "cannot listen on \(place): \(complaint)" }

  private var place: String {
    switch address {
    case .http(let host, let port), .https(let host, let port): "\(host):\(port)"
    case .unix(let path): "'\(path)'"
    }
  }

  private var isUnix: Bool { address.host == nil }

  private var complaint: String {
    switch reason {
    case .unresolvable(let code): "the host has no address here (\(String(cString: gai_strerror(code))))"
    case .pathLength(let limit): "the path of a socket has 1 to \(limit) bytes; choose a shorter one"
    case .notASocket: "something else than a socket is there; it is left alone"
    case .system(_, EADDRINUSE):
      isUnix
        ? "another server answers there; stop it, or choose another path"
        : "the port is taken; stop the other process, or choose another port (0 takes a free one)"
    case .system(_, EACCES):
      isUnix ? "permission denied" : "permission denied; ports below 1024 need a privilege"
    case .system(_, EADDRNOTAVAIL): "this machine does not have that address"
    case .system(let call, let code): "\(call): \(String(cString: strerror(code)))"
    }
  }
}
