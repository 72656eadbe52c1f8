import Synchronization

/// The world that every tenant begins with, made when it is first asked for: a process that nobody uses need not have it.
package final class WorldTemplate: Sendable {
  private let make: @Sendable () -> World
  private let made = Mutex<World?>(nil)

  /// - Parameter make: called once at most.
  package init(_ make: @escaping @Sendable () -> World) { self.make = make }

  package var world: World {
    made.withLock { made in
      if let made { return made }
      var world = make()
      // What it holds is how every world begins, not what happened.
      _ = world.takeChanges()
      _ = world.takeStruckMagic()
      made = world
      return world
    }
  }
}
