import Foundation
import Testing

@testable import Files

@Suite struct FolderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `folders are made as far as they are missing`() throws {
    try Folder.make(folder.path("a/b//c/"))
    try Folder.make(folder.path("a/b/c"))
    #expect(FileStatus(folder.path("a/b/c"))?.kind == .folder)
    try Folder.make("/")
  }

  @Test func `the one that cannot be made is named`() throws {
    try folder.write("", to: "file")
    #expect(throws: Folder.Failure(path: folder.path("file/a"), reason: SystemFailure(reason: "not a directory"))) {
      try Folder.make(folder.path("file/a"))
    }
  }

  @Test func `of those who use a folder alone, none sees another's work half done`() async throws {
    try folder.write("0", to: "count")
    let path = folder.path
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          for _ in 0..<20 {
            try? Folder.alone(in: path, orElse: { $0 }) { () throws(SystemFailure) in
              let text = String(decoding: try WholeFile.read("\(path)/count", atMost: 10), as: UTF8.self)
              try WholeFile.replace("\(path)/count", with: Array(String((Int(text) ?? 0) + 1).utf8))
            }
          }
        }
      }
    }
    #expect(try folder.text("count") == "160")
  }

  @Test func `a folder that is not there cannot be used alone`() throws {
    #expect(throws: SystemFailure(reason: "no such file or directory")) {
      try Folder.alone(in: folder.path("none"), orElse: { $0 }) { () throws(SystemFailure) in Issue.record("it was") }
    }
  }
}
