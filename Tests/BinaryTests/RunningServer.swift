import Foundation
import Glibc
import Testing

/// A `serve` that has said its start line.
final class RunningServer: Sendable {
  let startLine: String
  let port: UInt16
  let process: ChildProcess

  /// Starts on a free port of one address, unless the arguments or variables name others.
  init(_ arguments: [String] = [], environment: [String: String] = [:]) async throws {
    process = try ChildProcess(
      ["serve", "--port=0"] + arguments, environment: ["SANDBOX_HOST": "127.0.0.1"].merging(environment) { $1 })
    startLine = await process.firstLine()
    let match = try #require(
      startLine.firstMatch(of: #/http://127\.0\.0\.1:(\d+) /#),
      "no start line but '\(startLine)', and on standard error: \(process.errors)")
    port = try #require(UInt16(match.1))
  }

  deinit { process.signal(SIGKILL) }

  func connect() throws -> Caller { try Caller(port: port) }

  /// One request on a connection of its own.
  func ask(_ request: String) throws -> String {
    let caller = try connect()
    caller.send(request)
    return caller.readToEnd()
  }
}

/// A process whose first line of output and whose end can be waited for.
final class ChildProcess: Sendable {
  private let process: Process
  private let output = Pipe()
  private let complaints = Pipe()
  private let ending: AsyncStream<Int32>

  init(
    _ arguments: [String], environment: [String: String] = [:], outputIsClosed: Bool = false
  ) throws {
    let process = Process()
    let (ending, continuation) = AsyncStream<Int32>.makeStream()
    process.executableURL = try Binary.location
    process.arguments = arguments
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = complaints
    process.terminationHandler = { process in
      // A death by signal is no exit code.
      continuation.yield(process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus)
      continuation.finish()
    }
    if outputIsClosed { try output.fileHandleForReading.close() }
    try process.run()
    self.process = process
    self.ending = ending
  }

  deinit { signal(SIGKILL) }

  /// The first line of standard output without its end, or less when the process ended before.
  func firstLine() async -> String {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread { [output] in
        var line: [UInt8] = []
        while let byte = try? output.fileHandleForReading.read(upToCount: 1)?.first, byte != UInt8(ascii: "\n") {
          line.append(byte)
        }
        continuation.resume(returning: String(decoding: line, as: UTF8.self))
      }
    }
  }

  /// Everything on standard error; to be asked when the process has ended.
  var errors: String {
    String(decoding: (try? complaints.fileHandleForReading.readToEnd()) ?? Data(), as: UTF8.self)
  }

  /// What else came on standard output; to be asked when the process has ended.
  var restOfOutput: String {
    String(decoding: (try? output.fileHandleForReading.readToEnd()) ?? Data(), as: UTF8.self)
  }

  /// The libraries and files that the process has mapped, as the kernel lists them.
  var maps: String {
    get throws { try String(contentsOfFile: "/proc/\(process.processIdentifier)/maps", encoding: .utf8) }
  }

  func signal(_ number: Int32) {
    if process.isRunning { kill(process.processIdentifier, number) }
  }

  /// The exit code; the number of the signal, negative, where one ended the process.
  func end() async -> Int32? {
    for await code in ending { return code }
    return nil
  }
}

/// A client's connection.
final class Caller: Sendable {
  private let socket: Int32

  init(port: UInt16) throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    address.sin_port = port.bigEndian
    let status = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        Glibc.connect(socket, pointer, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    try #require(status == 0, "nobody listens on port \(port)")
  }

  deinit { close(socket) }

  func send(_ text: String) {
    _ = Glibc.send(socket, text, text.utf8.count, Int32(MSG_NOSIGNAL))
  }

  /// Sends no more.
  func finish() { shutdown(socket, Int32(SHUT_WR)) }

  /// All that comes until the server hangs up.
  func readToEnd() -> String { read { _ in false } }

  /// All that comes until the text ends so.
  func read(to ending: String) -> String { read { $0.hasSuffix(ending) } }

  private func read(until isEnough: (String) -> Bool) -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while !isEnough(String(decoding: bytes, as: UTF8.self)) {
      let count = recv(socket, &buffer, buffer.count, 0)
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
