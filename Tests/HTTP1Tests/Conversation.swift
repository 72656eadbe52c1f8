import HTTPCore
import HTTPTypes

@testable import HTTP1

/// What came of sending some bytes to a fresh connection.
struct Conversation: Equatable, CustomStringConvertible {
  /// Method, path, authority and body of each request that the responder saw.
  var requests: [String] = []
  var refusals: [Refusal] = []
  /// The settings that the client offered to go on in HTTP/2 with; all offers are declined.
  var offers: [[UInt8]] = []
  /// The statuses on the wire, interim ones among them.
  var statuses: [String] = []
  var wire = ""
  /// Whether the connection still waits for requests.
  var survives = true
  var finishedWriting = false

  /// What a failed expectation prints: bodies may have megabytes, so the beginning of each.
  var description: String {
    let parts = [requests.map(Self.beginning).description, "\(refusals)", "\(statuses)", Self.beginning(wire)]
    return parts.joined(separator: ", ") + (survives ? ", survives" : ", over")
  }

  private static func beginning(_ text: String) -> String {
    let beginning = text.prefix(200)
    return beginning.endIndex == text.endIndex ? text : "\(beginning)… (\(text.utf8.count) bytes)"
  }
}

extension ContinuousClock.Instant {
  /// Any instant: the machines only ever see differences.
  static let start = ContinuousClock.now
}

extension HTTPDate {
  static let any = HTTPDate(secondsSince1970: 784_111_777)
}

/// A machine together with a shell that carries out its actions at once.
final class Driver {
  var machine: ServerConnection
  var conversation = Conversation()
  var now = ContinuousClock.Instant.start
  /// Bytes that the client takes from here on.
  var window = Int.max
  /// How often the machine made way for others with requests left.
  private(set) var turns = 0
  /// Whether requests are left to the test to answer.
  var answersLater = false
  /// What a request is answered with.
  var answer: (Request) -> Reply = { Reply(head: HTTPResponse(status: .ok), body: Array(($0.head.path ?? "").utf8)) }
  var refuse: (Refusal) -> Reply = { Reply(head: HTTPResponse(status: $0.status), body: Array("no".utf8)) }

  init(limits: Limits = Limits()) { machine = ServerConnection(limits: limits, at: .start) }

  func send(_ text: String) { send(Array(text.utf8)[...]) }

  func send(_ bytes: ArraySlice<UInt8>) {
    if machine.wantsToRead { machine.received(bytes, at: now) }
    run()
  }

  /// Carries out actions until the machine waits or is over.
  func run() {
    machine.beginTurn()
    while true {
      switch machine.next() {
      case .answer(let request): answer(to: request)
      case .upgrade(let request, let settings):
        conversation.offers.append(settings)
        answer(to: request)
      case .refuse(let refusal):
        conversation.refusals.append(refusal)
        machine.reply(refuse(refusal), date: .any, at: now)
      case .write:
        var taken: [UInt8] = []
        let room = window
        let count = machine.send(at: now) { output in
          for index in 0..<min(room, output.count) { taken.append(output[index]) }
          return taken.count
        }
        if count == 0 { return }
        window -= count
        conversation.wire += String(decoding: taken, as: UTF8.self)
      case .yield:
        turns += 1
        machine.beginTurn()
      case .wait: return
      case .finishWriting: conversation.finishedWriting = true
      case .close:
        conversation.survives = false
        return
      }
    }
  }

  private func answer(to request: Request) {
    let parts = [request.head.method.rawValue, request.head.path ?? "-", request.head.authority ?? "-"]
    let body = String(decoding: request.body, as: UTF8.self)
    conversation.requests.append((parts + (body.isEmpty ? [] : [body])).joined(separator: " "))
    if !answersLater { machine.reply(answer(request), date: .any, at: now) }
  }

  /// Gives the answer to a request that was left to the test.
  func answer(later text: String) {
    machine.reply(Reply(head: HTTPResponse(status: .ok), body: Array(text.utf8)), date: .any, at: now)
    run()
  }

  var wantsToRead: Bool { machine.wantsToRead }
  var heldBytes: Int { machine.heldBytes }

  /// The conversation so far.
  var outcome: Conversation {
    var outcome = conversation
    outcome.statuses = outcome.wire.split(separator: "HTTP/1.1 ").dropFirst(outcome.wire.hasPrefix("HTTP") ? 0 : 1)
      .map { String($0.prefix(3)) }
    if outcome.finishedWriting { outcome.survives = false }
    return outcome
  }
}

/// Sends `pieces` one after the other.
func converse(_ pieces: [ArraySlice<UInt8>], limits: Limits = Limits()) -> Conversation {
  let driver = Driver(limits: limits)
  for piece in pieces { driver.send(piece) }
  return driver.outcome
}

func converse(_ text: String, limits: Limits = Limits()) -> Conversation {
  converse([Array(text.utf8)[...]], limits: limits)
}
