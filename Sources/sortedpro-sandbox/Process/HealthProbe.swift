import Files
import Glibc

/// One blocking question to a server: are you well?
enum HealthProbe {
  /// How long a check may take at most (name resolution aside): less than any orchestrator waits for a probe.
  static let patience = Duration.seconds(2)

  /// Returns when the server answers `GET /_sandbox/health` with 200 within `patience`.
  static func ask(_ host: String, port: UInt16, patience: Duration) throws(SystemFailure) {
    let deadline = ContinuousClock.now + patience
    let socket = try connect(host, port, deadline)
    defer { close(socket) }
    // `localhost` is a name that the control surface always answers to, whatever the host is called here.
    let request = "GET /_sandbox/health HTTP/1.1\r\nHost: localhost:\(port)\r\nConnection: close\r\n\r\n"
    guard send(socket, request, request.utf8.count, Int32(MSG_NOSIGNAL)) == request.utf8.count else {
      throw .ofLastCall
    }
    let expected = Array("HTTP/1.1 200 ".utf8)
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 256)
    while answer.count < expected.count {
      try wait(socket, for: Int16(POLLIN), deadline)
      let count = recv(socket, &buffer, buffer.count, 0)
      if count > 0 {
        answer += buffer[..<count]
      } else if count == 0 {
        throw .init(reason: "it hung up without an answer")
      } else if errno != EINTR, errno != EAGAIN {
        throw .ofLastCall
      }
    }
    guard answer.starts(with: expected) else {
      throw .init(reason: "it answered '\(String(decoding: answer.prefix(expected.count - 1), as: UTF8.self))'")
    }
  }

  /// Tries every address of the host in turn.
  private static func connect(
    _ host: String, _ port: UInt16, _ deadline: ContinuousClock.Instant
  ) throws(SystemFailure) -> Int32 {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    hints.ai_flags = Int32(AI_NUMERICSERV)
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, String(port), &hints, &list) == 0 else {
      throw .init(reason: "its host name is not known")
    }
    defer { freeaddrinfo(list) }
    var failure = SystemFailure(reason: "its host has no address")
    var next = list
    while let address = next?.pointee {
      do {
        return try connect(address, deadline)
      } catch {
        failure = error
      }
      next = address.ai_next
    }
    throw failure
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
