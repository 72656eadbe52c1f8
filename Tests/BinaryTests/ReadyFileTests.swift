import Foundation
import Testing

@testable import sortedpro_sandbox

@Suite struct ReadyFileTests {
  @Test func `it holds the base URL, and nothing is left beside it`() throws {
    let folder = try Folder()
    let file = ReadyFile(path: folder.path("ready.txt"), baseURLs: ["http://127.0.0.1:4711"])
    try file.write()
    #expect(try folder.read("ready.txt") == "http://127.0.0.1:4711\n")
    #expect(try folder.names == ["ready.txt"])
    file.remove()
    #expect(try folder.names == [])
  }

  @Test func `one that an earlier run left behind is replaced`() throws {
    let folder = try Folder()
    try folder.write("http://127.0.0.1:1\n", to: "ready.txt")
    try ReadyFile(path: folder.path("ready.txt"), baseURLs: ["http://127.0.0.1:2"]).write()
    #expect(try folder.read("ready.txt") == "http://127.0.0.1:2\n")
  }

  @Test func `one that another server has written since stays`() throws {
    let folder = try Folder()
    let first = ReadyFile(path: folder.path("ready.txt"), baseURLs: ["http://127.0.0.1:1"])
    try first.write()
    try ReadyFile(path: first.path, baseURLs: ["http://127.0.0.1:2"]).write()
    first.remove()
    #expect(try folder.read("ready.txt") == "http://127.0.0.1:2\n")
  }

  @Test func `a place that cannot be written is a failure of the surroundings`() throws {
    let folder = try Folder()
    let path = folder.path("nowhere/ready.txt")
    let expected = Failure(
      .environment, ["--ready-file: '\(path)' cannot be written: no such file or directory"])
    #expect(throws: expected) { try ReadyFile(path: path, baseURLs: ["http://127.0.0.1:1"]).write() }
  }

  @Test func `a device or a link is not replaced by a file`() throws {
    let folder = try Folder()
    let link = folder.path("link")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "/dev/null")
    let expected = Failure(
      .environment, ["--ready-file: '\(link)' cannot be written: it exists and is not a regular file"])
    #expect(throws: expected) { try ReadyFile(path: link, baseURLs: ["http://127.0.0.1:1"]).write() }
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "/dev/null")
  }

  @Test(arguments: [
    ("http://127.0.0.1:4711\n", Endpoint(address: "127.0.0.1", port: 4711)),
    ("http://[::1]:4711\n", Endpoint(address: "::1", port: 4711)),
    ("http://127.0.0.1:4711", nil), ("https://127.0.0.1:4711\n", nil), ("http://127.0.0.1\n", nil), ("", nil),
    ("\u{0}\n", nil),
  ])
  func `a ready file is read back`(text: String, endpoint: Endpoint?) throws {
    let folder = try Folder()
    #expect(ReadyFile.endpoint(in: try folder.write(text, to: "ready.txt")) == endpoint)
  }

  @Test func `every address has a line, and the first is read back`() throws {
    let folder = try Folder()
    let path = folder.path("ready.txt")
    try ReadyFile(path: path, baseURLs: ["http://127.0.0.1:1", "http://[::1]:2", "unix:/run/a\n.sock"]).write()
    #expect(try folder.read("ready.txt") == "http://127.0.0.1:1\nhttp://[::1]:2\nunix:/run/a\\n.sock\n")
    #expect(ReadyFile.endpoint(in: path) == Endpoint(address: "127.0.0.1", port: 1))
  }

  @Test func `an address that stands for all is reached by loopback`() {
    #expect(Endpoint(address: "0.0.0.0", port: 80).baseURL == "http://127.0.0.1:80")
    #expect(Endpoint(address: "::", port: 80).baseURL == "http://[::1]:80")
    #expect(Endpoint(address: "192.0.2.1", port: 80).baseURL == "http://192.0.2.1:80")
  }
}
