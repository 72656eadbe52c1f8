/// What the control surface does to worlds, without knowing what is in them.
package struct Tenants: Sendable {
  /// The name of the world that a key opens; nil when the key is not let in.
  package let admits: @Sendable (_ key: String) -> String?
  /// Puts the world of this name back to its fixtures.
  package let reset: @Sendable (_ name: String) -> Void
  package let resetAll: @Sendable () -> Void
  /// How many worlds stand.
  package let count: @Sendable () -> Int

  package init(
    admits: @escaping @Sendable (_ key: String) -> String?, reset: @escaping @Sendable (_ name: String) -> Void,
    resetAll: @escaping @Sendable () -> Void, count: @escaping @Sendable () -> Int
  ) {
    self.admits = admits
    self.reset = reset
    self.resetAll = resetAll
    self.count = count
  }
}
