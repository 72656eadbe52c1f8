import Foundation
import Glibc

/// A blocking client socket, for use by ``onThread(_:)``. It gives up in the end, so no test hangs.
///
/// Only after minutes: a server in the same process waits its turn, and under the thread sanitizer half a minute is not enough.
final class Client: Sendable {
  struct Failure: Error { let call: String, code: Int32 }

  struct Answer: Equatable, CustomStringConvertible {
    var status = 0
    var fields: [String] = []
    var body: [UInt8] = []
    var text: String { String(decoding: body, as: UTF8.self) }
    var closes: Bool { fields.contains("Connection: close") }

    /// What a failed expectation prints: of a body, which may have megabytes, the beginning.
    var description: String {
      "\(status) \(fields) \(String(decoding: body.prefix(200), as: UTF8.self).debugDescription) of \(body.count) bytes"
    }
  }

  let descriptor: Int32

  /// Connects; `receiveBuffer` and `sendBuffer` are in bytes; nil leaves them to the kernel.
  init(port: UInt16, receiveBuffer: Int32? = nil, sendBuffer: Int32? = nil) throws {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    descriptor = try withUnsafePointer(to: &address) {
      try $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        try Self.connected(
          to: $0, length: socklen_t(MemoryLayout<sockaddr_in>.size),
          buffers: [(SO_RCVBUF, receiveBuffer), (SO_SNDBUF, sendBuffer)])
      }
    }
  }

  /// Takes over a connected socket.
  init(owning descriptor: Int32) { self.descriptor = descriptor }

  /// Connects to a Unix domain socket.
  init(unixPath path: String) throws {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix(107)) }
    descriptor = try withUnsafePointer(to: &address) {
      try $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        try Self.connected(to: $0, length: socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }

  private static func connected(
    to address: UnsafePointer<sockaddr>, length: socklen_t, buffers: [(Int32, Int32?)] = []
  ) throws -> Int32 {
    let descriptor = socket(Int32(address.pointee.sa_family), Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw Failure(call: "socket", code: errno) }
    for (option, size) in buffers {
      guard var size else { continue }
      setsockopt(descriptor, SOL_SOCKET, option, &size, socklen_t(MemoryLayout<Int32>.size))
    }
    var timeout = timeval(tv_sec: 600, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
    guard connect(descriptor, address, length) == 0 else {
      let failure = Failure(call: "connect", code: errno)
      close(descriptor)
      throw failure
    }
    return descriptor
  }

  deinit { close(descriptor) }

  func send(_ text: String) throws { try send(Array(text.utf8)) }

  func send(_ bytes: [UInt8]) throws {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress.map { $0 + sent }, bytes.count - sent, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { throw Failure(call: "send", code: errno) }
      sent += count
    }
  }

  /// Sends `bytes` over and over until the socket takes nothing for a moment; returns how many bytes went out.
  func sendUntilBlocked(repeating bytes: [UInt8], most: Int, patience milliseconds: Int32) -> Int {
    var sent = 0
    while sent < most {
      var wanted = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      guard poll(&wanted, 1, milliseconds) == 1 else { break }
      let start = sent % bytes.count
      let count = bytes.withUnsafeBytes {
        Glibc.send(
          descriptor, $0.baseAddress.map { $0 + start }, bytes.count - start, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
      }
      if count > 0 { sent += count } else if errno != EAGAIN { break }
    }
    return sent
  }

  func finishSending() { shutdown(descriptor, Int32(SHUT_WR)) }

  /// Makes the close a reset.
  func reset() {
    var option = linger(l_onoff: 1, l_linger: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
  }

  private func receive(into buffer: inout [UInt8]) throws -> Bool {
    var piece = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &piece, piece.count, 0)
    guard count >= 0 else { throw Failure(call: "recv", code: errno) }
    buffer += piece[..<count]
    return count > 0
  }

  /// Reads `count` answers; what comes behind them is an error.
  func answers(_ count: Int) throws -> [Answer] {
    var buffer: [UInt8] = []
    var start = 0
    var answers: [Answer] = []
    while answers.count < count {
      if let (answer, length) = Self.parse(buffer[start...]) {
        answers.append(answer)
        start += length
      } else if try !receive(into: &buffer) {
        throw Failure(call: "end of stream", code: 0)
      }
    }
    guard start == buffer.count else { throw Failure(call: "surplus", code: 0) }
    return answers
  }

  func answer() throws -> Answer { try answers(1)[0] }

  func exchange(_ text: String) throws -> Answer {
    try send(text)
    return try answer()
  }

  /// What comes next; nothing at the end of the stream.
  func some() throws -> [UInt8] {
    var buffer: [UInt8] = []
    _ = try receive(into: &buffer)
    return buffer
  }

  /// Everything up to the end of the stream.
  func rest() throws -> [UInt8] {
    var buffer: [UInt8] = []
    while try receive(into: &buffer) {}
    return buffer
  }

  private static func parse(_ bytes: ArraySlice<UInt8>) -> (Answer, length: Int)? {
    guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
    var lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
    var answer = Answer()
    answer.status = Int(lines.removeFirst().split(separator: " ")[1]) ?? 0
    answer.fields = lines
    let prefix = "Content-Length: "
    let length = lines.first { $0.hasPrefix(prefix) }.flatMap { Int($0.dropFirst(prefix.count)) } ?? 0
    guard bytes.endIndex - end.upperBound >= length else { return nil }
    answer.body = Array(bytes[end.upperBound..<(end.upperBound + length)])
    return (answer, end.upperBound + length - bytes.startIndex)
  }
}

/// Runs blocking work on a thread of its own: the threads that tests and loops share must stay free.
func onThread<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
  try await withCheckedThrowingContinuation { continuation in
    Thread { continuation.resume(with: Swift.Result { try work() }) }.start()
  }
}
