import FoundationEssentials
import Hosting

/// The variables that the process was started with.
enum ProcessEnvironment {
  static var variables: [String: String] { ProcessInfo.processInfo.environment }
}

extension Settings {
  /// The settings that the process runs under, or the failure that ends it.
  static func inForce(
    flags: [Setting: String], environment: [String: String], wanted: Set<Setting> = Set(Setting.allCases)
  ) throws(Failure) -> Settings {
    do {
      return try resolve(flags: flags, environment: environment, wanted: wanted)
    } catch {
      throw Failure(error)
    }
  }
}
