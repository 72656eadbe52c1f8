import Foundation
import Testing

@testable import Files

@Suite struct WholeFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: [0, 1, 65_535, 65_536, 200_000])
  func `a file is read whole up to its bound`(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try WholeFile.replace(folder.path("file"), with: bytes)
    #expect(try WholeFile.read(folder.path("file"), atMost: count) == bytes)
    #expect(try WholeFile.readRegular(folder.path("file"), atMost: count) == bytes)
    #expect(try WholeFile.readIfThere(folder.path("file"), atMost: count) == bytes)
    guard count > 0 else { return }
    let larger = SystemFailure(reason: "it is larger than \(count - 1) bytes")
    #expect(throws: larger) { try WholeFile.read(folder.path("file"), atMost: count - 1) }
    #expect(throws: larger) { try WholeFile.readRegular(folder.path("file"), atMost: count - 1) }
  }

  @Test func `nothing there is nil where that is asked, and else a failure in the system's words`() throws {
    #expect(try WholeFile.readIfThere(folder.path("none"), atMost: 1) == nil)
    #expect(throws: SystemFailure(reason: "no such file or directory")) {
      try WholeFile.read(folder.path("none"), atMost: 1)
    }
    #expect(throws: SystemFailure(reason: "not a directory")) {
      try folder.write("", to: "file")
      return try WholeFile.readIfThere(folder.path("file/inside"), atMost: 1)
    }
    #expect(throws: SystemFailure(reason: "is a directory")) { try WholeFile.read(folder.path, atMost: 1) }
  }

  @Test func `a device without an end is given up on`() {
    #expect(throws: SystemFailure(reason: "it is larger than 1000 bytes")) {
      try WholeFile.read("/dev/zero", atMost: 1000)
    }
  }

  @Test func `where a regular file is wanted, nothing waits for the other end of a pipe`() throws {
    #expect(mkfifo(folder.path("pipe"), 0o600) == 0)
    for path in [folder.path("pipe"), "/dev/zero", folder.path] {
      #expect(throws: SystemFailure(reason: "it is not a regular file")) {
        try WholeFile.readRegular(path, atMost: 1000)
      }
    }
  }

  @Test(arguments: [WholeFile.Durability.whenTheSystemWrites, .beforeReturning])
  func `a file is replaced whole, with its rights, and nothing is left beside it`(durability: WholeFile.Durability)
    throws
  {
    try folder.write("old", to: "file")
    try WholeFile.replace(folder.path("file"), with: Array("new".utf8), rights: 0o600, durability: durability)
    #expect(try folder.text("file") == "new")
    #expect(FileStatus(folder.path("file")) == .init(kind: .regular, rights: 0o600))
    #expect(try folder.names == ["file"])
  }

  @Test func `what is not a regular file is not replaced`() throws {
    try folder.write("old", to: "file")
    try FileManager.default.createSymbolicLink(atPath: folder.path("link"), withDestinationPath: "file")
    for path in [folder.path("link"), "/dev/null", folder.path] {
      #expect(throws: SystemFailure(reason: "it exists and is not a regular file")) {
        try WholeFile.replace(path, with: [1])
      }
    }
    #expect(try folder.text("file") == "old")
    #expect(try folder.names == ["file", "link"])
  }

  @Test func `a file that cannot be written is a failure, and leaves nothing`() throws {
    #expect(throws: SystemFailure(reason: "no such file or directory")) {
      try WholeFile.replace(folder.path("none/file"), with: [1])
    }
    // There is no room on this device for as much as a byte.
    let full = try FileHandle(forWritingTo: URL(filePath: "/dev/full"))
    #expect(throws: SystemFailure(reason: "no space left on device")) {
      try WholeWrite.write([1], to: full.fileDescriptor)
    }
    try full.close()
    #expect(try folder.names == [])
  }

  @Test func `a file is removed, and one that is not there may be`() throws {
    try folder.write("", to: "file")
    WholeFile.remove(folder.path("file"))
    WholeFile.remove(folder.path("file"))
    #expect(try folder.names == [])
  }

  @Test func `what stands at a path is told`() throws {
    try folder.write("", to: "file")
    try FileManager.default.createSymbolicLink(atPath: folder.path("link"), withDestinationPath: "file")
    #expect(FileStatus(folder.path("file"))?.kind == .regular)
    #expect(FileStatus(folder.path("link"))?.kind == .regular)
    #expect(FileStatus(unfollowed: folder.path("link"))?.kind == .other)
    #expect(FileStatus(folder.path)?.kind == .folder)
    #expect(FileStatus("/dev/null")?.kind == .other)
    #expect(FileStatus(folder.path("none")) == nil)
    #expect(FileStatus("") == nil)
  }
}
