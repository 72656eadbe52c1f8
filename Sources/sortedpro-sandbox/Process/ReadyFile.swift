import ControlAPI

/// Tells whoever waits that requests are answered, and where.
struct ReadyFile: Sendable {
  let path: String
  let baseURL: String

  private var content: [UInt8] { Array((baseURL + "\n").utf8) }

  /// Writes it whole or not at all; one that an earlier run left behind is replaced.
  func write() throws(Failure) {
    do {
      try SmallFile.replace(path, with: content)
    } catch {
      throw Failure(.environment, ["\(Setting.readyFile.flag): '\(path)' cannot be written: \(error.reason)"])
    }
  }

  /// Takes it away, unless another server has written its own there since.
  func remove() {
    guard let found = try? SmallFile.read(path, atMost: 4096), found == content else { return }
    SmallFile.remove(path)
  }
}

extension ReadyFile {
  /// The server that a ready file names; nil when there is no such file, or something else stands in it.
  static func endpoint(in path: String) -> Endpoint? {
    let scheme = "http://"
    guard let bytes = try? SmallFile.read(path, atMost: 4096) else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.hasPrefix(scheme), text.hasSuffix("\n"),
      let authority = Authority(text.dropFirst(scheme.count).dropLast()), let port = authority.port
    else { return nil }
    return Endpoint(address: authority.host, port: port)
  }
}
