import HTTPCore
import HTTPTypes
import Logging
import Synchronization
import TLS
import Transport

/// A server on a free port for the time of one test.
struct Running {
  let server: Server
  let port: UInt16
  /// Where TLS is spoken; 0 when it is not.
  let securePort: UInt16

  /// Answers with the request's path, unless told otherwise; refusals with their status and the word "refused".
  static func server(
    limits: Limits = .patient, loops: Int = 2, tls: TLSContext? = nil,
    logger: Logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
    answer: @escaping @Sendable (Request) -> Reply = { .text($0.head.path ?? "") }
  ) throws -> Running {
    try server(limits: limits, loops: loops, tls: tls, logger: logger, answering: { .reply(answer($0)) })
  }

  /// The same, with a responder that may answer later.
  static func server(
    limits: Limits = .patient, loops: Int = 2, tls: TLSContext? = nil,
    logger: Logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
    answering answer: @escaping @Sendable (Request) -> Answer
  ) throws -> Running {
    let responder = Responder(
      answer: answer, refuse: { Reply(head: HTTPResponse(status: $0.status), body: Array("refused".utf8)) })
    let server = Server(
      ServerConfiguration(
        secure: tls.map { .init(port: 0, tls: $0) }, limits: limits, loops: loops), responder: responder,
      logger: logger)
    let addresses = try server.start()
    return Running(
      server: server, port: addresses.compactMap(\.port)[0], securePort: addresses.first { $0.isSecure }?.port ?? 0)
  }

  /// Waits as long as clients need on a busy machine.
  func stop() async { await server.stop(deadline: .seconds(60)) }
}

extension Reply {
  static func text(_ text: String) -> Reply { Reply(head: HTTPResponse(status: .ok), body: Array(text.utf8)) }
}

/// A count that several threads may raise.
final class Counter: Sendable {
  private let count = Atomic<Int>(0)
  var value: Int { count.load(ordering: .relaxed) }
  func raise() { count.add(1, ordering: .relaxed) }
}

func get(_ path: String, _ fields: String = "") -> String { "GET \(path) HTTP/1.1\r\nHost: a.test\r\n\(fields)\r\n" }
