/// Which keys are let in, and whose world each opens.
package enum KeyRing: Sendable, Equatable {
  /// Every key but the empty one, each with a world of its own.
  case anyNonEmptyKey
  /// Only these keys: key to name of the tenant.
  case named([String: String])

  /// Every world that has a name of its own.
  var ownNames: Set<String> {
    switch self {
    case .anyNonEmptyKey: []
    case .named(let names): Set(names.values)
    }
  }

  /// Whether a world is called like the key that opens it.
  var namesAreKeys: Bool { self == .anyNonEmptyKey }

  /// The name of the tenant whom a request's key opens; an empty field counts as absent, so that the query may still name the key.
  func name(keyField: String?, keyParameter: @autoclosure () -> String?) throws(KeyFailure) -> String {
    let field = keyField.flatMap { $0.isEmpty ? nil : $0 }
    guard let key = field ?? keyParameter(), !key.isEmpty else { throw .missing }
    switch self {
    case .anyNonEmptyKey: return key
    case .named(let names):
      // Byte for byte: the dictionary takes texts that look the same for the same.
      guard let place = names.index(forKey: key), ExactText(names[place].key) == ExactText(key) else { throw .unknown }
      return names[place].value
    }
  }
}

/// Why a request has no tenant.
package enum KeyFailure: Error, Equatable {
  case missing
  case unknown
}
