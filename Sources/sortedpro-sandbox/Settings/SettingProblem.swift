/// What is wrong with one setting. Cases hold facts; the line that a user reads is made below.
enum SettingProblem: Error, Equatable {
  /// A value that is shown again, and what would do.
  case notAllowed(String, at: Origin, because: String)
  /// The same for a secret, which is not shown again.
  case secretNotAllowed(at: Origin, because: String)
  case unreadableFile(path: String, reason: String)
  case notJSON(path: String, reason: String)
  case unknownKey(String, path: String, nearest: Setting)
  case wrongKind(String, at: Origin, wanted: String)
}

extension SettingProblem: CustomStringConvertible {
  var description: String {
    switch self {
    case .notAllowed(let value, let origin, let reason): "\(origin): '\(value)' \(reason)"
    case .secretNotAllowed(let origin, let reason): "\(origin): \(reason)"
    case .unreadableFile(let path, let reason): "\(path): cannot be read: \(reason)"
    case .notJSON(let path, let reason): "\(path): \(reason)"
    case .unknownKey(let key, let path, let nearest):
      "\(path): unknown key '\(key)'; the nearest known one is '\(nearest.rawValue)'"
    case .wrongKind(let kind, let origin, let wanted): "\(origin): \(kind) stands where \(wanted) belongs"
    }
  }
}

/// Every mistake that was found, in the order of the settings.
struct SettingProblems: Error, Equatable {
  let all: [SettingProblem]
}
