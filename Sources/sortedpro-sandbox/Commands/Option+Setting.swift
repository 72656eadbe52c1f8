import ArgumentParser

extension Setting {
  /// What the help says about the flag.
  var help: ArgumentHelp {
    let standard = defaultText.map { " (default: \($0))" } ?? ""
    return ArgumentHelp("\(meaning).\(standard)", valueName: valueName)
  }

  /// The values of a flag that may be repeated, as the other sources write them; nil when there is none.
  func joined(_ values: [String]) -> String? {
    values.isEmpty ? nil : values.joined(separator: listSeparator ?? "")
  }
}

extension Option where Value == String? {
  /// The flag of a setting. Its value stays text here: all sources are checked in one place.
  init(_ setting: Setting) {
    self.init(name: .customLong(setting.longName), help: setting.help)
  }
}

extension Option where Value == [String] {
  /// The flag of a setting that may be repeated.
  init(wrappedValue: [String], _ setting: Setting) {
    self.init(wrappedValue: wrappedValue, name: .customLong(setting.longName), help: setting.help)
  }
}

extension Flag where Value == Bool? {
  /// The two flags of a setting that is on or off: `--tls` and `--no-tls`.
  init(_ setting: Setting) {
    self.init(name: .customLong(setting.longName), inversion: .prefixedNo, help: setting.help)
  }
}
