import CLinux
import Glibc

/// A bound, listening, non-blocking socket.
struct ListeningSocket: Sendable {
  let descriptor: Int32
  let address: ListenAddress

  /// Opens one socket for each address of `host`, all on the same port.
  ///
  /// An address that this machine lacks (`::1` of `localhost` in a container) is left out as long as another works.
  static func open(host: String, port: UInt16, backlog: Int) throws(ListenFailure) -> [ListeningSocket] {
    var sockets: [ListeningSocket] = []
    var missing: ListenFailure?
    for var address in try SocketAddress.resolve(host: host, port: port) {
      if let first = sockets.first { address.port = first.address.port }
      do {
        sockets.append(try ListeningSocket(address, host: host, backlog: backlog))
      } catch {
        guard case .system(_, let code) = error.reason, code == EADDRNOTAVAIL || code == EAFNOSUPPORT else {
          for socket in sockets { close(socket.descriptor) }
          throw error
        }
        missing = error
      }
    }
    if sockets.isEmpty, let missing { throw missing }
    return sockets
  }

  private init(_ address: SocketAddress, host: String, backlog: Int) throws(ListenFailure) {
    func failure(_ call: String) -> ListenFailure {
      ListenFailure(host: host, port: address.port, reason: .system(call: call, errno: errno))
    }
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
    let descriptor = socket(address.family, kind, 0)
    guard descriptor >= 0 else { throw failure("socket") }
    do throws(ListenFailure) {
      guard Self.set(descriptor, SOL_SOCKET, SO_REUSEADDR, 1) else { throw failure("setsockopt") }
      if address.family == AF_INET6 {
        // `::` takes IPv4 as well, as its users expect; any other address is itself alone.
        guard Self.set(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY, address.isAnyIPv6 ? 0 : 1) else {
          throw failure("setsockopt")
        }
      }
      guard address.withSocketAddress({ bind(descriptor, $0, $1) }) == 0 else { throw failure("bind") }
      guard listen(descriptor, Int32(clamping: backlog)) == 0 else { throw failure("listen") }
      guard let bound = SocketAddress(boundTo: descriptor) else { throw failure("getsockname") }
      self.descriptor = descriptor
      self.address = ListenAddress(host: bound.host, port: bound.port)
    } catch {
      close(descriptor)
      throw error
    }
  }

  /// Sends small answers at once: Nagle's algorithm would hold them for a delayed acknowledgement.
  static func disableDelay(_ descriptor: Int32) {
    _ = set(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, 1)
  }

  private static func set(_ descriptor: Int32, _ level: Int32, _ option: Int32, _ value: Int32) -> Bool {
    var value = value
    return setsockopt(descriptor, level, option, &value, socklen_t(MemoryLayout<Int32>.size)) == 0
  }
}
