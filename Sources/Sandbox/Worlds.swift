import Synchronization

/// Every world of the process, one per API key, behind one lock. Nothing is encoded while it is held.
///
/// A world is made from the template on first use; beyond `maxWorlds` the least recently used goes first, and is counted.
package final class Worlds: Sendable {
  private struct Slot {
    var world: World
    var lastUse: UInt64
  }

  private struct State {
    var slots: [String: Slot] = [:]
    var uses: UInt64 = 0
    var evictions: UInt64 = 0
  }

  private let template: World
  private let maxWorlds: Int
  private let keys: KeyRing
  private let state = Mutex(State())

  package init(template: World, maxWorlds: Int = 10_000, keys: KeyRing = .anyNonEmptyKey) {
    self.template = template
    self.maxWorlds = max(1, maxWorlds)
    self.keys = keys
  }

  /// The name of the world that a key opens; nil when the key is not let in.
  package func admits(_ key: String) -> String? { keys.world(of: key) }

  /// Runs `body` alone in the world of this name, at the world's own time.
  ///
  /// - Note: keep it short: every other caller waits.
  package func visit<Result: Sendable>(_ name: String, _ body: (inout World) -> Result) -> Result {
    let (result, _) = state.withLock { state -> (Result, World?) in
      state.uses += 1
      let use = state.uses
      if let index = state.slots.index(forKey: name) {
        return (Self.enter(&state.slots.values[index], use: use, body), nil)
      }
      let evicted = makeRoom(in: &state)
      return (
        Self.enter(&state.slots[name, default: Slot(world: template, lastUse: use)], use: use, body), evicted
      )
    }
    return result
  }

  /// The id of the next request in the world of this name.
  package func nextRequestIdentifier(in name: String) -> String { visit(name) { $0.nextRequestIdentifier() } }

  /// Puts a world back to its fixtures: references, numbers and ids begin again. O(1).
  package func reset(_ name: String) {
    // The old world is let go outside the lock: a large one takes a while.
    _ = state.withLock { $0.slots.removeValue(forKey: name)?.world }
  }

  package func resetAll() {
    _ = state.withLock { state in
      let worlds = state.slots.mapValues(\.world)
      state.slots.removeAll()
      return worlds
    }
  }

  /// How many worlds have been entered and still stand.
  package var count: Int { state.withLock { $0.slots.count } }

  /// How many worlds had to go to make room for others.
  package var evictions: UInt64 { state.withLock { $0.evictions } }

  private static func enter<Result>(_ slot: inout Slot, use: UInt64, _ body: (inout World) -> Result) -> Result {
    slot.lastUse = use
    slot.world.catchUp()
    return body(&slot.world)
  }

  /// - Returns: the world that had to go, to be let go outside the lock.
  private func makeRoom(in state: inout State) -> World? {
    guard state.slots.count >= maxWorlds else { return nil }
    // Linear, but only when a new key arrives at a full house.
    guard let oldest = state.slots.min(by: { $0.value.lastUse < $1.value.lastUse })?.key else { return nil }
    state.evictions += 1
    return state.slots.removeValue(forKey: oldest)?.world
  }
}
