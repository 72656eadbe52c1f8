import CLinux
import Glibc
import HTTPCore

/// A bound, listening, non-blocking socket.
struct ListeningSocket: Sendable {
  let descriptor: Int32
  let address: ListenAddress
  /// What a Unix domain socket leaves in the file system.
  let file: UnixSocketFile?

  /// Opens every socket that the configuration names, or none.
  static func openAll(_ configuration: ServerConfiguration) throws(ListenFailure) -> [ListeningSocket] {
    var sockets: [ListeningSocket] = []
    do throws(ListenFailure) {
      sockets += try open(
        configuration.hosts, port: configuration.port, backlog: configuration.limits.backlog, as: ListenAddress.http)
      if let secure = configuration.secure {
        sockets += try open(
          configuration.hosts, port: secure.port, backlog: configuration.limits.backlog, as: ListenAddress.https)
      }
      if let path = configuration.unixPath {
        sockets.append(try open(path: path, backlog: configuration.limits.backlog))
      }
    } catch {
      for socket in sockets { socket.close() }
      throw error
    }
    return sockets
  }

  func close() {
    file?.remove()
    _ = Glibc.close(descriptor)
  }

  /// Opens one socket for each address of each host, all on the same port.
  ///
  /// An address that this machine lacks (`::1` of `localhost` in a container) is left out as long as another works.
  private static func open(
    _ hosts: [String], port: UInt16, backlog: Int, as kind: (String, UInt16) -> ListenAddress
  ) throws(ListenFailure) -> [ListeningSocket] {
    // A port that is free on the first address need not be free on the others; then another one is taken.
    for _ in 0..<(port == 0 ? freePortAttempts : 0) {
      do throws(ListenFailure) {
        return try openOnce(hosts, port: port, backlog: backlog, as: kind)
      } catch {
        guard error.reason == .system(call: "bind", errno: EADDRINUSE) else { throw error }
      }
    }
    return try openOnce(hosts, port: port, backlog: backlog, as: kind)
  }

  private static let freePortAttempts = 16

  private static func openOnce(
    _ hosts: [String], port: UInt16, backlog: Int, as kind: (String, UInt16) -> ListenAddress
  ) throws(ListenFailure) -> [ListeningSocket] {
    var wanted: [(host: String, address: SocketAddress)] = []
    for host in hosts {
      for address in try SocketAddress.resolve(kind(host, port))
      where !wanted.contains(where: { $0.address == address }) {
        wanted.append((host, address))
      }
    }
    // `::` takes IPv4 as well, as its users expect, unless they name an IPv4 address beside it.
    let takesIPv4 = !wanted.contains { $0.address.family == AF_INET }
    var sockets: [ListeningSocket] = []
    var missing: ListenFailure?
    for (host, var address) in wanted {
      if let port = sockets.first?.address.port { address.port = port }
      do throws(ListenFailure) {
        let descriptor = try bound(to: address, as: kind(host, address.port), takesIPv4: takesIPv4, backlog: backlog)
        guard let real = SocketAddress(boundTo: descriptor) else {
          defer { Glibc.close(descriptor) }
          throw ListenFailure(kind(host, address.port), .system(call: "getsockname", errno: errno))
        }
        sockets.append(ListeningSocket(descriptor: descriptor, address: kind(real.host, real.port), file: nil))
      } catch {
        guard case .system(_, let code) = error.reason, code == EADDRNOTAVAIL || code == EAFNOSUPPORT else {
          for socket in sockets { socket.close() }
          throw error
        }
        missing = error
      }
    }
    if sockets.isEmpty, let missing { throw missing }
    return sockets
  }

  private static func open(path: String, backlog: Int) throws(ListenFailure) -> ListeningSocket {
    let name = ListenAddress.unix(path: path)
    guard let address = SocketAddress(unixPath: path) else {
      throw ListenFailure(name, .pathLength(limit: SocketAddress.longestPath))
    }
    let descriptor: Int32
    do throws(ListenFailure) {
      descriptor = try bound(to: address, as: name, takesIPv4: false, backlog: backlog)
    } catch {
      guard error.reason == .system(call: "bind", errno: EADDRINUSE) else { throw error }
      guard let file = UnixSocketFile(path: path) else { throw ListenFailure(name, .notASocket) }
      guard file.isStale(address) else { throw error }
      file.remove()
      descriptor = try bound(to: address, as: name, takesIPv4: false, backlog: backlog)
    }
    return ListeningSocket(descriptor: descriptor, address: name, file: UnixSocketFile(path: path))
  }

  private static func bound(
    to address: SocketAddress, as name: ListenAddress, takesIPv4: Bool, backlog: Int
  ) throws(ListenFailure) -> Int32 {
    func failure(_ call: String) -> ListenFailure { ListenFailure(name, .system(call: call, errno: errno)) }
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
    let descriptor = socket(address.family, kind, 0)
    guard descriptor >= 0 else { throw failure("socket") }
    do throws(ListenFailure) {
      guard set(descriptor, SOL_SOCKET, SO_REUSEADDR, 1) else { throw failure("setsockopt") }
      if address.family == AF_INET6 {
        guard set(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY, address.isAnyIPv6 && takesIPv4 ? 0 : 1) else {
          throw failure("setsockopt")
        }
      }
      guard address.withSocketAddress({ bind(descriptor, $0, $1) }) == 0 else { throw failure("bind") }
      guard listen(descriptor, Int32(clamping: backlog)) == 0 else { throw failure("listen") }
      return descriptor
    } catch {
      Glibc.close(descriptor)
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
