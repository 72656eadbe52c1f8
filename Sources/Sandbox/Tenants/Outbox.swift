package import Journal
import Synchronization

/// What happened in one world and is still to be told outside of it.
package final class Outbox: Sendable {
  private struct State {
    /// As it was when something last happened.
    var world: World?
    var touched: [String] = []
  }

  /// What had happened by then is told to nobody.
  private let beginning: World
  private let state = Mutex(State())
  /// The events that were told, by consignment.
  private let told = Mutex<[String: Set<String>]>([:])

  init(beginning: World) {
    var world = beginning
    world.clock = .frozen(world.now)
    self.beginning = world
  }

  /// Takes note of what happened. O(1) for each change.
  @usableFromInline
  package func note(_ changes: [StateChange], in world: inout World) {
    let others = world.takeHappened()
    guard !changes.isEmpty || !others.isEmpty else { return }
    state.withLock { state in
      state.world = world
      state.touched += changes.map(\.consignment)
      state.touched += others
    }
  }

  @usableFromInline package var isEmpty: Bool { state.withLock { $0.touched.isEmpty } }

  /// What happened since this was last asked, the earliest of each consignment first.
  ///
  /// Costs time with the history of the world.
  package func take() -> [PastEvent] {
    let (world, touched) = state.withLock { state in
      defer { state = State() }
      return (state.world, state.touched)
    }
    guard let world else { return [] }
    return told.withLock { told in
      var seen: Set<String> = []
      return touched.filter { seen.insert($0).inserted }.flatMap { reference -> [PastEvent] in
        var known = told[reference] ?? Set(beginning.pastEvents(of: reference)?.map(\.id) ?? [])
        let news = (world.pastEvents(of: reference) ?? []).filter { known.insert($0.id).inserted }
        told[reference] = known
        return news
      }
    }
  }
}
