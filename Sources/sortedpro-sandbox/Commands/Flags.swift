import ArgumentParser
import Hosting

/// A command whose flags are settings.
protocol TakesSettings {
  /// In the order of the help.
  static var settings: [Setting] { get }
}

/// The flags of a command, made from the rows of its settings. Values stay text here: all sources are checked in one place.
///
/// ArgumentParser looks for flags among the values that a mirror shows, and reads what it found by their names.
struct Flags<Command: TakesSettings>: ParsableArguments, CustomReflectable {
  private(set) var given: [Setting: String] = [:]

  init() {}

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Setting.self)
    for setting in Command.settings {
      switch setting.row.form {
      case .one: given[setting] = try container.decode(Option<String?>.self, forKey: setting).wrappedValue
      case .list(_, let separator):
        let parts = try container.decode(Option<[String]>.self, forKey: setting).wrappedValue
        given[setting] = parts.isEmpty ? nil : parts.joined(separator: separator)
      case .onOff:
        given[setting] = try container.decode(Flag<Bool?>.self, forKey: setting).wrappedValue.map { $0 ? "on" : "off" }
      }
    }
  }

  var customMirror: Mirror {
    Mirror(self, children: Command.settings.map { ($0.rawValue, $0.argument) })
  }
}

extension Setting {
  /// As ArgumentParser declares it.
  fileprivate var argument: Any {
    switch row.form {
    case .one(let value): Option<String?>(name: .customLong(longName), help: help(value))
    case .list(let value, _): Option<[String]>(wrappedValue: [], name: .customLong(longName), help: help(value))
    case .onOff: Flag<Bool?>(name: .customLong(longName), inversion: .prefixedNo, help: help(nil))
    }
  }

  private func help(_ valueName: String?) -> ArgumentHelp {
    let row = row
    let standard =
      switch row.standard {
      case .nothing: ""
      case .value(let text), .words(let text): " (default: \(text))"
      }
    return ArgumentHelp("\(row.meaning).\(standard)", valueName: valueName)
  }
}
