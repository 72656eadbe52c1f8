import CLinux
import Glibc

/// An IPv4 or IPv6 address with its port, or the path of a Unix domain socket.
struct SocketAddress: Sendable {
  private var storage = sockaddr_storage()
  private var length: socklen_t

  private init(_ address: UnsafePointer<sockaddr>, length: socklen_t) {
    self.length = length
    withUnsafeMutableBytes(of: &storage) {
      $0.copyMemory(from: UnsafeRawBufferPointer(start: address, count: min(Int(length), $0.count)))
    }
  }

  /// Most bytes of a Unix domain socket's path; a NUL comes behind them.
  static let longestPath = MemoryLayout.size(ofValue: sockaddr_un().sun_path) - 1

  /// A Unix domain socket; nil when the path is empty or too long.
  init?(unixPath path: String) {
    let bytes = Array(path.utf8)
    guard (1...Self.longestPath).contains(bytes.count), !bytes.contains(0) else { return nil }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    length = socklen_t(MemoryLayout<sockaddr_un>.size)
    withUnsafeMutableBytes(of: &storage) { storage in withUnsafeBytes(of: address) { storage.copyMemory(from: $0) } }
  }

  /// The addresses that a host stands for, in the resolver's order, each once.
  static func resolve(_ wanted: ListenAddress) throws(ListenFailure) -> [SocketAddress] {
    guard let host = wanted.host, let port = wanted.port else { return [] }
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
    var list: UnsafeMutablePointer<addrinfo>?
    let code = getaddrinfo(host, String(port), &hints, &list)
    guard code == 0 else { throw ListenFailure(wanted, .unresolvable(code: code)) }
    defer { freeaddrinfo(list) }

    var found: [SocketAddress] = []
    var entry = list
    while let info = entry?.pointee {
      if let address = info.ai_addr, info.ai_family == AF_INET || info.ai_family == AF_INET6 {
        let candidate = SocketAddress(address, length: info.ai_addrlen)
        if !found.contains(where: { $0.host == candidate.host }) { found.append(candidate) }
      }
      entry = info.ai_next
    }
    guard !found.isEmpty else { throw ListenFailure(wanted, .unresolvable(code: EAI_NONAME)) }
    return found
  }

  /// The address that a bound socket really has.
  init?(boundTo descriptor: Int32) {
    length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let code = withUnsafeMutablePointer(to: &storage) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
    }
    guard code == 0 else { return nil }
  }

  var family: Int32 { Int32(storage.ss_family) }

  /// Whether this is `::`, every address of the machine.
  var isAnyIPv6: Bool { host == "::" }

  /// The numeric text, without brackets.
  var host: String {
    var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
    let code = withSocketAddress { address, length in
      getnameinfo(address, length, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST)
    }
    guard code == 0 else { return "" }
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// The port in host byte order.
  var port: UInt16 {
    get { UInt16(bigEndian: withUnsafeBytes(of: storage) { $0.load(fromByteOffset: 2, as: UInt16.self) }) }
    // The port stands behind the family in both kinds of address.
    set {
      withUnsafeMutableBytes(of: &storage) { $0.storeBytes(of: newValue.bigEndian, toByteOffset: 2, as: UInt16.self) }
    }
  }

  func withSocketAddress<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
    withUnsafePointer(to: storage) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, length) }
    }
  }
}

extension SocketAddress: Equatable {
  static func == (left: SocketAddress, right: SocketAddress) -> Bool {
    left.family == right.family && left.host == right.host && left.port == right.port
  }
}
