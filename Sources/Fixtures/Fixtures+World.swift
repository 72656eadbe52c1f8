package import Sandbox

extension Fixtures {
  /// The world that every key begins with.
  ///
  /// - Parameters:
  ///   - clock: also decides when consignments that begin as `Allocated` were allocated.
  ///   - seed: of every reference, tracking number and id.
  /// - Returns: the world with every consignment in its state.
  /// - Throws: the consignments that cannot stand in their state at that time.
  package func world(clock: ClockSetting, seed: UInt64) throws(FixtureProblems) -> World {
    var world = World(catalog: catalog, clock: clock, seed: seed)
    var mistakes: [FixtureProblem] = []
    for consignment in consignments {
      let place = consignment.place
      for problem in world.load(consignment.request, reference: consignment.reference, state: consignment.state) {
        mistakes.append(
          FixtureProblem(file: place.file, path: "\(place.path).\(problem.path)", problem: problem.message))
      }
    }
    guard mistakes.isEmpty else { throw FixtureProblems(mistakes, warnings: warnings.all) }
    return world
  }

  /// The world that every key begins with when nobody gives fixtures: they stand in their states at any time.
  package static func builtInWorld(clock: ClockSetting, seed: UInt64) -> World {
    do {
      return try builtIn.world(clock: clock, seed: seed)
    } catch {
      // The tests make it at the ends of the calendar and before every public holiday, where a plan differs from week to week.
      fatalError("the built-in fixtures are broken: \(error)")  // a bug, never input
    }
  }
}
