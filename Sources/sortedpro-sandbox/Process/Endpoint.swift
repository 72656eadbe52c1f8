import ControlAPI

/// An address and port that the server listens on.
struct Endpoint: Sendable, Equatable {
  /// An IP address without brackets.
  let address: String
  let port: UInt16

  /// What is bound, as a URL: `http://0.0.0.0:8080`.
  var url: String { Self.url(address, port) }

  /// Where a client of this machine finds it; an address that stands for all is replaced by loopback.
  var baseURL: String { Self.url(reachableAddress, port) }

  var reachableAddress: String {
    switch address {
    case "0.0.0.0": "127.0.0.1"
    case "::": "::1"
    default: address
    }
  }

  private static func url(_ address: String, _ port: UInt16) -> String {
    "http://" + (Authority.isIPv6(address) ? "[\(address)]" : address) + ":\(port)"
  }
}
