import Glibc

/// Why a server can't listen where it was told to.
package struct ListenFailure: Error, Sendable, Equatable {
  package enum Reason: Sendable, Equatable {
    /// The host has no address; the code is `getaddrinfo`'s.
    case unresolvable(code: Int32)
    /// A call to the system failed with this `errno`.
    case system(call: String, errno: Int32)
  }

  package let host: String
  package let port: UInt16
  package let reason: Reason
}

extension ListenFailure: CustomStringConvertible {
  /// One line for whoever started the server: what is wrong, and what to do where that is known.
  package var description: String {
    switch reason {
    case .unresolvable(let code):
      return "cannot listen on \(host):\(port): the host has no address here (\(String(cString: gai_strerror(code))))"
    case .system(_, EADDRINUSE):
      return
        "cannot listen on \(host):\(port): the port is taken; stop the other process, or choose another port (0 takes a free one)"
    case .system(_, EACCES):
      return "cannot listen on \(host):\(port): permission denied; ports below 1024 need a privilege"
    case .system(_, EADDRNOTAVAIL):
      return "cannot listen on \(host):\(port): this machine does not have that address"
    case .system(let call, let code):
      return "cannot listen on \(host):\(port): \(call): \(String(cString: strerror(code)))"
    }
  }
}
