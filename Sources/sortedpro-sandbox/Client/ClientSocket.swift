import Files
import Glibc

/// A command's connection to a server: every step waits until it is done or the time is over.
struct ClientSocket: ~Copyable {
  private let descriptor: Int32
  private let deadline: ContinuousClock.Instant

  /// Tries every address of the host in turn.
  init(_ host: String, port: UInt16, deadline: ContinuousClock.Instant) throws(SystemFailure) {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    hints.ai_flags = Int32(AI_NUMERICSERV)
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, String(port), &hints, &list) == 0 else {
      throw .init(reason: "its host name is not known")
    }
    defer { freeaddrinfo(list) }
    var trouble = SystemFailure(reason: "its host has no address")
    var next = list
    while let address = next?.pointee {
      do {
        descriptor = try Self.connect(address, deadline)
        self.deadline = deadline
        return
      } catch {
        trouble = error
      }
      next = address.ai_next
    }
    throw trouble
  }

  deinit { close(descriptor) }

  func send(_ bytes: [UInt8]) throws(SystemFailure) {
    var rest = bytes[...]
    while !rest.isEmpty {
      try Self.wait(descriptor, for: Int16(POLLOUT), deadline)
      let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      if count >= 0 { rest = rest.dropFirst(count) } else if errno != EINTR, errno != EAGAIN { throw .ofLastCall }
    }
  }

  /// What has come next, at least a byte; nothing once the server has hung up.
  func receive(upTo size: Int) throws(SystemFailure) -> ArraySlice<UInt8> {
    var buffer = [UInt8](repeating: 0, count: size)
    while true {
      try Self.wait(descriptor, for: Int16(POLLIN), deadline)
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count >= 0 { return buffer[..<count] }
      if errno != EINTR, errno != EAGAIN { throw .ofLastCall }
    }
  }

  private static func connect(
    _ address: addrinfo, _ deadline: ContinuousClock.Instant
  ) throws(SystemFailure) -> Int32 {
    let type = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
    let socket = socket(address.ai_family, type, 0)
    guard socket >= 0 else { throw .ofLastCall }
    do throws(SystemFailure) {
      if Glibc.connect(socket, address.ai_addr, address.ai_addrlen) != 0 {
        guard errno == EINPROGRESS else { throw .ofLastCall }
        try wait(socket, for: Int16(POLLOUT), deadline)
        var problem: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        guard getsockopt(socket, SOL_SOCKET, SO_ERROR, &problem, &size) == 0 else { throw .ofLastCall }
        guard problem == 0 else { throw SystemFailure(errno: problem) }
      }
      return socket
    } catch {
      close(socket)
      throw error
    }
  }

  private static func wait(
    _ socket: Int32, for events: Int16, _ deadline: ContinuousClock.Instant
  ) throws(SystemFailure) {
    while true {
      let left = deadline - .now
      guard left > .zero else { throw .init(reason: "it did not answer in time") }
      var query = pollfd(fd: socket, events: events, revents: 0)
      let milliseconds = Int32(left / .milliseconds(1)) + 1
      switch poll(&query, 1, milliseconds) {
      case 1...: return
      case 0: continue
      default: if errno != EINTR { throw .ofLastCall }
      }
    }
  }
}
