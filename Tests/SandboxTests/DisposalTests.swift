import Glibc
import Testing

@testable import Sandbox

@Suite struct DisposalTests {
  /// Tells on which thread it goes.
  private final class Probe: Sendable {
    private let tell: @Sendable (pthread_t) -> Void

    init(_ tell: @escaping @Sendable (pthread_t) -> Void) { self.tell = tell }

    deinit { tell(pthread_self()) }
  }

  @Test func `what is handed over goes on another thread`() async {
    for _ in 0..<100 {
      let isElsewhere = await withCheckedContinuation { continuation in
        let here = pthread_self()
        Disposal.letGo(Probe { continuation.resume(returning: pthread_equal($0, here) == 0) })
      }
      #expect(isElsewhere)
    }
  }
}
