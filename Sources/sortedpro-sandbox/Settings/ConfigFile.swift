import FoundationEssentials

/// The JSON file behind `--config`: one object whose members are settings.
struct ConfigFile {
  var given: [Setting: Settings.Given] = [:]
  var mistakes: [SettingMistake] = []

  /// Reads a file of at most 1 MiB; paths in it are relative to the working directory, as on the command line.
  static func read(_ path: String) -> ConfigFile {
    var file = ConfigFile()
    let bytes: [UInt8]
    do {
      bytes = try SmallFile.read(path, atMost: 1 << 20)
    } catch {
      file.mistakes = [.unreadableFile(path: path, reason: error.reason)]
      return file
    }
    let members: [String: Member]
    do {
      members = try JSONDecoder().decode([String: Member].self, from: Data(bytes))
    } catch DecodingError.typeMismatch {
      file.mistakes = [.notJSON(path: path, reason: "is not one JSON object")]
      return file
    } catch {
      file.mistakes = [.notJSON(path: path, reason: "is not JSON")]
      return file
    }
    // A dictionary has no order of its own, and a user's list of mistakes must not change from run to run.
    for (key, member) in members.sorted(by: { $0.key < $1.key }) { file.take(key, member, path: path) }
    return file
  }

  private mutating func take(_ key: String, _ member: Member, path: String) {
    guard let setting = Setting(rawValue: key), setting.key != nil else {
      mistakes.append(.unknownKey(key, path: path, nearest: .nearest(toKey: key)))
      return
    }
    let origin = Origin.file(path: path, key: key)
    switch (member, setting.row.listSeparator) {
    case (.nothing, _): break
    case (.text(let text), _): given[setting] = .init(text: text, origin: origin)
    case (.list(let parts), let separator?):
      given[setting] = .init(text: parts.joined(separator: separator), origin: origin)
    case (.list, nil):
      mistakes.append(.wrongKind("a list", at: origin, wanted: "a text or a number"))
    case (.flag(let isOn), _) where setting.row.isSwitch:
      given[setting] = .init(text: isOn ? "on" : "off", origin: origin)
    case (.flag, nil): mistakes.append(.wrongKind("true or false", at: origin, wanted: "a text or a number"))
    case (.flag, _?): mistakes.append(.wrongKind("true or false", at: origin, wanted: "a text or a list of texts"))
    case (.other(let kind), nil):
      mistakes.append(.wrongKind(kind, at: origin, wanted: "a text or a number"))
    case (.other(let kind), _?):
      mistakes.append(.wrongKind(kind, at: origin, wanted: "a text or a list of texts"))
    }
  }

  /// A member's value as the other two sources would have written it.
  private enum Member: Decodable {
    case nothing
    case text(String)
    case list([String])
    case flag(Bool)
    case other(String)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .nothing
      } else if let text = try? container.decode(String.self) {
        self = .text(text)
      } else if let isOn = try? container.decode(Bool.self) {
        self = .flag(isOn)
      } else if let number = try? container.decode(Decimal.self) {
        self = .text(number.description)
      } else if let list = try? container.decode([String].self) {
        self = .list(list)
      } else {
        self = .other("something else")
      }
    }
  }
}
