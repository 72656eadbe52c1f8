package import HTTPCore
import HTTPTypes

extension MultiplexedConnection {
  /// Acts on what nghttp2 noted, now that it has returned.
  func drainInbox(at now: ContinuousClock.Instant) {
    guard !session.inbox.events.isEmpty else { return }
    let events = session.inbox.events
    session.inbox.events.removeAll(keepingCapacity: true)
    for event in events {
      switch event {
      case .headEnded(let stream): begin(stream, at: now)
      case .bodyArrived(let stream, let count): bodyArrived(stream, count, at: now)
      case .refused(let stream, let refusal): refuse(stream, refusal)
      case .requestEnded(let stream): requestEnded(stream, at: now)
      case .bodySent(let stream):
        lastProgress = now
        streams[stream]?.lastProgress = now
      case .answered(let stream):
        streams[stream]?.stage = .answered
        if let watch = streams[stream]?.watch { watched.add(watch, endingAt: output.end) }
        // The rest of a request that is answered already is not wanted (RFC 9113 section 8.1).
        if streams[stream] != nil, !session.hasEnded(stream) { session.reset(stream, .none) }
      case .closed(let stream): end(stream, at: now)
      }
    }
  }

  private func begin(_ id: Int32, at now: ContinuousClock.Instant) {
    guard let message = session.inbox.messages[id] else { return }
    lastActive = now
    creditRequest()
    switch message.head.outcome(limits: limits) {
    case .malformed:
      message.isRefused = true
      session.reset(id, .protocolError)
    case .refused(let refusal, let isHead):
      streams[id] = Stream(request: nil, contentLength: nil, isHead: isHead, at: now)
      refuse(id, refusal)
    case .request(let request, let contentLength, let expectsContinue):
      streams[id] = Stream(
        request: request, contentLength: contentLength, isHead: request.method == .head, at: now)
      if expectsContinue, !session.hasEnded(id) { session.inform(id, .continue) }
    }
  }

  private func bodyArrived(_ id: Int32, _ count: Int, at now: ContinuousClock.Instant) {
    // What arrived is bounded by the streams' windows; the connection's own never holds one stream up for another.
    session.consumeConnection(count)
    guard var stream = streams[id], stream.refusal == nil else { return }
    stream.received += count
    stream.lastRead = now
    let announced = max(stream.contentLength ?? 0, stream.received)
    if announced > limits.body {
      do throws(Refusal) { stream.memory = try limits.room(stream.memory, forBodyOf: announced) } catch {
        streams[id] = stream
        return refuse(id, error)
      }
    }
    if case .granted = stream.room {
      session.consume(id, count)
    } else {
      stream.withheld += count
      if stream.needsRoom, stream.memory == nil, limits.memory.refusesLargeBodies {
        streams[id] = stream
        return refuse(id, .memoryFull)
      }
      if stream.needsRoom {
        stream.room = .awaited
        awaitingRoom.append(id)
      }
    }
    streams[id] = stream
    grantRoom(at: now)
  }

  /// Gives streams room for their whole bodies, in the order in which they asked, as far as there is some.
  ///
  /// A stream is given room for all or nothing, so that those that have it can always finish.
  private func grantRoom(at now: ContinuousClock.Instant) {
    while let id = awaitingRoom.first {
      guard var stream = streams[id], case .awaited = stream.room, case .receiving = stream.stage else {
        awaitingRoom.removeFirst()
        continue
      }
      let size = min(stream.contentLength ?? limits.body, limits.body)
      guard grantedBytes == 0 || grantedBytes + size <= limits.connectionBodies else { return }
      awaitingRoom.removeFirst()
      grantedBytes += size
      stream.room = .granted(size)
      stream.lastRead = now
      stream.bodyStart = now
      if let length = stream.contentLength { session.inbox.messages[id]?.body.reserveCapacity(length) }
      session.consume(id, stream.withheld)
      session.widen(id, to: min(size, limits.connectionWindow))
      stream.withheld = 0
      streams[id] = stream
    }
  }

  private func releaseRoom(_ stream: inout Stream) {
    if case .granted(let size) = stream.room { grantedBytes -= size }
    stream.room = .none
    stream.memory = nil
  }

  private func requestEnded(_ id: Int32, at now: ContinuousClock.Instant) {
    guard var stream = streams[id], case .receiving = stream.stage else { return }
    stream.stage = .ready
    stream.reception = session.inbox.messages[id].map { now == $0.begin ? 0 : (now - $0.begin).nanoseconds }
    streams[id] = stream
    ready.append(id)
  }

  /// Answers a stream with a refusal and throws the rest of its request away.
  func refuse(_ id: Int32, _ refusal: Refusal) {
    guard var stream = streams[id], case .receiving = stream.stage else { return }
    stream.refusal = refusal
    stream.request = nil
    stream.stage = .ready
    releaseRoom(&stream)
    streams[id] = stream
    session.inbox.messages[id]?.isRefused = true
    session.inbox.messages[id]?.body = []
    ready.append(id)
  }

  private func end(_ id: Int32, at now: ContinuousClock.Instant) {
    session.release(id)
    guard var stream = streams.removeValue(forKey: id) else { return }
    releaseRoom(&stream)
    answerBytes -= stream.answerBytes
    lastActive = now
    grantRoom(at: now)
  }

  /// Whether there are requests to answer, and the client has said that it speaks HTTP/2 and taken what it was answered before.
  var mayAnswer: Bool { !ready.isEmpty && prefaceDeadline == nil && answerBytes < limits.pendingAnswers }

  /// The next request to answer, as far as the connection's budget goes.
  func nextRequest() -> Action? {
    while mayAnswer, !budget.isUsedUp {
      let id = ready.removeFirst()
      guard var stream = streams[id], case .ready = stream.stage else { continue }
      stream.stage = .asked
      streams[id] = stream
      let message = session.inbox.messages.removeValue(forKey: id)
      budget.takeRequest(body: message?.body.count ?? 0)
      if let refusal = stream.refusal { return .refuse(refusal, stream: id) }
      guard let request = stream.request else { continue }
      let whole = Request(head: request, body: message?.body ?? [], reception: stream.reception, version: .http2)
      return .answer(whole, stream: id)
    }
    return nil
  }

  /// Takes the work that is to make the reply to what was handed out for this stream; ``next(at:)`` tells when to run it.
  package func postpone(_ work: @escaping Answer.Work, of id: Int32) {
    // Whoever resets streams does not thereby pile up works.
    works.removeAll { !isAsked($0.stream) }
    works.append((id, work))
  }

  /// The next work to run: one at a time, and while the client takes what it was answered before.
  func nextWork() -> Action? {
    while runningWork == nil, answerBytes < limits.pendingAnswers, !works.isEmpty {
      let (id, work) = works.removeFirst()
      guard isAsked(id) else { continue }
      runningWork = id
      return .run(work, stream: id)
    }
    return nil
  }

  /// Whether works wait or are being done.
  var isWorking: Bool { runningWork != nil || works.contains { isAsked($0.stream) } }

  private func isAsked(_ id: Int32) -> Bool { if case .asked = streams[id]?.stage { true } else { false } }

  /// Queues the reply to what was handed out for this stream; nothing happens when the client has reset it meanwhile.
  ///
  /// A reply that can't be sent as it is comes back as a refusal to word; if that can't be sent either, a bare 500 goes out.
  package func reply(_ reply: Reply, to id: Int32, date: HTTPDate, at now: ContinuousClock.Instant) {
    if runningWork == id { runningWork = nil }
    guard var stream = streams[id], case .asked = stream.stage else { return }
    budget.takeAnswer(body: reply.body.count)
    stream.request = nil
    releaseRoom(&stream)
    stream.lastProgress = now
    stream.watch = reply.watch
    lastProgress = max(lastProgress, lastActive)
    lastActive = now
    if case .withheld(let ending)? = reply.delivery?.manner {
      withhold(ending, &stream, id)
      streams[id] = stream
      return grantRoom(at: now)
    }
    do {
      send(try FieldBlock(reply, date: date), reply, &stream, id)
    } catch {
      if !stream.isRepairing {
        stream.isRepairing = true
        stream.refusal = .unsendableReply(error)
        stream.stage = .ready
        ready.append(id)
      } else {
        let bare = Reply(head: HTTPResponse(status: .internalServerError))
        // Nothing of the reply is used, so this can't fail.
        if let fields = try? FieldBlock(bare, date: date) { send(fields, bare, &stream, id) }
      }
    }
    streams[id] = stream
    grantRoom(at: now)
    if reply.asksClose { session.goAway() }
  }

  private func send(_ fields: FieldBlock, _ reply: Reply, _ stream: inout Stream, _ id: Int32) {
    let mayHaveBody = !stream.isHead && !reply.isBodiless
    let hasBody = mayHaveBody && !reply.body.isEmpty
    stream.stage = .answering
    if let delivery = reply.delivery, hasBody || (mayHaveBody && delivery.isStreamed) {
      return begin(fields, reply, delivery.manner, &stream, id)
    }
    do {
      try session.respond(id, fields, body: hasBody ? reply.body : nil)
      stream.answerBytes = hasBody ? reply.body.count : 0
      answerBytes += stream.answerBytes
    } catch {
      session.reset(id, .cancel)
    }
  }
}
