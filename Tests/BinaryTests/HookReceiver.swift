import Foundation
import Glibc
import Testing

/// Receives webhooks on a free loopback port, one connection after another, and answers each as it is told to.
final class HookReceiver: Sendable {
  struct Hook: Sendable {
    let line: String
    let kind: String?
    let body: String

    /// `ConsignmentPayload Allocated` or `ConsignmentEventPayload LabelsPrinted`.
    var summary: String {
      let object = try? JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any]
      let details = object?["EventDetails"] as? [String: Any]
      return "\(kind ?? "-") \(details?["EventType"] ?? object?["ConsignmentState"] ?? "-")"
    }
  }

  let port: UInt16
  private let listener: Int32
  private let hooks: AsyncStream<Hook>

  /// Statuses are those of the first answers; the others are 204.
  init(_ statuses: [Int] = []) throws {
    let (listener, port) = try LoopbackPort.bind()
    (self.listener, self.port) = (listener, port)
    try #require(listen(listener, 8) == 0)
    let (hooks, continuation) = AsyncStream<Hook>.makeStream()
    self.hooks = hooks
    Thread.detachNewThread {
      var statuses = statuses
      while true {
        let caller = accept(listener, nil, nil)
        guard caller >= 0 else { return continuation.finish() }
        while let hook = Self.read(caller) {
          let status = statuses.isEmpty ? 204 : statuses.removeFirst()
          let answer = "HTTP/1.1 \(status) X\r\nContent-Length: 0\r\n\r\n"
          _ = send(caller, answer, answer.utf8.count, Int32(MSG_NOSIGNAL))
          continuation.yield(hook)
        }
        close(caller)
      }
    }
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  var url: String { "http://127.0.0.1:\(port)/hooks?x=1" }

  /// The next ones, as they come.
  func next(_ count: Int) async -> [Hook] {
    var found: [Hook] = []
    for await hook in hooks {
      found.append(hook)
      if found.count == count { break }
    }
    return found
  }

  private static func read(_ caller: Int32) -> Hook? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let text = String(decoding: bytes, as: UTF8.self)
      if let end = text.firstRange(of: "\r\n\r\n") {
        let lines = text[..<end.lowerBound].components(separatedBy: "\r\n")
        func field(_ name: String) -> String? {
          lines.first { $0.lowercased().hasPrefix(name + ": ") }.map { String($0.dropFirst(name.count + 2)) }
        }
        let body = text[end.upperBound...]
        if body.utf8.count >= field("content-length").flatMap({ Int($0) }) ?? 0 {
          return Hook(line: lines.first ?? "", kind: field("sandbox-webhook"), body: String(body))
        }
      }
      let count = recv(caller, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      bytes += buffer[..<count]
    }
  }
}
