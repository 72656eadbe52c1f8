import ArgumentParser
import Testing

@testable import sortedpro_sandbox

/// What is read without ArgumentParser means what ArgumentParser would have read.
@Suite struct PlainCommandLineTests {
  @Test(arguments: [
    [], ["serve"], ["--port", "1"], ["serve", "--port=1"], ["--port", "1", "--port=2"], ["--seed=-1"],
    ["--host", "a", "--host=b", "--host", "c,d"], ["--api-keys", "a=b", "--api-keys=c=d"], ["--tls"], ["--no-tls"],
    ["--tls", "--no-tls"], ["--no-strict-json", "--strict-json"], ["--clock==", "--control-token", "a b"],
    ["serve", "--ready-file", "serve", "--unix", "ä"], ["--public-url", "\u{0}"],
  ])
  func `a plain line is read alike`(words: [String]) throws {
    let serve = try #require(try Root.parseAsRoot(words) as? Serve)
    #expect(PlainCommandLine.flags(words) == serve.flags.given)
  }

  @Test(arguments: [
    ("", []), ("name\0", []), ("name\0serve\0--port=1\0", ["serve", "--port=1"]), ("name\0\0ä b\0", ["", "ä b"]),
  ])
  func `arguments are what the kernel keeps behind the program's name`(kept: String, words: [String]) {
    #expect(ProcessArguments.words(in: Array(kept.utf8)) == words)
  }

  @Test func `every flag is known`() throws {
    let words = Setting.allCases.map { $0.row.isSwitch ? $0.flag : "\($0.flag)=\($0.rawValue)" }
    let serve = try #require(try Root.parseAsRoot(words) as? Serve)
    #expect(serve.flags.given.count == Setting.allCases.count)
    #expect(PlainCommandLine.flags(words) == serve.flags.given)
  }

  @Test(arguments: [
    ["--help"], ["-h"], ["serve", "--version"], ["help"], ["check"], ["--port"], ["--port="], ["--port", ""],
    ["--port", "-1"], ["--port", "--tls"], ["--prot", "1"], ["--Port", "1"], ["--tls=on"], ["--no-port"], ["--", "x"],
    ["--port", "1", "x"], ["serve", "serve"], ["--"], [""], ["-port", "1"], ["--port", "1", "serve"],
  ])
  func `any other line is left to ArgumentParser`(words: [String]) {
    #expect(PlainCommandLine.flags(words) == nil)
  }
}
