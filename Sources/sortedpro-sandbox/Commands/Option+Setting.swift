import ArgumentParser

extension Option where Value == String? {
  /// The flag of a setting. Its value stays text here: all sources are checked in one place.
  init(_ setting: Setting) {
    let standard = setting.defaultText.map { " (default: \($0))" } ?? ""
    self.init(
      name: .customLong(setting.longName),
      help: ArgumentHelp("\(setting.meaning).\(standard)", valueName: setting.valueName))
  }
}
