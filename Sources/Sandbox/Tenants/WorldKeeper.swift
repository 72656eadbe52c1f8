/// Keeps worlds outside the process. Every function is called with the name that is shown of a world, and off the locks of other worlds.
package struct WorldKeeper: Sendable {
  /// The world that is kept; nil when none is. From then on it belongs to this process.
  package let take: @Sendable (String) throws(HeldElsewhere) -> Snapshot?
  /// Keeps a world that this process will not use for now.
  package let putAway: @Sendable (String, Snapshot) -> Void
  /// Forgets a world.
  package let forget: @Sendable (String) -> Void
  /// Forgets every world but these, as far as they are nobody else's.
  package let forgetOthers: @Sendable (Set<String>) -> Void

  package init(
    take: @escaping @Sendable (String) throws(HeldElsewhere) -> Snapshot?,
    putAway: @escaping @Sendable (String, Snapshot) -> Void, forget: @escaping @Sendable (String) -> Void,
    forgetOthers: @escaping @Sendable (Set<String>) -> Void
  ) {
    self.take = take
    self.putAway = putAway
    self.forget = forget
    self.forgetOthers = forgetOthers
  }
}

/// A world belongs to another process, or cannot be reached.
package struct HeldElsewhere: Error, Equatable, Sendable {
  /// In plain English, without a full stop.
  package let reason: String

  package init(reason: String) { self.reason = reason }
}
