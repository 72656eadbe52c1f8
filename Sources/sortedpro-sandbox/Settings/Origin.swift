/// Where a setting's value was given.
enum Origin: Sendable, Equatable {
  case flag(Setting)
  case variable(Setting)
  case file(path: String, key: String)
}

extension Origin: CustomStringConvertible {
  /// How a user finds the place: `--port`, `SANDBOX_PORT`, `sandbox.json: port`.
  var description: String {
    switch self {
    case .flag(let setting): setting.flag
    case .variable(let setting): setting.variable
    case .file(let path, let key): "\(path): \(key)"
    }
  }
}
