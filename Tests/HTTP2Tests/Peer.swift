import HTTPCore
import HTTPTypes

@testable import HTTP2

/// A client of raw frames and a connection machine with a shell that carries out its actions at once.
final class Peer {
  struct Answer: Equatable {
    var status = ""
    var fields: [String] = []
    var body: [UInt8] = []
    var isComplete = false
    var text: String { String(decoding: body, as: UTF8.self) }
  }

  let machine: MultiplexedConnection
  var now = ContinuousClock.Instant.start
  /// Bytes that the client's socket takes from here on.
  var room = Int.max
  var answer: (Request) -> Reply = { Reply(head: HTTPResponse(status: .ok), body: Array(($0.head.path ?? "").utf8)) }
  var refuse: (Refusal) -> Reply = { Reply(head: HTTPResponse(status: $0.status), body: Array("no".utf8)) }

  private(set) var requests: [Request] = []
  private(set) var refusals: [Refusal] = []
  /// Every whole frame from the server.
  private(set) var frames: [Frame] = []
  private(set) var answers: [Int32: Answer] = [:]
  private(set) var isOver = false
  private(set) var hasFinishedWriting = false
  /// Bytes from the server that are no whole frame yet.
  private(set) var wire: [UInt8] = []
  /// How often the machine made way for others with requests left.
  private(set) var turns = 0
  /// Whether requests are postponed, to be answered by the test.
  var answersLater = false
  /// The work that the machine wants run.
  private(set) var running: (stream: Int32, work: HTTPCore.Answer.Work)?
  private let heads = HeadReader()

  /// A connection on which preface and settings were exchanged, both ways acknowledged.
  static func ready(limits: Limits = Limits(), settings: [(id: UInt16, value: UInt32)] = []) -> Peer {
    let peer = Peer(limits: limits)
    peer.send(bytes: Preface.bytes)
    peer.send(.settings(settings), .settingsAck)
    return peer
  }

  init(limits: Limits = Limits()) {
    guard let machine = MultiplexedConnection(limits: limits, at: now) else { fatalError("no memory") }
    self.machine = machine
  }

  init(upgraded machine: MultiplexedConnection) { self.machine = machine }

  func send(_ frames: Frame...) { send(frames) }

  func send(_ frames: [Frame]) { send(bytes: frames.flatMap(\.bytes)) }

  func send(bytes: [UInt8]) {
    if machine.wantsToRead { machine.received(bytes[...], at: now) }
    run()
  }

  func wait(_ duration: Duration) {
    now += duration
    if let deadline = machine.deadline, deadline <= now { machine.deadlinePassed(at: now) }
    run()
  }

  /// Carries out actions until the machine waits or is over.
  func run() {
    machine.beginTurn()
    while !isOver {
      switch machine.next(at: now) {
      case .answer(let request, let stream):
        requests.append(request)
        let reply = answer(request)
        if answersLater {
          machine.postpone({ reply }, of: stream)
        } else {
          machine.reply(reply, to: stream, date: .any, at: now)
        }
      case .run(let work, let stream):
        precondition(running == nil, "one work at a time")
        running = (stream, work)
      case .refuse(let refusal, let stream):
        refusals.append(refusal)
        machine.reply(refuse(refusal), to: stream, date: .any, at: now)
      case .write:
        var taken: [UInt8] = []
        let room = room
        let count = machine.send(at: now) { output in
          output.withUnsafeBufferPointer { taken += $0.prefix(room) }
          return taken.count
        }
        guard count > 0 else { return }
        self.room -= count
        wire += taken
        read()
      case .yield:
        turns += 1
        machine.beginTurn()
      case .wait: return
      case .finishWriting: hasFinishedWriting = true
      case .close: isOver = true
      }
    }
  }

  /// Finishes the running work.
  func finishWork() {
    guard let (stream, work) = running.take() else { return }
    machine.reply(work(), to: stream, date: .any, at: now)
    run()
  }

  private func read() {
    for frame in Frame.take(from: &wire) {
      frames.append(frame)
      switch frame.kind {
      case .headers:
        let fields = heads.read(frame.payload)
        answers[frame.stream, default: Answer()].status = String(fields.first?.dropFirst(9) ?? "")
        answers[frame.stream]?.fields = Array(fields.dropFirst())
      case .data: answers[frame.stream]?.body += frame.payload
      default: break
      }
      if frame.kind == .headers || frame.kind == .data, frame.flags & Frame.endStream != 0 {
        answers[frame.stream]?.isComplete = true
      }
    }
  }

  // MARK: What came of it

  func frames(_ kind: Frame.Kind, _ stream: Int32? = nil) -> [Frame] {
    frames.filter { $0.kind == kind && (stream == nil || $0.stream == stream) }
  }

  /// The code of the GOAWAY that the server ended the connection with; nil as long as it goes on.
  var connectionError: ErrorCode? {
    guard hasFinishedWriting || isOver else { return nil }
    return frames(.goAway).last.flatMap { ErrorCode(rawValue: Frame.number($0.payload[4...])) }
  }

  /// The code of the RST_STREAM that the server sent.
  func streamError(_ stream: Int32) -> ErrorCode? {
    frames(.reset, stream).last.flatMap { ErrorCode(rawValue: Frame.number($0.payload[...])) }
  }

  /// Whether a request gets through, unharmed by what was sent before.
  func isServing(_ stream: Int32) -> Bool {
    send(.get(stream, "/after"))
    return answers[stream]?.text == "/after"
  }
}

/// - Source: RFC 9113 section 7.
enum ErrorCode: UInt32, Equatable {
  case none, protocolError, internalError, flowControl, settingsTimeout, streamClosed, frameSize, refusedStream, cancel
  case compression, connect, enhanceYourCalm
}

extension ContinuousClock.Instant {
  /// Any instant: the machines only ever see differences.
  static let start = ContinuousClock.now
}

extension HTTPDate {
  static let any = HTTPDate(secondsSince1970: 784_111_777)
}
