import Glibc
import TLS
import TLSClient

/// A client and a server's session, joined by nothing but the test.
final class Pair {
  let client: TLSClient
  let server: TLSSession
  /// What the server told of, beside plain bytes.
  private(set) var events: [TLSSession.Event] = []
  /// Plain bytes that reached the server.
  private(set) var received: [UInt8] = []
  /// Plain bytes that reached the client.
  private(set) var answered: [UInt8] = []
  private let now = ContinuousClock.now

  init?(_ context: TLSContext, _ options: TLSClient.Options) {
    guard let client = TLSClient(options), let server = context.session() else { return nil }
    self.client = client
    self.server = server
  }

  /// Carries bytes both ways, `piece` at a time, until neither side has any.
  func run(piece: Int = .max) {
    while true {
      let question = client.takeOutput()
      feed(question, piece: piece)
      let answer = takeAnswer()
      for start in stride(from: 0, to: answer.count, by: min(piece, max(1, answer.count))) {
        client.feed(answer[start...].prefix(piece))
        answered += client.read()
      }
      if question.isEmpty, answer.isEmpty { return }
    }
  }

  /// Gives the server bytes, of the client's making or not.
  func feed(_ bytes: [UInt8], piece: Int = .max) {
    for start in stride(from: 0, to: bytes.count, by: min(piece, max(1, bytes.count))) {
      server.received(bytes[start...].prefix(piece), at: now)
      var buffer = [UInt8](repeating: 0, count: 5000)
      loop: while true {
        switch server.read(into: &buffer) {
        case .nothing: break loop
        case .bytes(let count): received += buffer[..<count]
        case .established(let isHTTP2): events.append(.established(isHTTP2: isHTTP2))
        case let event:
          events.append(event)
          break loop
        }
      }
    }
  }

  /// What the server has to send.
  private func takeAnswer() -> [UInt8] {
    var wire: [UInt8] = []
    _ = server.flush { span in
      for index in span.indices { wire.append(span[index]) }
      return span.count
    }
    return wire
  }

  /// Lets the server send `text`, through a socket that takes `most` bytes at a time and is full every other time.
  func answer(_ text: [UInt8], most: Int = .max) {
    var rest = text[...]
    var isFull = false
    while !rest.isEmpty {
      var wire: [UInt8] = []
      let count = server.send(rest.span) { span in
        isFull.toggle()
        guard most == .max || isFull else {
          errno = EAGAIN
          return -1
        }
        for index in span.indices.prefix(most) { wire.append(span[index]) }
        return min(most, span.count)
      }
      let isForLater = errno == EAGAIN
      client.feed(wire)
      answered += client.read()
      guard count > 0 || isForLater else { return }
      rest = rest.dropFirst(max(0, count))
    }
  }
}
