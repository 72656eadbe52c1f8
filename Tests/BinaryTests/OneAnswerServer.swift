import Foundation
import Glibc
import Testing

/// Listens on a free loopback port and gives every caller the same bytes, whatever it asks.
final class OneAnswerServer: Sendable {
  let port: UInt16
  private let listener: Int32

  /// With no answer at all, callers are left waiting.
  init(_ answer: String?, times: Int = 1) throws {
    let (listener, port) = try LoopbackPort.bind()
    (self.listener, self.port) = (listener, port)
    try #require(listen(listener, 8) == 0)
    guard let answer else { return }
    Thread.detachNewThread {
      for _ in 0..<times {
        let caller = accept(listener, nil, nil)
        guard caller >= 0 else { return }
        // The whole request first: closing over unread bytes would reset the connection.
        var request: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1024)
        while !String(decoding: request, as: UTF8.self).hasSuffix("\r\n\r\n") {
          let count = recv(caller, &buffer, buffer.count, 0)
          guard count > 0 else { break }
          request += buffer[..<count]
        }
        _ = send(caller, answer, answer.utf8.count, Int32(MSG_NOSIGNAL))
        close(caller)
      }
    }
  }

  deinit { close(listener) }
}

/// A loopback port that is taken and on which nobody listens.
final class DeafPort: Sendable {
  let number: UInt16
  private let socket: Int32

  init() throws { (socket, number) = try LoopbackPort.bind() }

  deinit { close(socket) }
}

enum LoopbackPort {
  /// Takes any free one.
  static func bind() throws -> (socket: Int32, port: UInt16) {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        Glibc.bind(socket, pointer, size) == 0 && getsockname(socket, pointer, &size) == 0
      }
    }
    try #require(isBound)
    return (socket, UInt16(bigEndian: address.sin_port))
  }
}
