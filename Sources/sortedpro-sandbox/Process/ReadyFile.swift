import Files
import HTTPCore
import Text

/// Tells whoever waits that requests are answered, and where.
struct ReadyFile: Sendable {
  let path: String
  /// Every address, one a line, the base URL first.
  let baseURLs: [String]

  private var content: [UInt8] { Array(baseURLs.map { OneLine.escaped($0) + "\n" }.joined().utf8) }

  /// Writes it whole or not at all; one that an earlier run left behind is replaced.
  func write() throws(Failure) {
    do {
      try WholeFile.replace(path, with: content)
    } catch {
      throw Failure(.environment, ["\(Setting.readyFile.flag): '\(path)' cannot be written: \(error.reason)"])
    }
  }

  /// Takes it away, unless another server has written its own there since.
  func remove() {
    guard let found = try? WholeFile.read(path, atMost: 4096), found == content else { return }
    WholeFile.remove(path)
  }
}

extension ReadyFile {
  /// Removes the one that an earlier run has left behind, unless the server that it names is there and well.
  ///
  /// - Parameters:
  ///   - words: the command line, understood or not.
  ///   - environment: its variables; they and a config file name the path, too.
  static func removeStale(_ words: [String], environment: [String: String]) {
    func given(_ setting: Setting) -> String? {
      for (place, word) in words.enumerated().reversed() {
        if word.hasPrefix(setting.flag + "=") { return String(word.dropFirst(setting.flag.count + 1)) }
        if word == setting.flag, place + 1 < words.count { return words[place + 1] }
      }
      return (environment[setting.variable]?.withoutTrailingSpace).flatMap { $0.isEmpty ? nil : $0 }
    }
    let path = given(.readyFile) ?? given(.config).flatMap(named(inConfig:))
    guard let path, !path.isEmpty, !path.utf8.contains(0) else { return }
    if let endpoint = endpoint(in: path),
      (try? HealthProbe.ask(endpoint.reachableAddress, port: endpoint.port, patience: HealthProbe.patience)) != nil
    {
      return
    }
    WholeFile.remove(path)
  }

  /// What a config file names. Nothing waits for a pipe here, nor can it be read twice.
  private static func named(inConfig path: String) -> String? {
    guard FileStatus(path)?.kind == .regular else { return nil }
    return ConfigFile.read(path).given[.readyFile]?.text
  }

  /// The server that a ready file names in its first line; nil when there is no such file, or something else stands in it.
  static func endpoint(in path: String) -> Endpoint? {
    let scheme = "http://"
    guard let bytes = try? WholeFile.read(path, atMost: 4096) else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.hasPrefix(scheme), let end = text.firstIndex(of: "\n"),
      let authority = HostAndPort(text[..<end].dropFirst(scheme.count)), let port = authority.port
    else { return nil }
    return Endpoint(address: authority.host, port: port)
  }
}
