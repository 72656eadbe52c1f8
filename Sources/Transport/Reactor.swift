import CLinux
import Dispatch
import Glibc
import HTTPCore
import Logging
import TLS

/// Routes a loop's readiness and deadlines to its connections, and owns their descriptors.
actor Reactor {
  nonisolated let loop: EventLoop
  nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  private let responder: Responder
  private let limits: Limits
  private let logger: Logger
  private let warnings: ClientWarnings
  private let connectionLimit: ConnectionLimit

  /// Looked at for every event; like those of a connection not watched for overlapping accesses.
  @exclusivity(unchecked) private var connections: [Int32: Connection] = [:]
  /// How many clients have been taken on.
  private var adopted: UInt64 = 0
  private var listeners: [Int32: Listener] = [:]
  /// Nil while it is lent to a connection.
  @exclusivity(unchecked) private var context: LoopContext?
  private var source: (any DispatchSourceRead)?
  private var timer: (any DispatchSourceTimer)?
  /// Rings when the next held answer is due.
  private var alarm: (any DispatchSourceTimer)?
  private var alarmTime: ContinuousClock.Instant?
  private var isDraining = false
  private var drained: [CheckedContinuation<Void, Never>] = []

  init(
    on loop: EventLoop, responder: Responder, limits: Limits, connectionLimit: ConnectionLimit,
    warnings: ClientWarnings, logger: Logger
  ) {
    self.loop = loop
    self.responder = responder
    self.limits = limits
    self.connectionLimit = connectionLimit
    self.logger = logger
    self.warnings = warnings
    context = LoopContext(readSize: limits.readSize)
  }

  /// Begins to watch the loop's epoll descriptor, until the process ends: the source's handler keeps the reactor, and the
  /// reactor the source.
  func start() {
    let source = DispatchSource.makeReadSource(fileDescriptor: loop.poller.descriptor, queue: loop.queue)
    source.setEventHandler { self.assumeIsolated { $0.takeTurns() } }
    source.activate()
    self.source = source
    let timer = DispatchSource.makeTimerSource(queue: loop.queue)
    timer.schedule(deadline: .distantFuture)
    timer.setEventHandler { self.assumeIsolated { $0.tick() } }
    timer.activate()
    self.timer = timer
    let alarm = DispatchSource.makeTimerSource(queue: loop.queue)
    alarm.schedule(deadline: .distantFuture)
    alarm.setEventHandler { self.assumeIsolated { $0.ring() } }
    alarm.activate()
    self.alarm = alarm
  }

  // MARK: Sockets

  func adopt(_ listener: Listener, descriptor: Int32) {
    listeners[descriptor] = listener
    _ = loop.poller.add(descriptor, .read)
  }

  func releaseListener(_ descriptor: Int32) {
    listeners[descriptor] = nil
    close(descriptor)
  }

  /// Takes on a client; with `tls` it has to speak that.
  func adopt(_ descriptor: Int32, tls: TLSContext?) {
    guard loop.poller.add(descriptor, .read) else {
      logger.warning("connection dropped", metadata: ["call": "epoll_ctl", "errno": "\(errno)"])
      connectionLimit.leave()
      close(descriptor)
      return
    }
    guard
      let connection = Connection(
        descriptor, number: adopted, watchedBy: loop.poller, responder: responder, limits: limits, tls: tls,
        warnings: warnings, at: ContinuousClock.now)
    else {
      logger.warning("connection dropped", metadata: ["reason": "no memory for TLS"])
      connectionLimit.leave()
      close(descriptor)
      return
    }
    adopted += 1
    if connections.isEmpty { startTicking() }
    connections[descriptor] = connection
    if isDraining { loop.queue.async { self.assumeIsolated { $0.sweep { $0.drain(&$1) } } } }
  }

  /// The one place where a connection's descriptor is closed: out of the map first, so that no event finds it.
  private func release(_ descriptor: Int32) {
    // What still waits in the heap keeps the connection, and must not keep what it streams.
    connections.removeValue(forKey: descriptor)?.bodies = [:]
    close(descriptor)
    connectionLimit.leave()
    guard connections.isEmpty else { return }
    timer?.schedule(deadline: .distantFuture)
    for continuation in drained { continuation.resume() }
    drained = []
  }

  // MARK: Events

  /// Handles what is ready, and then asks again for a while before it returns to Dispatch.
  ///
  /// To return is dear: Dispatch's manager thread has to wake up, watch the descriptor anew and hand it to a worker thread.
  /// Asking again, with a wait of at most 1 ms, raised 32 connections on 2 cores shared with the load from 106,000 to 124,000
  /// requests/s and took 9.7 to 8.1 µs of processor time a request. Answers of one batch are written after all of it has been
  /// answered: each write wakes a client, and a client that wakes between two answers costs a switch. For allocations the
  /// bench's median rose from 37,800 to 43,100/s, each of three runs. The rounds are bounded because timers, hand-overs and actor
  /// jobs wait in the same queue.
  private func takeTurns() {
    guard var context = context.take() else { return }
    defer { giveBack(context) }
    withUnsafeTemporaryAllocation(of: epoll_event.self, capacity: Self.batch) { events in
      for round in 0..<Self.rounds {
        // A reply that comes back waits in the loop's queue.
        let isHurried = round == 0 || !context.unfinished.isEmpty || context.runningWorks > 0
        let count = loop.poller.wait(events, milliseconds: isHurried ? 0 : Self.linger)
        guard count > 0 || !context.unfinished.isEmpty else { return }
        context.begin()
        let unfinished = context.takeUnfinished()
        for event in events.prefix(count) { dispatch(event, &context) }
        for descriptor in context.takeAnswered() { writeAnswer(of: descriptor, &context) }
        for descriptor in unfinished { resume(descriptor, &context) }
        startWorks(&context)
      }
    }
    comeBack(context)
  }

  /// Events of one `epoll_wait`.
  private static let batch = 64
  private static let rounds = 32
  /// Milliseconds.
  private static let linger: Int32 = 1

  private func dispatch(_ event: epoll_event, _ context: inout LoopContext) {
    let descriptor = event.data.fd
    if let connection = connections[descriptor] {
      let isHungUp = event.events & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0
      if !connection.ready(&context, isHungUp: isHungUp) { release(descriptor) }
    } else if let listener = listeners[descriptor] {
      listener.assumeIsolated { $0.ready() }
    }
  }

  private func writeAnswer(of descriptor: Int32, _ context: inout LoopContext) {
    guard let connection = connections[descriptor] else { return }
    if !connection.advance(&context) { release(descriptor) }
  }

  private func resume(_ descriptor: Int32, _ context: inout LoopContext) {
    guard let connection = connections[descriptor] else { return }
    if !connection.resume(&context) { release(descriptor) }
  }

  /// Sees to it that unfinished connections go on although no socket may become ready.
  private func comeBack(_ context: LoopContext) {
    guard !context.unfinished.isEmpty else { return }
    loop.queue.async { self.assumeIsolated { $0.takeTurns() } }
  }

  // MARK: Works

  /// Runs works elsewhere, first come first served over all connections. No connection has more than one under way, so that one
  /// that asks for many shares the threads fairly with the others.
  ///
  /// The threads are those of another class than the loops', one a core, so that works never keep a loop from running.
  private func startWorks(_ context: inout LoopContext) {
    for pending in context.works {
      context.runningWorks += 1
      DispatchQueue.global(qos: .utility).async {
        let reply = pending.work()
        self.loop.queue.async { self.assumeIsolated { $0.deliver(reply, of: pending) } }
      }
    }
    context.works.removeAll(keepingCapacity: true)
    for wait in context.waits {
      wait.start { reply in self.loop.queue.async { self.assumeIsolated { $0.deliver(reply, of: wait) } } }
    }
    context.waits.removeAll()
    // Each tells whoever has the connection then, not the connection: the body must not keep what keeps it.
    for pending in context.takeBodies() {
      let (descriptor, number) = (pending.descriptor, pending.connection)
      pending.body.begin { self.loop.queue.async { self.assumeIsolated { $0.goOn(descriptor, number) } } }
    }
  }

  /// Takes what has come of a body that is made while it goes out.
  private func goOn(_ descriptor: Int32, _ number: UInt64) {
    guard var context = context.take() else { return }
    defer { giveBack(context) }
    context.begin()
    if let connection = connections[descriptor], connection.number == number,
      !connection.advance(&context)
    {
      release(descriptor)
    }
    startWorks(&context)
    comeBack(context)
  }

  private func deliver(_ reply: Reply, of wait: PendingWait) {
    guard var context = context.take() else { return }
    context.begin()
    hand(reply, to: wait.descriptor, wait.connection, stream: wait.stream, &context)
    startWorks(&context)
    giveBack(context)
    takeTurns()
  }

  private func hand(
    _ reply: Reply, to descriptor: Int32, _ number: UInt64, stream: Int32, _ context: inout LoopContext
  ) {
    // The client may be gone, and another have its descriptor.
    if let connection = connections[descriptor], connection.number == number,
      !connection.deliver(reply, stream: stream, &context)
    {
      release(descriptor)
    }
  }

  private func deliver(_ reply: Reply, of pending: PendingWork) {
    guard var context = context.take() else { return }
    context.begin()
    context.runningWorks -= 1
    hand(reply, to: pending.descriptor, pending.connection, stream: pending.stream, &context)
    startWorks(&context)
    giveBack(context)
    // The client that is answered now asks again soon.
    takeTurns()
  }

  // MARK: Held answers

  private func giveBack(_ context: LoopContext) {
    if let next = context.held.next, alarmTime.map({ next < $0 }) ?? true {
      alarmTime = next
      alarm?.schedule(deadline: .now() + max(.zero, next - .now).dispatchInterval)
    }
    self.context = context
  }

  /// Lets out the held answers that are due.
  private func ring() {
    alarmTime = nil
    guard var context = context.take() else { return }
    defer { giveBack(context) }
    context.begin()
    // Those that are held anew meanwhile are due later.
    while let held = context.held.take(at: context.now) { goOn(with: held, &context) }
    startWorks(&context)
    comeBack(context)
  }

  private func goOn(with held: HeldAnswer, _ context: inout LoopContext) {
    // The client may be gone, and another have its descriptor.
    let (connection, descriptor) = (held.connection, held.connection.descriptor)
    guard connections[descriptor] === connection else { return }
    if !connection.goOn(with: held, &context) { release(descriptor) }
  }

  /// Lets out all held answers, and holds none any longer.
  private func letOut() {
    guard var context = context.take() else { return }
    defer { giveBack(context) }
    context.begin()
    context.isDraining = true
    for held in context.held.takeAll() { goOn(with: held, &context) }
    startWorks(&context)
    comeBack(context)
  }

  // MARK: Deadlines

  private func startTicking() {
    timer?.schedule(
      deadline: .now() + limits.tick.dispatchInterval, repeating: limits.tick.dispatchInterval,
      leeway: .milliseconds(50))
  }

  private func tick() { sweep { $0.tick(&$1) } }

  /// Asks every connection whether it goes on, and releases those that do not.
  private func sweep(_ goesOn: (Connection, inout LoopContext) -> Bool) {
    guard var context = context.take() else { return }
    defer { giveBack(context) }
    context.begin()
    for (descriptor, connection) in connections where !goesOn(connection, &context) {
      release(descriptor)
    }
    startWorks(&context)
    comeBack(context)
  }

  // MARK: Drain

  /// Returns when every connection has ended, by itself or because `deadline` passed.
  func drain(within deadline: Duration) async {
    isDraining = true
    letOut()
    sweep { $0.drain(&$1) }
    guard !connections.isEmpty else { return }
    loop.queue.asyncAfter(deadline: .now() + deadline.dispatchInterval) {
      self.assumeIsolated { $0.sweep { _, _ in false } }
    }
    await withCheckedContinuation { drained.append($0) }
  }
}

extension Duration {
  /// The same for Dispatch, in whole nanoseconds, at most about 292 years.
  var dispatchInterval: DispatchTimeInterval {
    let (seconds, attoseconds) = components
    let (nanoseconds, overflow) = Int(clamping: seconds).multipliedReportingOverflow(by: 1_000_000_000)
    guard !overflow else { return .never }
    return .nanoseconds(nanoseconds.addingReportingOverflow(Int(attoseconds / 1_000_000_000)).partialValue)
  }
}
