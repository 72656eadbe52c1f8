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

  static let refused = Corpus(folder: "Refused").cases
  static let accepted = Corpus(folder: "Accepted").cases
}

/// A folder of requests.
struct Corpus {
  private(set) var cases: [CorpusCase] = []
  /// The files whose names do not say what they are, and which would be passed over.
  private(set) var misnamed: [String] = []

  init(folder: String) {
    let folder = Bundle.module.bundleURL.appendingPathComponent(folder)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    for name in names.sorted() {
      switch (name as NSString).pathExtension {
      case "http":
        if let found = CorpusCase(folder.appendingPathComponent(name)) {
          cases.append(found)
        } else {
          misnamed.append(name)
        }
      case "expected" where names.contains((name as NSString).deletingPathExtension + ".http"): break
      default: if name != "README.md" { misnamed.append(name) }
      }
    }
  }
}

extension CorpusCase {
  /// Nil when the name does not say what comes back: `400-close what it is.http`.
  init?(_ file: URL) {
    let name = file.deletingPathExtension().lastPathComponent
    let marks = name.prefix { $0 != " " }.split(separator: "-", omittingEmptySubsequences: false)
    guard marks.count == 2, ["keep", "close"].contains(marks[1]), name.contains(" ") else { return nil }
    let statuses = marks[0].split(separator: "+", omittingEmptySubsequences: false).map(String.init)
    guard statuses.allSatisfy({ $0.count == 3 && Int($0) != nil }), let data = try? Data(contentsOf: file) else {
      return nil
    }
    let expected = try? String(
      contentsOf: file.deletingPathExtension().appendingPathExtension("expected"), encoding: .utf8)
    self.init(
      name: name, bytes: Array(data), statuses: statuses, survives: marks[1] == "keep",
      requests: expected.map { $0.split(separator: "\n").map(String.init) })
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
