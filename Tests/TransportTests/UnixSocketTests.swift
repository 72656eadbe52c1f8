import Foundation
import Glibc
import HTTPCore
import HTTPTypes
import Logging
import Testing

@testable import Transport

@Suite struct `A Unix domain socket` {
  /// A folder of a test's own, short enough for a socket's path.
  private final class Place: Sendable {
    let folder = "/tmp/sp-\(UUID().uuidString.prefix(8))"
    var path: String { folder + "/a.sock" }

    init() { mkdir(folder, 0o700) }
    deinit { try? FileManager.default.removeItem(atPath: folder) }

    var isThere: Bool { access(path, F_OK) == 0 }
  }

  private func server(_ path: String, hosts: [String] = []) -> Server {
    Server(
      ServerConfiguration(hosts: hosts, unixPath: path, loops: 1),
      responder: Responder(answer: { .reply(.text($0.head.path ?? "")) }, refuse: { _ in .text("no") }),
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
  }

  @Test func `requests are answered there and on the port, and the file goes at the stop`() async throws {
    let place = Place()
    let server = server(place.path, hosts: ["127.0.0.1"])
    let addresses = try server.start()
    #expect(addresses.last == .unix(path: place.path))
    let port = try #require(addresses.first?.port)
    try await onThread {
      let (local, remote) = (try Client(unixPath: place.path), try Client(port: port))
      #expect(try local.exchange(get("/unix")).text == "/unix")
      #expect(try remote.exchange(get("/port")).text == "/port")
    }
    await server.stop(deadline: .seconds(1))
    #expect(!place.isThere)
  }

  @Test func `a file that a killed server left behind is replaced`() async throws {
    let place = Place()
    let left = try #require(SocketAddress(unixPath: place.path))
    let killed = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    #expect(left.withSocketAddress({ bind(killed, $0, $1) }) == 0)
    close(killed)
    #expect(place.isThere)
    let server = server(place.path)
    _ = try server.start()
    let answer = try await onThread { try Client(unixPath: place.path).exchange(get("/")) }
    #expect(answer.text == "/")
    await server.stop(deadline: .seconds(1))
    #expect(!place.isThere)
  }

  @Test func `another server's socket is left alone`() async throws {
    let place = Place()
    let first = server(place.path)
    _ = try first.start()
    let failure = #expect(throws: ListenFailure.self) { try server(place.path).start() }
    #expect(
      failure?.description
        == "cannot listen on '\(place.path)': another server answers there; stop it, or choose another path")
    let answer = try await onThread { try Client(unixPath: place.path).exchange(get("/")) }
    #expect(answer.text == "/")
    await first.stop(deadline: .seconds(1))
  }

  @Test func `a socket that another server has put there since stays at the stop`() async throws {
    let place = Place()
    let first = server(place.path)
    _ = try first.start()
    unlink(place.path)
    let second = server(place.path)
    _ = try second.start()
    await first.stop(deadline: .seconds(1))
    #expect(place.isThere)
    await second.stop(deadline: .seconds(1))
    #expect(!place.isThere)
  }

  @Test func `something else at the path is left alone`() throws {
    let place = Place()
    #expect(FileManager.default.createFile(atPath: place.path, contents: Data("mine".utf8)))
    let failure = #expect(throws: ListenFailure.self) { try server(place.path).start() }
    #expect(failure?.reason == .notASocket)
    #expect(FileManager.default.contents(atPath: place.path) == Data("mine".utf8))
  }

  @Test func `a path that is too long is a failure that says how long it may be`() {
    let path = "/tmp/" + String(repeating: "a", count: 103)
    let failure = #expect(throws: ListenFailure.self) { try server(path).start() }
    #expect(
      failure?.description
        == "cannot listen on '\(path)': the path of a socket has 1 to 107 bytes; choose a shorter one")
  }

  @Test func `when one address can't be had, none is kept`() async throws {
    let place = Place()
    let first = server(place.path)
    _ = try first.start()
    // A port that is free again may be given to another test's server, but not each time.
    var isRefused = false
    for _ in 0..<20 where !isRefused {
      let port = try await onThread { try Self.freePort() }
      let failing = Server(
        ServerConfiguration(hosts: ["127.0.0.1"], port: port, unixPath: place.path, loops: 1),
        responder: Responder(answer: { _ in .reply(.text("")) }, refuse: { _ in .text("") }),
        logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
      #expect(throws: ListenFailure.self) { try failing.start() }
      isRefused = await Self.isRefused(port)
    }
    #expect(isRefused)
    await first.stop(deadline: .seconds(1))
  }

  private static func isRefused(_ port: UInt16) async -> Bool {
    do {
      _ = try await onThread { try Client(port: port) }
      return false
    } catch {
      return (error as? Client.Failure)?.code == ECONNREFUSED
    }
  }

  private static func freePort() throws -> UInt16 {
    let sockets = try ListeningSocket.openAll(ServerConfiguration(hosts: ["127.0.0.1"]))
    defer { for socket in sockets { socket.close() } }
    return try #require(sockets.first?.address.port)
  }
}
