import Synchronization

/// Request ids of the control surface: a count, so that they differ from each other and from every world's.
final class ControlIdentifiers: Sendable {
  private let count = Atomic<UInt64>(0)

  /// `control-1`, `control-2`, …
  func next() -> String {
    "control-\(count.wrappingAdd(1, ordering: .relaxed).newValue)"
  }
}
