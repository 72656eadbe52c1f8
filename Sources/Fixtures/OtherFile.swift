/// What a file is that is no JSON, where that can be told.
package enum OtherFile {
  case empty
  case yaml

  /// - Parameter bytes: of a file that could not be read as JSON.
  package init?(_ bytes: [UInt8]) {
    let lines = bytes.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }).map { line in
      line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    }.filter { !$0.isEmpty }
    let written = lines.first { $0.first != UInt8(ascii: "#") }
    guard let written else {
      self = .empty
      return
    }
    guard Self.isYAML(written) else { return nil }
    self = .yaml
  }

  package var problem: String {
    switch self {
    case .empty: "this file is empty"
    case .yaml: "this is YAML, not JSON"
    }
  }

  /// - Parameter example: what a small file of the kind that is read may be.
  /// - Returns: what to write in its place.
  func cure(_ example: String) -> String {
    switch self {
    case .empty: "a JSON object or list is expected, as \(example)"
    case .yaml: "only JSON is read: write it as an object or a list, as \(example)"
    }
  }

  /// Whether a line is a document's mark, an entry of a list, or a name with a colon.
  private static func isYAML(_ line: ArraySlice<UInt8>) -> Bool {
    if line.starts(with: "---".utf8) || line.starts(with: "- ".utf8) { return true }
    let name = line.prefix { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F
        || byte == 0x2D
    }
    return !name.isEmpty && line.dropFirst(name.count).first == UInt8(ascii: ":")
  }
}
