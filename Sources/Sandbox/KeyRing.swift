/// Which keys are let in, and whose world each opens.
package enum KeyRing: Sendable, Equatable {
  /// Every key but the empty one, each with a world of its own.
  case anyNonEmptyKey
  /// Only these keys: key to name of the world.
  case named([String: String])

  /// The name of the key's world; nil when the key is not let in.
  package func world(of key: String) -> String? {
    switch self {
    case .anyNonEmptyKey: key.isEmpty ? nil : key
    case .named(let worlds): worlds[key]
    }
  }
}
