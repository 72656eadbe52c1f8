import Glibc
import HTTP1
import HTTP2
import HTTPCore

// Answers that do not go out at once and whole: they wait in the loop's heap and hold nothing but their own connection or stream.
extension Connection {
  /// Gives a reply to the machine, now or as its delivery says.
  func carryOut(_ reply: Reply, stream: Int32, _ context: inout LoopContext) {
    if let delivery = reply.delivery {
      deliver(reply, by: delivery, stream: stream, &context)
    } else {
      give(reply, to: stream, context)
    }
  }

  /// Begins to deliver a reply.
  func deliver(_ reply: Reply, by delivery: Delivery, stream: Int32, _ context: inout LoopContext) {
    var reply = reply
    postponedBytes = 0
    if delivery.delay > .zero, !context.isDraining {
      reply.delivery = delivery.withoutDelay
      hold(.answer(reply), for: delivery.delay, stream, &context)
    } else if case .withheld(.hang) = delivery.manner, !context.isDraining {
      let end = Reply(head: reply.head, delivery: Delivery(.withheld(.close)))
      hold(.answer(end), for: limits.longestSilence, stream, &context)
    } else {
      give(reply, to: stream, context)
      if case .streamed(let body) = delivery.manner {
        begin(body, stream, &context)
      } else {
        dripLater(stream, &context)
      }
    }
  }

  /// Goes on with what was held. False when the connection is over.
  func goOn(with held: HeldAnswer, _ context: inout LoopContext) -> Bool {
    guard !isLingering else { return true }
    switch held.content {
    case .answer(let reply):
      postponedBytes = 0
      if multiplexed == nil { machine.beginTurn() }
      carryOut(reply, stream: held.stream, &context)
    case .piece:
      if let multiplexed {
        multiplexed.dripOn(held.stream, toTheEnd: context.isDraining)
      } else {
        machine.dripOn(toTheEnd: context.isDraining, at: context.now)
      }
      dripLater(held.stream, &context)
    case .heartbeat: beat(held.stream, &context)
    }
    return advance(&context)
  }

  private func give(_ reply: Reply, to stream: Int32, _ context: LoopContext) {
    if let multiplexed {
      multiplexed.reply(reply, to: stream, date: context.date, at: context.now)
    } else {
      machine.reply(reply, date: context.date, at: context.now)
    }
  }

  private func dripLater(_ stream: Int32, _ context: inout LoopContext) {
    let interval = multiplexed == nil ? machine.dripInterval : multiplexed?.dripInterval(of: stream)
    guard let interval else { return }
    if context.isDraining {
      // The server stops: all that is left goes out at once.
      multiplexed?.dripOn(stream, toTheEnd: true)
      if multiplexed == nil { machine.dripOn(toTheEnd: true, at: context.now) }
    } else {
      hold(.piece, for: interval, stream, &context)
    }
  }

  func hold(
    _ content: HeldAnswer.Content, for time: Duration, _ stream: Int32, _ context: inout LoopContext
  ) {
    multiplexed?.holdBack(stream)
    // In HTTP/1.1 nothing else is under way meanwhile.
    if case .answer(let reply) = content, multiplexed == nil { postponedBytes = reply.body.count }
    let due = context.now + min(time, limits.longestSilence)
    context.held.add(HeldAnswer(due: due, connection: self, stream: stream, content: content))
  }

  /// Makes the close a reset. Always false: the connection is over.
  func reset() -> Bool {
    var option = linger(l_onoff: 1, l_linger: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    return false
  }
}
