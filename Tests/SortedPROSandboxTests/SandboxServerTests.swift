import Foundation
import Glibc
import SortedPROSandbox
import Synchronization
import Testing

@Suite struct SandboxServerTests {
  @Test func `a client finds it at its base URL`() async throws {
    try await SandboxServer.running(.june) { server in
      #expect(server.baseURL.absoluteString.hasPrefix("http://127.0.0.1:"))
      let answer = try await Client(world: server.world("a key")).allocate("EC-000-05B-MMA")
      #expect(answer.status == 200)
      #expect(
        answer.text.contains(
          "Consignment EC-000-05B-MMA has been successfully allocated with Carrier X Next Day Super "
            + "for shipping on 14/06/2019 17:00:00 +00:00"))
    }
  }

  @Test func `many in one process know nothing of each other`() async throws {
    let servers = [try await SandboxServer.start(.june), try await .start(.june), try await .start(.june)]
    #expect(Set(servers.map(\.baseURL)).count == 3)
    _ = try await Client(world: servers[1].world("same")).allocate("EC-000-05B-MMA")
    let states = try servers.map { try $0.world("same").consignment("EC-000-05B-MMA")?.state }
    #expect(states == ["Unallocated", "Allocated", "Unallocated"])
    for server in servers { await server.stop() }
  }

  @Test func `fresh worlds have keys of their own`() async throws {
    try await SandboxServer.running { server in
      let keys = (0..<10).map { _ in server.freshWorld().key }
      #expect(Set(keys).count == keys.count)
    }
  }

  @Test func `nobody is answered behind its scope, nor where the scope throws`() async throws {
    struct Stop: Error {}
    let first = try await SandboxServer.running { try await Kept($0) }
    #expect(await !first.isAnswered)
    let second = Mutex<Kept?>(nil)
    await #expect(throws: Stop.self) {
      try await SandboxServer.running { server in
        let kept = try await Kept(server)
        second.withLock { $0 = kept }
        throw Stop()
      }
    }
    let last = try #require(second.withLock { $0 })
    #expect(await !last.isAnswered)
  }

  @Test func `it ends when nobody holds it or one of its worlds`() async throws {
    var server: SandboxServer? = try await .start()
    var world = server?.freshWorld()
    let port = try #require(server?.baseURL.port)
    server = nil
    let connection = try #require(Self.connect(port))
    _ = try world?.clock.report()
    world = nil
    // The end of the connection is waited for on a thread of its own: the end of the server may want this one.
    let end = await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        var byte: UInt8 = 0
        continuation.resume(returning: read(connection, &byte, 1))
      }
    }
    #expect(end <= 0)
    close(connection)
  }

  @Test func `stopping twice does nothing more`() async throws {
    let server = try await SandboxServer.start()
    let kept = try await Kept(server)
    await server.stop()
    await server.stop()
    #expect(await !kept.isAnswered)
  }

  // MARK: What is refused

  @Test func `every mistake of the fixtures is a reason why it does not start`() async throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "fixtures-\(UUID()).json").path
    try Data(#"{"catalog":{"carriers":[{"name":1}]},"consignments":7}"#.utf8).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let failure = await #expect(throws: SandboxServer.StartFailure.self) {
      try await SandboxServer.start(.init(fixtures: path))
    }
    #expect(failure?.reasons.isEmpty == false)
    #expect(failure?.reasons.allSatisfy { !$0.isEmpty } == true)
  }

  @Test(arguments: [
    (SandboxServer.Options(clock: "soon"), "clock: 'soon' is not a date-time, yyyy-MM-ddTHH:mm:ss"),
    (option { $0.maxWorlds = 0 }, "maxWorlds: 0 is no number of worlds, from 1 on"),
    (option { $0.trackingTrouble = 1.5 }, "trackingTrouble: 1.5 is no share, from 0 to 1"),
  ])
  func `an option that cannot be is one too`(options: SandboxServer.Options, reason: String) async throws {
    let failure = await #expect(throws: SandboxServer.StartFailure.self) { try await SandboxServer.start(options) }
    #expect(failure?.reasons == [reason])
  }

  @Test func `a port that is taken is one, and names it`() async throws {
    try await SandboxServer.running { server in
      var options = SandboxServer.Options()
      options.port = UInt16(try #require(server.baseURL.port))
      let failure = await #expect(throws: SandboxServer.StartFailure.self) { try await SandboxServer.start(options) }
      #expect(failure?.description.contains("127.0.0.1:\(options.port)") == true)
    }
  }

  private static func option(_ change: (inout SandboxServer.Options) -> Void) -> SandboxServer.Options {
    var options = SandboxServer.Options()
    change(&options)
    return options
  }

  /// A consignment that one server alone knows: its port may be another test's by the time that it has stopped.
  private struct Kept {
    let client: Client
    let reference: String

    init(_ server: SandboxServer) async throws {
      client = Client(world: server.freshWorld())
      reference = try await client.create("Kept")
      #expect(await isAnswered)
    }

    var isAnswered: Bool {
      get async { (try? await client.send("GET", "consignments/\(reference)").status) == 200 }
    }
  }

  private static func connect(_ port: Int) -> Int32? {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    address.sin_port = UInt16(port).bigEndian
    let status = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        Glibc.connect(descriptor, pointer, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard status == 0 else {
      close(descriptor)
      return nil
    }
    return descriptor
  }
}
