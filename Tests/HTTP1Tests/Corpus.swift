import Foundation
import HTTPCore
import Testing

/// A request kept as a file; see Refused/README.md.
struct CorpusCase: CustomTestStringConvertible, Sendable {
  let name: String
  let bytes: [UInt8]
  let statuses: [String]
  let survives: Bool
  /// The requests that the responder is to see, where the case lists them.
  let requests: [String]?

  var testDescription: String { name }

  static let refused = load("Refused")
  static let accepted = load("Accepted")

  private static func load(_ folder: String) -> [CorpusCase] {
    let folder = Bundle.module.bundleURL.appendingPathComponent(folder)
    let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    let urls = (files ?? []).filter { $0.pathExtension == "http" }
    return urls.sorted { $0.lastPathComponent < $1.lastPathComponent }.compactMap { url in
      let name = url.deletingPathExtension().lastPathComponent
      let marks = name.prefix { $0 != " " }.split(separator: "-")
      guard marks.count == 2, let data = try? Data(contentsOf: url) else { return nil }
      let expected = try? String(
        contentsOf: url.deletingPathExtension().appendingPathExtension("expected"), encoding: .utf8)
      return CorpusCase(
        name: name, bytes: Array(data), statuses: marks[0].split(separator: "+").map(String.init),
        survives: marks[1] == "keep", requests: expected.map { $0.split(separator: "\n").map(String.init) })
    }
  }
}

extension Limits {
  /// Small enough that no file of the corpus is long.
  static var corpus: Limits {
    var limits = Limits(body: 100)
    limits.requestLine = 128
    limits.fieldCount = 10
    limits.fieldBytes = 512
    limits.unreadBody = 300
    return limits
  }
}
