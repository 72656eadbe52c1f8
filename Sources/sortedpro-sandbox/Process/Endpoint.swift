import HTTPCore

/// An address and port on which requests are answered in the clear.
struct Endpoint: Sendable, Equatable {
  /// An IP address without brackets.
  let address: String
  let port: UInt16

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
    "http://" + (HostAndPort.isIPv6(address) ? "[\(address)]" : address) + ":\(port)"
  }
}
