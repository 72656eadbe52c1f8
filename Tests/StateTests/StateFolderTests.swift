import Allocation
import Contract
import Files
import Fixtures
import Foundation
import HTTPCore
import HTTPTypes
import Journal
import Logging
import Sandbox
import Synchronization
import Testing
import VendorAPI

@testable import State

@Suite struct StateFolderTests {
  /// What a folder has told.
  private final class Notices: Sendable {
    private let all = Mutex<[StateFolder.Notice]>([])
    func note(_ notice: StateFolder.Notice) { all.withLock { $0.append(notice) } }
    var told: [StateFolder.Notice] { all.withLock { $0 } }
  }

  /// One process: its folder and its tenants.
  private struct Process {
    let folder: StateFolder
    let tenants: Tenants
    let notices = Notices()

    init(_ path: String, maxTenants: Int = 10) throws {
      let clock = try #require(DateTimeOffset("2019-06-14T09:00:00Z"))
      let world = try Fixtures.builtIn.world(clock: .frozen(clock), seed: 1)
      let template = WorldTemplate { world }
      let notices = notices
      folder = try StateFolder(path: path, template: template) { notices.note($0) }
      tenants = Tenants(template: template, maxTenants: maxTenants, keeper: folder.keeper)
    }

    func tenant(_ key: String = "k") throws -> Tenant { try tenants.tenant(keyField: key, keyParameter: nil) }

    func allocate(_ key: String = "k") throws { _ = try tenant(key).allocate(["EC-000-05B-MMA"], to: .all) }

    func state(_ key: String = "k") throws -> ConsignmentState? {
      try tenant(key).snapshot().consignment("EC-000-05B-MMA")?.consignmentState
    }

    func write() { folder.write(tenants.standing) }

    func name(_ key: String = "k") throws -> String { try tenants.name(keyField: key, keyParameter: nil).shown }
  }

  /// A folder of the test's own, gone when it ends.
  private static func inFolder(_ body: (String) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "states-\(UUID().uuidString)").path()
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(path)
  }

  private static func files(_ path: String) -> [String] { Folder.entries(of: path).sorted() }

  @Test func `a world that was written is there in the next process, with its ids, and others begin anew`() throws {
    try Self.inFolder { path in
      var next = ""
      do {
        let first = try Process(path + "/below/there")
        try first.allocate()
        _ = try first.tenant().nextRequestID()
        first.write()
        next = try first.tenant().nextRequestID()
      }
      let second = try Process(path + "/below/there")
      #expect(try second.state() == .allocated)
      #expect(try second.tenant().nextRequestID() == next)
      #expect(try second.state("other") == .unallocated)
      #expect(second.notices.told == [])
    }
  }

  @Test func `only what has been changed is written, under a name that tells no key`() throws {
    try Self.inFolder { path in
      let process = try Process(path)
      _ = try process.tenant("s3cret")
      process.write()
      #expect(Self.files(path) == ["worlds.lock"])
      try process.allocate("s3cret")
      process.write()
      #expect(Self.files(path) == ["1ec1c26b50d5.json", "worlds.lock"])
      let file = try WholeFile.read(path + "/1ec1c26b50d5.json", atMost: 1 << 26)
      #expect(!String(decoding: file, as: UTF8.self).contains("s3cret"))
      try WholeFile.replace(path + "/1ec1c26b50d5.json", with: [])
      process.write()
      #expect(try WholeFile.read(path + "/1ec1c26b50d5.json", atMost: 1) == [], "nothing has been changed since")
    }
  }

  @Test func `a world of which something is expected is written, and so is what has come of it`() throws {
    try Self.inFolder { path in
      func standing(_ process: Process) throws -> [String] {
        try process.tenant().judged().expectations.map { "\($0.name) \($0.verification.tally.matching)" }
      }
      do {
        let first = try Process(path)
        _ = try first.tenant().visit { $0.expect(Verification(Match(), .exactly(2)), name: "two") }
        first.write()
      }
      do {
        let second = try Process(path)
        #expect(try standing(second) == ["two 0"])
        _ = try second.tenant().visit { $0.removeExpectations() }
        second.write()
      }
      #expect(try standing(Process(path)) == [])
    }
  }

  @Test func `a world belongs to one process at a time`() throws {
    try Self.inFolder { path in
      do {
        let first = try Process(path)
        try first.allocate()
        first.write()
        let second = try Process(path)
        #expect(
          throws: KeyFailure.heldElsewhere(
            HeldElsewhere(reason: "This world belongs to another process that uses the same --state-dir"))
        ) { try second.tenant() }
        #expect(try second.state("other") == .unallocated)
        let api = VendorAPI(
          tenants: second.tenants, settings: VendorSettings(), seed: 1,
          logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
        var head = HTTPRequest(method: .get, scheme: "http", authority: "here", path: "/consignments/EC-000-05B-MMA")
        head.headerFields[try #require(HTTPField.Name("ocp-apim-subscription-key"))] = "k"
        let reply = api.answer(Request(head: head)).made()
        #expect(reply.head.status == .serviceUnavailable)
        #expect(reply.head.headerFields[.retryAfter] == "5")
        #expect(
          String(decoding: reply.body, as: UTF8.self)
            == #"{"statusCode":503,"message":"This world belongs to another process that uses the same --state-dir."}"#)
      }
      #expect(try Process(path).state() == .allocated)
    }
  }

  @Test func `a world that has made room belongs to whoever uses it next`() throws {
    try Self.inFolder { path in
      let first = try Process(path, maxTenants: 1)
      try first.allocate("a")
      _ = try first.state("b")
      first.write()
      let second = try Process(path)
      #expect(try second.state("a") == .allocated)
      #expect(throws: KeyFailure.self) { try first.tenant("a") }
      #expect(throws: KeyFailure.self) { try second.tenant("b") }
    }
  }

  @Test func `a thousand worlds take no more descriptors than one`() throws {
    try Self.inFolder { path in
      let process = try Process(path, maxTenants: 1000)
      // Other tests of this process open and close files meanwhile, but not hundreds.
      let before = Folder.entries(of: "/proc/self/fd").count
      for number in 0..<1000 { _ = try process.tenant("\(number)") }
      #expect(Folder.entries(of: "/proc/self/fd").count < before + 500)
    }
  }

  @Test func `a world that makes room for another is written, and comes back`() throws {
    try Self.inFolder { path in
      let process = try Process(path, maxTenants: 1)
      try process.allocate("a")
      #expect(try process.state("b") == .unallocated)
      #expect(process.tenants.evictions == 1)
      #expect(try process.state("a") == .allocated)
    }
  }

  @Test(arguments: ["", "{", #"{"format":"sortedpro-sandbox world","version":2,"world":{}}"#, "\0\0\0"])
  func `a file that is no world is moved aside and named, and the world begins anew`(content: String) throws {
    try Self.inFolder { path in
      let process = try Process(path)
      let file = "\(path)/\(try process.name()).json"
      try WholeFile.replace(file, with: Array(content.utf8))
      #expect(try process.state() == .unallocated)
      guard case .damaged(file, let aside, let reason)? = process.notices.told.first else {
        Issue.record("nothing was told: \(process.notices.told)")
        return
      }
      #expect(process.notices.told.count == 1)
      #expect(!reason.isEmpty)
      #expect(try WholeFile.read(aside, atMost: 1000) == Array(content.utf8))
      try process.allocate()
      process.write()
      #expect(try WholeFile.read(file, atMost: 1 << 26).count > 1000)
    }
  }

  @Test func `a file with a member that there is not is moved aside, too`() throws {
    try Self.inFolder { path in
      do {
        let process = try Process(path)
        try process.allocate()
        process.write()
      }
      let process = try Process(path)
      let file = "\(path)/\(try process.name()).json"
      let text = String(decoding: try WholeFile.read(file, atMost: 1 << 26), as: UTF8.self)
      try WholeFile.replace(file, with: Array(text.replacing(#""counters":{"#, with: #""counters":{"more":1,"#).utf8))
      #expect(try process.state() == .unallocated)
      guard case .damaged(file, _, let reason)? = process.notices.told.first else {
        Issue.record("nothing was told: \(process.notices.told)")
        return
      }
      #expect(reason == "world.counters.more: there is no such member")
    }
  }

  @Test func `a reset and a forgotten world begin again in the next process, too`() throws {
    try Self.inFolder { path in
      do {
        let first = try Process(path)
        for key in ["reset", "forgotten", "kept"] { try first.allocate(key) }
        first.write()
        try first.tenants.reset(keyField: "reset", keyParameter: nil)
        #expect(try first.tenants.forget(first.tenants.name(keyField: "forgotten", keyParameter: nil)))
        first.write()
      }
      let second = try Process(path)
      #expect(try second.state("reset") == .unallocated)
      #expect(try second.state("forgotten") == .unallocated)
      #expect(try second.state("kept") == .allocated)
    }
  }

  @Test func `a reset of every world is one of those that nobody has used yet, too`() throws {
    try Self.inFolder { path in
      do {
        let first = try Process(path)
        for key in ["a", "b"] { try first.allocate(key) }
        first.write()
      }
      let second = try Process(path)
      #expect(try second.state("a") == .allocated)
      second.tenants.resetAll()
      #expect(try second.state("a") == .unallocated)
      #expect(try second.state("b") == .unallocated)
    }
  }

  @Test func `where nothing can be written the start says so`() throws {
    try Self.inFolder { path in
      try WholeFile.replace(path, with: Array("a file".utf8))
      #expect(throws: SystemFailure.self) { try Process(path) }
    }
  }

  @Test func `a world that makes room while it cannot be written is kept until it can`() throws {
    try Self.inFolder { path in
      let process = try Process(path, maxTenants: 1)
      try process.allocate("a")
      let file = "\(path)/\(try process.name("a")).json"
      try FileManager.default.createDirectory(atPath: file, withIntermediateDirectories: false)
      #expect(try process.state("b") == .unallocated)
      process.write()
      #expect(process.folder.complaint?.contains(file) == true)
      #expect(try process.state("a") == .allocated)
      #expect(try process.state("b") == .unallocated)
      try FileManager.default.removeItem(atPath: file)
      process.write()
      #expect(process.folder.complaint == nil)
      #expect(process.notices.told.last == .writesAgain)
      #expect(try Process(path).state("a") == .allocated)
    }
  }

  @Test func `as long as one world cannot be written it is told, whatever becomes of others`() throws {
    try Self.inFolder { path in
      let process = try Process(path)
      try process.allocate("a")
      let file = "\(path)/\(try process.name("a")).json"
      try FileManager.default.createDirectory(atPath: file, withIntermediateDirectories: false)
      process.write()
      try process.allocate("b")
      process.write()
      #expect(process.notices.told.count == 1)
      #expect(process.folder.complaint?.contains(file) == true)
      _ = try process.tenants.forget(try process.tenants.name(keyField: "a", keyParameter: nil))
      #expect(process.folder.complaint == nil)
    }
  }

  @Test func `when a file can no longer be written, that is told once, and requests go on`() throws {
    try Self.inFolder { path in
      let process = try Process(path)
      try process.allocate()
      let file = "\(path)/\(try process.name()).json"
      // A folder in the file's place: not even root can write a file there.
      try FileManager.default.createDirectory(atPath: file, withIntermediateDirectories: false)
      process.write()
      process.write()
      let reason = "it exists and is not a regular file"
      #expect(process.notices.told == [.cannotWrite(file: file, reason: reason)])
      #expect(process.folder.complaint == "'\(file)' cannot be written: \(reason)")
      #expect(try process.state() == .allocated)
      try FileManager.default.removeItem(atPath: file)
      process.write()
      #expect(process.notices.told.last == .writesAgain)
      #expect(process.folder.complaint == nil)
      #expect(try WholeFile.read(file, atMost: 1 << 26).count > 1000)
    }
  }

  @Test func `a name of any length and of any letters is a file's name`() throws {
    try Self.inFolder { path in
      let clock = try #require(DateTimeOffset("2019-06-14T09:00:00Z"))
      let world = try Fixtures.builtIn.world(clock: .frozen(clock), seed: 1)
      let names = ["../up", "a b/ü", String(repeating: "x", count: 400), String(repeating: "x", count: 401), ".json"]
      let keys = Dictionary(uniqueKeysWithValues: names.enumerated().map { ("k\($0.offset)", $0.element) })
      do {
        let folder = try StateFolder(path: path, template: WorldTemplate { world }, notice: { _ in })
        let tenants = Tenants(template: world, keys: .named(keys), keeper: folder.keeper)
        for key in keys.keys {
          _ = try tenants.tenant(keyField: key, keyParameter: nil).allocate(["EC-000-05B-MMA"], to: .all)
        }
        folder.write(tenants.standing)
        #expect(Self.files(path).count == names.count + 1)
      }
      let folder = try StateFolder(path: path, template: WorldTemplate { world }, notice: { _ in })
      let tenants = Tenants(template: world, keys: .named(keys), keeper: folder.keeper)
      for key in keys.keys {
        let found = try tenants.tenant(keyField: key, keyParameter: nil).snapshot().consignment("EC-000-05B-MMA")
        #expect(found?.consignmentState == .allocated)
      }
    }
  }
}
