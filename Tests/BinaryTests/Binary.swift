import Foundation

/// The program as a user meets it: a process with arguments, an environment, two streams and an exit code.
struct Binary {
  struct Outcome: Equatable, Sendable {
    var code: Int32
    var output: String
    var errors: String

    var errorLines: [String] { errors.split(separator: "\n").map(String.init) }
  }

  /// Stands beside the bundle of the tests.
  static var location: URL {
    get throws {
      try URL(filePath: FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        .deletingLastPathComponent().appending(path: "sortedpro-sandbox")
    }
  }

  /// Runs it to its end; its standard output may go to a file that is there, and a shell may set limits before.
  static func run(
    _ arguments: [String], environment: [String: String] = [:], in folder: Folder? = nil, outputTo file: String? = nil,
    limits: String? = nil
  ) async throws -> Outcome {
    let process = Process()
    process.executableURL = try location
    process.arguments = arguments
    if let limits {
      process.executableURL = URL(filePath: "/bin/sh")
      process.arguments = ["-c", "\(limits); exec \"$0\" \"$@\"", try location.path()] + arguments
    }
    process.environment = environment
    if let folder { process.currentDirectoryURL = folder.url }
    let output = Pipe()
    let errors = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    if let file { process.standardOutput = try FileHandle(forWritingTo: URL(filePath: file)) }
    process.standardError = errors
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      process.terminationHandler = { _ in continuation.resume() }
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
    // What these commands say fits into a pipe, so reading may wait for the end.
    if file != nil { try output.fileHandleForWriting.close() }
    let said = try output.fileHandleForReading.readToEnd() ?? Data()
    let complained = try errors.fileHandleForReading.readToEnd() ?? Data()
    // A death by signal is no exit code.
    return Outcome(
      code: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
      output: String(decoding: said, as: UTF8.self), errors: String(decoding: complained, as: UTF8.self))
  }
}

/// A folder of a test's own, gone when the test is.
final class Folder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "sortedpro-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appending(path: name).path(percentEncoded: false) }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try Data(text.utf8).write(to: url.appending(path: name))
    return path(name)
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: url.appending(path: name)), as: UTF8.self)
  }

  var names: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: path("")).sorted() } }
}
