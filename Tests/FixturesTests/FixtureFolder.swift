import Foundation

/// A folder of fixture files that is gone after the test.
final class FixtureFolder {
  let url: URL

  /// - Parameter files: texts by file name.
  /// - Throws: what the file system says.
  init(_ files: [String: String] = [:]) throws {
    url = FileManager.default.temporaryDirectory.appending(path: "fixtures-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, text) in files { try write(Data(text.utf8), as: name) }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ data: Data, as name: String) throws { try data.write(to: url.appending(path: name)) }

  /// The path of the folder, or of a file in it.
  func path(_ name: String? = nil) -> String { name.map { url.appending(path: $0).path } ?? url.path }
}
