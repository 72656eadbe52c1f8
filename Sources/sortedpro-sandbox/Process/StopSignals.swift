import Dispatch
import Glibc
import Synchronization

/// SIGTERM and SIGINT: the first lets requests in flight finish, the second ends at once.
///
/// Signals that arrive while the server is still starting wait for ``run()``; as process 1 of a container they would be
/// lost otherwise.
final class StopSignals {
  private let sources: [any DispatchSourceSignal]

  /// - Parameters:
  ///   - patienceSeconds: when `drain` has not come back by then, the process ends all the same, with exit code 1.
  ///   - drain: what is to be done before the process ends with exit code 0.
  init(patienceSeconds: Int, drain: @escaping @Sendable () async -> Void) {
    let isStopping = Flag()
    sources = [SIGTERM, SIGINT].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .main)
      source.setEventHandler { @Sendable in
        guard isStopping.raise() else { _exit(128 + number) }
        DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(patienceSeconds)) {
          _exit(Failure.Kind.environment.rawValue)
        }
        Task {
          await drain()
          _exit(0)
        }
      }
      source.resume()
      return source
    }
  }

  /// Waits for signals until the process ends.
  func run() -> Never {
    withExtendedLifetime(sources) { dispatchMain() }
  }

  private final class Flag: Sendable {
    private let isRaised = Atomic(false)

    /// True for the first caller only.
    func raise() -> Bool {
      isRaised.compareExchange(expected: false, desired: true, ordering: .acquiringAndReleasing).exchanged
    }
  }
}
