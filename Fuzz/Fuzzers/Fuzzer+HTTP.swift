import HTTPCore
import HTTPTypes

@testable import HTTP1
@testable import HTTP2

extension Fuzzer {
  /// The first byte says after how many bytes each piece ends; the same bytes in one piece must give the same answers.
  static let http1 = Fuzzer("http1") { input in
    var cursor = Cursor(input)
    let size = cursor.byte()
    let bytes = Array(cursor.rest)
    let whole = Conversation.http1([bytes[...]])
    guard size > 0 else { return }
    let pieces = stride(from: 0, to: bytes.count, by: size).map { bytes[$0..<min($0 + size, bytes.count)] }
    let cut = Conversation.http1(pieces)
    require(whole.requests == cut.requests, "whole \(whole.requests), cut \(cut.requests)")
    require(whole.refusals == cut.refusals, "whole \(whole.refusals), cut \(cut.refusals)")
  }

  /// Frames behind a preface that is right, or with the first byte odd without it.
  static let http2 = Fuzzer("http2") { input in
    var cursor = Cursor(input)
    let preface = cursor.byte() % 2 == 0 ? Preface.bytes : []
    let size = max(1, cursor.byte())
    let bytes = preface + Array(cursor.rest)
    guard let machine = MultiplexedConnection(limits: Limits(), at: .now) else { return }
    for start in stride(from: 0, to: bytes.count, by: size * 16) {
      if machine.wantsToRead { machine.received(bytes[start..<min(start + size * 16, bytes.count)], at: .now) }
      if Conversation.isOver(machine) { return }
    }
    require(machine.heldBytes < 32 << 20, "\(machine.heldBytes) bytes held for \(bytes.count)")
  }
}

/// What came of some bytes.
private struct Conversation {
  var requests: [String] = []
  var refusals: [Refusal] = []

  static func http1(_ pieces: [ArraySlice<UInt8>]) -> Conversation {
    var conversation = Conversation()
    var machine = ServerConnection(limits: Limits(), at: .now)
    let date = HTTPDate(secondsSince1970: 0)
    for piece in pieces {
      if machine.wantsToRead { machine.received(piece, at: .now) }
      machine.beginTurn()
      loop: while true {
        switch machine.next() {
        case .answer(let request), .upgrade(let request, _):
          let head = request.head
          conversation.requests.append("\(head.method) \(head.path ?? "") \(head.authority ?? "") \(request.body)")
          machine.reply(Reply(head: HTTPResponse(status: .ok), body: [0x61]), date: date, at: .now)
        case .refuse(let refusal):
          conversation.refusals.append(refusal)
          machine.reply(Reply(head: HTTPResponse(status: refusal.status), body: []), date: date, at: .now)
        case .write: if machine.send(at: .now, { $0.count }) == 0 { break loop }
        case .yield: machine.beginTurn()
        case .wait: break loop
        case .finishWriting: continue
        case .close: return conversation
        }
      }
    }
    return conversation
  }

  static func isOver(_ machine: MultiplexedConnection) -> Bool {
    let date = HTTPDate(secondsSince1970: 0)
    machine.beginTurn()
    while true {
      switch machine.next(at: .now) {
      case .answer(let request, let stream):
        let body = Array((request.head.path ?? "").utf8)
        machine.reply(Reply(head: HTTPResponse(status: .ok), body: body), to: stream, date: date, at: .now)
      case .refuse(let refusal, let stream):
        machine.reply(Reply(head: HTTPResponse(status: refusal.status), body: []), to: stream, date: date, at: .now)
      case .run(let work, let stream): machine.reply(work(), to: stream, date: date, at: .now)
      case .write: if machine.send(at: .now, { $0.count }) == 0 { return false }
      case .yield: machine.beginTurn()
      case .wait: return false
      case .finishWriting: continue
      case .close: return true
      }
    }
  }
}
