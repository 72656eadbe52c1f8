import Dispatch
import Glibc
import HTTPCore
import Logging
import Testing

@testable import Transport

@Suite struct Listening {
  private func server(_ hosts: String..., port: UInt16 = 0, unixPath: String? = nil) -> Server {
    Server(
      ServerConfiguration(hosts: hosts, port: port, unixPath: unixPath, loops: 1),
      responder: Responder(answer: { _ in .reply(.text("ok")) }, refuse: { _ in .text("no") }),
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
  }

  @Test func `port 0 takes a free one and says which`() async throws {
    let server = server("127.0.0.1")
    let addresses = try server.start()
    #expect(addresses.map(\.host) == ["127.0.0.1"])
    let port = try #require(addresses[0].port)
    #expect(port > 0)
    #expect(addresses[0].url == "http://127.0.0.1:\(port)")
    await server.stop(deadline: .seconds(1))
  }

  @Test func `a name listens on each of its addresses, on one port`() async throws {
    let server = server("localhost")
    let addresses = try server.start()
    #expect(addresses.contains { $0.host == "127.0.0.1" })
    #expect(Set(addresses.map(\.port)).count == 1)
    #expect(Set(addresses.map(\.host)).count == addresses.count)
    await server.stop(deadline: .seconds(1))
  }

  @Test func `an IPv6 address stands in brackets`() {
    #expect(ListenAddress.http(host: "::1", port: 80).url == "http://[::1]:80")
  }

  @Test func `a port that is taken is a failure with its facts`() async throws {
    let first = server("127.0.0.1")
    let port = try #require(try first.start()[0].port)
    let failure = #expect(throws: ListenFailure.self) { try server("127.0.0.1", port: port).start() }
    #expect(failure == ListenFailure(.http(host: "127.0.0.1", port: port), .system(call: "bind", errno: EADDRINUSE)))
    #expect(failure?.description.contains("127.0.0.1:\(port): the port is taken") == true)
    #expect(failure?.description.contains("\n") == false)
    await first.stop(deadline: .seconds(1))
  }

  @Test func `an address of another machine is a failure`() {
    let failure = #expect(throws: ListenFailure.self) { try server("192.0.2.1", port: 8080).start() }
    #expect(failure?.reason == .system(call: "bind", errno: EADDRNOTAVAIL))
  }

  @Test func `a host that is none is a failure`() {
    let failure = #expect(throws: ListenFailure.self) { try server("not a host").start() }
    #expect(failure?.description.hasPrefix("cannot listen on not a host:0: the host has no address here") == true)
  }

  @Test func `several hosts share one port, each address once`() async throws {
    let server = server("127.0.0.1", "127.0.0.2", "127.0.0.1")
    let addresses = try server.start()
    #expect(addresses.map(\.host) == ["127.0.0.1", "127.0.0.2"])
    #expect(Set(addresses.map(\.port)).count == 1)
    await server.stop(deadline: .seconds(1))
  }

  @Test func `an address for all is shown as it is bound, and as clients of this machine reach it`() {
    #expect(ListenAddress.http(host: "0.0.0.0", port: 80).url == "http://0.0.0.0:80")
    #expect(ListenAddress.http(host: "0.0.0.0", port: 80).baseURL == "http://127.0.0.1:80")
    #expect(ListenAddress.http(host: "::", port: 80).baseURL == "http://[::1]:80")
    #expect(ListenAddress.http(host: "192.0.2.1", port: 80).baseURL == "http://192.0.2.1:80")
    #expect(ListenAddress.unix(path: "/run/a.sock").url == "unix:/run/a.sock")
  }

  @Test(arguments: [
    (EAGAIN, Listener.Outcome.nothingWaits), (EINTR, .retry), (ECONNABORTED, .retry), (EMFILE, .pause),
    (ENFILE, .pause),
    (ENOBUFS, .pause), (ENOMEM, .pause), (EBADF, .pause),
  ]) func `no error of accept ends the server`(_ code: Int32, _ outcome: Listener.Outcome) {
    #expect(Listener.Outcome(errno: code) == outcome)
  }

  @Test func `connections are never more than their limit`() {
    let connections = ConnectionLimit(limit: 2)
    #expect([connections.enter(), connections.enter(), connections.enter()] == [true, true, false])
    connections.leave()
    #expect([connections.enter(), connections.enter()] == [true, false])
  }

  @Test func `durations reach Dispatch in nanoseconds`() {
    #expect(Duration.milliseconds(250).dispatchInterval == .nanoseconds(250_000_000))
    #expect(Duration.seconds(Int64.max).dispatchInterval == .never)
  }
}
