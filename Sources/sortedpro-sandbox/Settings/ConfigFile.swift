import Files
import Fixtures
import Hosting
import Wire

/// The JSON file behind `--config`: one object whose members are settings.
struct ConfigFile {
  var given: [Setting: Settings.Given] = [:]
  var mistakes: [SettingProblem] = []

  /// Reads a file of at most 1 MiB; paths in it are relative to the working directory, as on the command line.
  static func read(_ path: String) -> ConfigFile {
    var file = ConfigFile()
    let tree: JSONNode
    var bytes: [UInt8] = []
    do {
      bytes = try WholeFile.read(path, atMost: 1 << 20)
      tree = try JSONNode(parsing: bytes)
    } catch let failure as SystemFailure {
      file.mistakes = [.unreadableFile(path: path, reason: failure.reason)]
      return file
    } catch {
      file.mistakes = [.notJSON(path: path, reason: OtherFile(bytes)?.problem ?? "is not JSON")]
      return file
    }
    guard case .object = tree.value else {
      file.mistakes = [.notJSON(path: path, reason: "is not one JSON object")]
      return file
    }
    for member in tree.members { file.take(member.name, member.value, path: path) }
    return file
  }

  private mutating func take(_ key: String, _ value: JSONNode, path: String) {
    guard let setting = Setting(rawValue: key), setting.key != nil else {
      mistakes.append(.unknownKey(key, path: path, nearest: .nearest(toKey: key)))
      return
    }
    let row = setting.row
    let origin = Origin.file(path: path, key: key)
    let wanted = row.listSeparator == nil ? "a text or a number" : "a text or a list of texts"
    switch value.value {
    case .null: break
    case .string(let text), .number(let text): given[setting] = .init(text: text, origin: origin)
    case .boolean(let isOn) where row.isSwitch: given[setting] = .init(text: isOn ? "on" : "off", origin: origin)
    case .boolean: mistakes.append(.wrongKind("true or false", at: origin, wanted: wanted))
    case .list:
      if let separator = row.listSeparator, let parts = Self.texts(value) {
        given[setting] = .init(text: parts.joined(separator: separator), origin: origin)
      } else {
        mistakes.append(.wrongKind("a list", at: origin, wanted: wanted))
      }
    case .object: mistakes.append(.wrongKind("an object", at: origin, wanted: wanted))
    }
  }

  /// The elements of a list, if each is a text.
  private static func texts(_ list: JSONNode) -> [String]? {
    var texts: [String] = []
    for element in list.elements {
      guard case .string(let text) = element.value else { return nil }
      texts.append(text)
    }
    return texts
  }
}
