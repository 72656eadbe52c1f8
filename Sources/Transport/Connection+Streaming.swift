import HTTP1
import HTTP2
import HTTPCore

// Bodies that are made while they go out: each is taken from its maker when the client has room for it, and never before, so that a
// client that does not read holds back nobody but itself.
extension Connection {
  /// Begins to send a body whose head has just been queued.
  func begin(_ body: StreamedBody, _ stream: Int32, _ context: inout LoopContext) {
    guard isStreaming(stream) else { return }
    guard !context.isDraining else { return endBody(of: stream, context) }
    bodies[stream] = body
    context.bodies.append(PendingBody(descriptor: descriptor, connection: number, body: body))
    hold(.heartbeat, for: body.interval, stream, &context)
  }

  /// Shows that the connection stands, or ends the body when the server stops.
  func beat(_ stream: Int32, _ context: inout LoopContext) {
    guard isStreaming(stream), let body = bodies[stream] else { return }
    guard !context.isDraining else { return endBody(of: stream, context) }
    if hasRoom(stream) { add(body.heartbeat, to: stream, context) }
    hold(.heartbeat, for: body.interval, stream, &context)
  }

  /// Moves what has come to the machine, as far as clients have room for it. False when there was nothing to move.
  func takePieces(_ context: LoopContext) -> Bool {
    var hasMoved = false
    for (stream, body) in bodies {
      guard isStreaming(stream) else {
        bodies[stream] = nil
        continue
      }
      guard hasRoom(stream), body.hasNews else { continue }
      let (bytes, isLast) = body.take()
      add(bytes, to: stream, context)
      if isLast { endBody(of: stream, context) }
      hasMoved = true
    }
    return hasMoved
  }

  private func isStreaming(_ stream: Int32) -> Bool { multiplexed?.isStreaming(stream) ?? machine.isStreaming }

  private func hasRoom(_ stream: Int32) -> Bool { multiplexed?.hasRoom(stream) ?? machine.hasRoom }

  private func add(_ bytes: [UInt8], to stream: Int32, _ context: LoopContext) {
    if let multiplexed {
      multiplexed.streamOn(stream, bytes, at: context.now)
    } else {
      machine.streamOn(bytes, at: context.now)
    }
  }

  private func endBody(of stream: Int32, _ context: LoopContext) {
    bodies[stream] = nil
    if let multiplexed { multiplexed.endStream(stream) } else { machine.endStream(at: context.now) }
  }
}
