import Foundation
import SortedPROSandbox
import Testing

@Suite struct SecureServerTests {
  private static func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "authority-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  private static func options(_ tls: SandboxServer.Options.TLS) -> SandboxServer.Options {
    var options = SandboxServer.Options.june
    options.tls = tls
    return options
  }

  /// A client that trusts the authority in a file and no other, as URLSession can not be told to on Linux.
  private static func allocate(in world: SandboxWorld, trusting file: URL) async throws -> (exit: Int32, status: String)
  {
    let (curl, output) = (Process(), Pipe())
    curl.executableURL = URL(filePath: "/usr/bin/env")
    curl.arguments = [
      "curl", "-sS", "--noproxy", "*", "--max-time", "600", "--cacert", file.path, "-o", "/dev/null", "-w",
      "%{http_code}", "-X", "PUT", "-H", "\(SandboxWorld.keyField): \(world.key)", "-H",
      "Content-Type: application/json", "-d", #"{"ConsignmentReferences":["EC-000-05B-MMA"]}"#,
      world.baseURL.appending(path: "allocation/allocate").absoluteString,
    ]
    curl.standardOutput = output
    curl.standardError = FileHandle.nullDevice
    try await withCheckedThrowingContinuation { (ended: CheckedContinuation<Void, any Error>) in
      curl.terminationHandler = { _ in ended.resume() }
      do { try curl.run() } catch { ended.resume(throwing: error) }
    }
    return (
      curl.terminationStatus, String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    )
  }

  @Test func `a client that trusts the server's authority is answered over HTTPS, and no other`() async throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try await SandboxServer.running(Self.options(.ownAuthority)) { server in
      #expect(server.baseURL.scheme == "https")
      #expect(server.plainBaseURL.scheme == "http")
      let file = folder.appending(path: "authority.crt")
      try Data(try #require(server.authority).utf8).write(to: file)
      let world = server.freshWorld()
      #expect(try await Self.allocate(in: world, trusting: file) == (0, "200"))
      #expect(try world.requests().count == 1)
      try await SandboxServer.running(Self.options(.ownAuthority)) { other in
        // 60: the certificate is not trusted.
        let answer = try await Self.allocate(in: other.freshWorld(), trusting: file)
        #expect(answer == (60, "000"))
      }
    }
  }

  @Test func `an authority in a folder is the same at each start`() async throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    var seen: Set<String?> = []
    for _ in 0..<2 {
      seen.insert(
        try await SandboxServer.running(Self.options(.authority(folder: folder.path))) { server in server.authority })
    }
    let file = try String(contentsOf: folder.appending(path: "authority.crt"), encoding: .utf8)
    #expect(seen == [file])
  }

  @Test func `one that is made for a server is nobody else's`() async throws {
    var seen: Set<String?> = []
    for _ in 0..<2 {
      seen.insert(try await SandboxServer.running(Self.options(.ownAuthority)) { server in server.authority })
    }
    #expect(seen.count == 2)
    let plain = try await SandboxServer.running { server in
      #expect(server.baseURL == server.plainBaseURL)
      return server.authority
    }
    #expect(plain == nil)
  }

  @Test func `what cannot be served with is a reason why it does not start`() async throws {
    let failure = await #expect(throws: SandboxServer.StartFailure.self) {
      try await SandboxServer.start(Self.options(.certificate(file: "/nowhere.pem", key: "/nowhere.key")))
    }
    #expect(failure?.reasons == ["tls: '/nowhere.pem' cannot be read: no such file or directory"])
    var options = Self.options(.ownAuthority)
    options.tlsNames = ["shop.test", "no name", "-"]
    let names = await #expect(throws: SandboxServer.StartFailure.self) { try await SandboxServer.start(options) }
    #expect(
      names?.reasons == [
        "tlsNames: 'no name' is neither a host name nor an address",
        "tlsNames: '-' is neither a host name nor an address",
      ])
  }
}
