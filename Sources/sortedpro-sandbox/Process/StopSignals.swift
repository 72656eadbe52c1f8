import Glibc

/// SIGTERM, SIGINT and SIGHUP: the first lets requests in flight finish, the second ends at once.
///
/// Until the server listens, one ends the process at once, whatever the start waits for. Then the signals are blocked in every
/// thread and fetched by the main one. A Dispatch source would be installed only some time after it was resumed, and a signal in
/// that gap is lost: a server stopped within milliseconds of its start line would stay. Blocked signals wait, also in process 1 of
/// a container, which has no default action for them.
struct StopSignals {
  private static let numbers = [SIGTERM, SIGINT, SIGHUP]

  private var set = sigset_t()

  /// A signal ends the process with 128 and its number from here on, also in process 1 of a container.
  init() {
    sigemptyset(&set)
    for number in Self.numbers {
      let before = signal(number) { _exit(128 + $0) }
      // Shells start background jobs with SIGINT ignored, which nobody asked for; with `nohup` somebody did.
      if number == SIGHUP, Self.isIgnored(before) {
        signal(number, SIG_IGN)
      } else {
        sigaddset(&set, number)
      }
    }
    // Whoever started the process may have held them back, as Dispatch's threads do.
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
  }

  private static func isIgnored(_ handler: (@convention(c) (Int32) -> Void)?) -> Bool {
    unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  /// Holds back signals from here on. To be called before there is a second thread, since threads inherit what is blocked.
  func hold() {
    var set = set
    pthread_sigmask(SIG_BLOCK, &set, nil)
  }

  /// Waits for signals until the process ends: with exit code 0 after `drain`, with 128 and the signal's number at the second
  /// signal, with 1 when `drain` has not come back within `patience`.
  func run(patience: Duration, drain: @escaping @Sendable () async -> Void) -> Never {
    var set = set
    _ = next(of: &set, within: nil)
    // Nothing of the server's is buffered, and other threads are still at work: no exit handlers.
    Task {
      await drain()
      _exit(0)
    }
    guard let number = next(of: &set, within: patience) else { _exit(Failure.Kind.environment.rawValue) }
    _exit(128 + number)
  }

  /// The next signal; nil when none came in time.
  private func next(of set: inout sigset_t, within patience: Duration?) -> Int32? {
    var limit = timespec()
    limit.tv_sec = patience.map { Int($0.components.seconds) } ?? 0
    while true {
      let number = patience == nil ? sigwaitinfo(&set, nil) : sigtimedwait(&set, nil, &limit)
      if number > 0 { return number }
      // A debugger or a stop and a continue interrupt the wait.
      if errno == EAGAIN { return nil }
    }
  }
}
