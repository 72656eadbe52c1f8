import Hosting
import Text

extension Settings {
  /// A value as it was written, and where.
  struct Given: Equatable {
    let text: String
    let origin: Origin
  }

  /// Puts the three sources together: a flag beats the environment, the environment beats the config file.
  ///
  /// Only what is `wanted` is checked: mistakes in settings that a command does not use are not its business.
  ///
  /// - Throws: every mistake in what is in force, and every unknown key of the config file.
  static func resolve(
    flags: [Setting: String], environment: [String: String], wanted: Set<Setting> = Set(Setting.allCases)
  ) throws(SettingProblems) -> Settings {
    var given: [Setting: Given] = [:]
    var mistakes: [SettingProblem] = []
    // Editors and `env` files of other systems leave blanks and line ends behind values.
    let variables = environment.mapValues(\.withoutTrailingSpace).filter { !$0.value.isEmpty }
    if let path = flags[.config] ?? variables[Setting.config.variable] {
      let file = ConfigFile.read(path)
      given = file.given
      mistakes = file.mistakes
    }
    for setting in Setting.allCases {
      if let text = flags[setting] {
        given[setting] = Given(text: text, origin: .flag(setting))
      } else if let text = variables[setting.variable], !isLinkedService(setting, text) {
        given[setting] = Given(text: text, origin: .variable(setting))
      }
    }
    var settings = Settings()
    for setting in Setting.allCases where wanted.contains(setting) {
      guard let given = given[setting] else { continue }
      do {
        try setting.row.take(&settings, given)
      } catch {
        mistakes.append(error)
      }
    }
    mistakes += settings.uselessTLS(given, wanted)
    guard mistakes.isEmpty else { throw SettingProblems(all: mistakes) }
    return settings
  }

  /// Variables that look like settings and are none, with what they may have meant.
  static func suspicions(in environment: [String: String]) -> [String] {
    let known = Set(Setting.allCases.map(\.variable))
    let unknown = environment.filter { !known.contains($0.key) && !LinkedService.hasSet($0.key, to: $0.value) }
    let slips = unknown.keys.compactMap { name in
      Setting.nearest(toVariable: name).map {
        "\(name) is no setting and has no effect; the nearest is \($0.variable)"
      }
    }
    let linked = Setting.allCases.filter { isLinkedService($0, environment[$0.variable] ?? "") }.map {
      "\($0.variable) is the address of a linked service and has no effect"
    }
    return (slips + linked).sorted()
  }

  /// Kubernetes and Docker links set `SANDBOX_PORT=tcp://10.0.0.1:8080` for a service that is called `sandbox`.
  private static func isLinkedService(_ setting: Setting, _ text: String) -> Bool {
    setting == .port && LinkedService.isAddress(text)
  }
}
