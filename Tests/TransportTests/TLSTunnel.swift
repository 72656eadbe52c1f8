import Foundation
import Glibc
import TLSClient

/// TLS around a socket, so that a client of plain bytes can be used where TLS is spoken: whatever the client sends goes through
/// the tunnel, and whatever the server answers comes out.
final class TLSTunnel {
  private let tls: TLSClient
  private let plain: Int32
  private let network: Client
  private var toNetwork: [UInt8] = []
  private var toPlain: [UInt8] = []
  private var hasPlainEnded = false
  private var hasNetworkEnded = false

  /// From which on the other end is made to wait.
  private static let most = 64 * 1024

  private init(_ tls: TLSClient, plain: Int32, network: Client) {
    self.tls = tls
    self.plain = plain
    self.network = network
  }

  /// Connects to the port and returns the tunnel's plain end. A thread of the tunnel's own carries the bytes until both ends
  /// have closed.
  static func client(port: UInt16, _ options: TLSClient.Options, receiveBuffer: Int32? = nil) throws -> Client {
    var ends: [Int32] = [0, 0]
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0 else {
      throw Client.Failure(call: "socketpair", code: errno)
    }
    let (far, near) = (ends[0], ends[1])
    let network = try Client(port: port, receiveBuffer: receiveBuffer)
    Thread {
      guard let tls = TLSClient(options) else { return }
      TLSTunnel(tls, plain: far, network: network).run()
      close(far)
    }.start()
    return Client(owning: near)
  }

  private func run() {
    toNetwork = tls.takeOutput()
    while !hasNetworkEnded || !toPlain.isEmpty {
      var ends = [
        pollfd(fd: plain, events: events(reads: readsPlain, writes: !toPlain.isEmpty), revents: 0),
        pollfd(
          fd: network.descriptor,
          events: events(reads: !hasNetworkEnded && toPlain.count < Self.most, writes: !toNetwork.isEmpty), revents: 0),
      ]
      // A socket that has hung up is told of even when nothing is asked.
      for index in ends.indices where ends[index].events == 0 { ends[index].fd = -1 }
      guard poll(&ends, 2, -1) > 0 else { return }
      if ends[0].revents != 0, !pumpPlain() { return }
      if ends[1].revents != 0, !pumpNetwork() { return }
    }
  }

  private var readsPlain: Bool { tls.isEstablished && !hasPlainEnded && toNetwork.count < Self.most }

  private func events(reads: Bool, writes: Bool) -> Int16 {
    (reads ? Int16(POLLIN) : 0) | (writes ? Int16(POLLOUT) : 0)
  }

  private func pumpPlain() -> Bool {
    if !toPlain.isEmpty, !Self.send(&toPlain, to: plain) { return false }
    if toPlain.isEmpty, hasNetworkEnded || tls.hasReceivedClose { shutdown(plain, Int32(SHUT_WR)) }
    guard readsPlain, let bytes = Self.receive(plain) else { return true }
    if bytes.isEmpty {
      hasPlainEnded = true
      tls.close()
    } else {
      tls.write(bytes)
    }
    toNetwork += tls.takeOutput()
    return true
  }

  private func pumpNetwork() -> Bool {
    if !toNetwork.isEmpty, !Self.send(&toNetwork, to: network.descriptor) { return false }
    guard !hasNetworkEnded, toPlain.count < Self.most, let bytes = Self.receive(network.descriptor) else { return true }
    if bytes.isEmpty { hasNetworkEnded = true } else { tls.feed(bytes) }
    toPlain += tls.read()
    toNetwork += tls.takeOutput()
    if toPlain.isEmpty, hasNetworkEnded || tls.hasReceivedClose { shutdown(plain, Int32(SHUT_WR)) }
    return tls.failure == nil
  }

  /// Nil when nothing waits; nothing at the end.
  private static func receive(_ descriptor: Int32) -> [UInt8]? {
    var piece = [UInt8](repeating: 0, count: 16_384)
    let count = recv(descriptor, &piece, piece.count, Int32(MSG_DONTWAIT))
    guard count >= 0 else { return errno == EAGAIN ? nil : [] }
    return Array(piece[..<count])
  }

  /// False when the other end is gone.
  private static func send(_ bytes: inout [UInt8], to descriptor: Int32) -> Bool {
    let count = bytes.withUnsafeBytes {
      Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
    }
    guard count >= 0 else { return errno == EAGAIN }
    bytes.removeFirst(count)
    return true
  }
}
