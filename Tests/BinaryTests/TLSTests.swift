import Foundation
import Glibc
import Testing

@testable import TLS

/// TLS as a user of the program meets it; who speaks it to the server is in scripts/tls-test.
@Suite struct TLSTests {
  @Test func `its addresses are named behind those in the clear`() async throws {
    let folder = try Folder()
    let ready = folder.path("ready.txt")
    let server = try await RunningServer(
      ["--tls", "--tls-port=0", "--tls-dir=\(folder.path("authority"))", "--ready-file=\(ready)"])
    let match = try #require(server.startLine.firstMatch(of: #/ and https:\/\/127\.0\.0\.1:(\d+) with /#))
    #expect(try folder.read("ready.txt") == "http://127.0.0.1:\(server.port)\nhttps://127.0.0.1:\(match.1)\n")
    server.process.signal(SIGTERM)
    #expect(await server.process.end() == 0)
  }

  @Test func `OpenSSL is loaded when TLS is wanted, and not before`() async throws {
    let folder = try Folder()
    let without = try await RunningServer()
    #expect(try !without.process.maps.contains("libssl"))
    let with = try await RunningServer(["--tls", "--tls-port=0", "--tls-dir=\(folder.path("authority"))"])
    #expect(try with.process.maps.contains("libssl.so.3"))
  }

  @Test func `a request in the clear on its port is a 400 that says so`() async throws {
    let folder = try Folder()
    let server = try await RunningServer(["--tls", "--tls-port=0", "--tls-dir=\(folder.path("authority"))"])
    let match = try #require(server.startLine.firstMatch(of: #/https:\/\/127\.0\.0\.1:(\d+) /#))
    let caller = try Caller(port: try #require(UInt16(match.1)))
    caller.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
    let answer = caller.readToEnd()
    #expect(answer.hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
    #expect(
      answer.contains("This port speaks HTTPS and the request was not encrypted; use https:// or the other port"))
  }

  @Test func `a hello on the port in the clear is closed, and told of once`() async throws {
    let server = try await RunningServer()
    for _ in 0..<3 {
      let caller = try server.connect()
      caller.send("\u{16}\u{3}\u{1}")
      #expect(caller.readToEnd() == "")
    }
    server.process.signal(SIGTERM)
    #expect(await server.process.end() == 0)
    let lines = server.process.errors.split(separator: "\n")
    #expect(lines.count == 1)
    #expect(
      lines.first?.hasSuffix(
        " warning a client spoke TLS to a port in the clear; such connections are closed, and this is said once")
        == true)
  }

  @Test func `trust prints the authority alone on standard output, and a line a platform beside it`() async throws {
    let folder = try Folder()
    let place = folder.path("it's here")
    let first = try await Binary.run(["trust", "--tls-dir=\(place)"])
    #expect(first.code == 0)
    #expect(first.output.hasPrefix("-----BEGIN CERTIFICATE-----\n"))
    #expect(first.output.hasSuffix("-----END CERTIFICATE-----\n"))
    let platforms = [
      "Debian, Ubuntu", "macOS", "Windows", "Java", "Node", "Python", "Go on Linux, Ruby", "mono", "PHP",
      ".NET on Linux", "curl",
    ]
    #expect(
      first.errorLines.map { line in
        let platform = line.prefix { $0 != ":" && $0 != "(" }
        return platform.hasSuffix(" ") ? String(platform.dropLast()) : String(platform)
      } == platforms)
    let file = "'" + place.replacing("'", with: #"'\''"#) + "/authority.crt'"
    #expect(
      first.errorLines.allSatisfy { $0.contains($0.hasPrefix("Windows") ? "\"\(place)/authority.crt\"" : file) })
    #expect(try await Binary.run(["trust"], environment: ["SANDBOX_TLS_DIR": place]) == first)
    #expect(try folder.read("it's here/authority.crt") == first.output)
  }

  @Test func `the lines of trust run wherever they are pasted`() async throws {
    let folder = try Folder()
    let outcome = try await Binary.run(
      ["trust", "--tls-dir=./it's"], environment: ["SANDBOX_TLS_PORT": "444"], in: folder)
    #expect(outcome.code == 0)
    for line in outcome.errorLines {
      let parts = line.split(separator: ": ", maxSplits: 1).map(String.init)
      #expect(
        parts[1].contains(folder.path(parts[0] == "Windows" ? "it's/authority" : #"it'\''s/authority"#)), "\(line)")
      let shell = Process()
      shell.executableURL = URL(filePath: "/bin/bash")
      shell.arguments = ["-n", "-c", parts[1]]
      try shell.run()
      shell.waitUntilExit()
      #expect(shell.terminationStatus == 0, "\(line)")
      #expect(!line.contains("…"))
      #expect(!parts[1].contains("#"), "what is appended is swallowed: \(line)")
      #expect(parts[1].contains("sudo") == (geteuid() != 0 && ["Debian, Ubuntu", "macOS", "Java"].contains(parts[0])))
      let takesPort = parts[0] == "curl" || parts[0].hasPrefix("PHP")
      #expect(line.contains("https://localhost:444/_sandbox/health") == takesPort, "\(line)")
    }
    // An authority that was trusted before gives way to the new one.
    #expect(outcome.errors.contains("keytool -delete "))
    let named = try await Binary.run(["trust", "--tls-dir=./it's", "--tls-port=0"], in: folder)
    #expect(named.errors.contains("curl (with the port that serve names): curl --cacert "))
  }

  @Test func `a certificate of the user's is what trust prints, and no authority is made`() async throws {
    let folder = try Folder()
    let (first, second) = (try LocalAuthority.make(), try LocalAuthority.make())
    let text = { (bytes: [UInt8]) in String(decoding: bytes, as: UTF8.self) }
    let environment = ["SANDBOX_TLS_KEY": "key.pem", "HOME": folder.path("home"), "SANDBOX_TLS_DIR": "authority"]
    func trust(_ file: String) async throws -> Binary.Outcome {
      try await Binary.run(["trust"], environment: environment.merging(["SANDBOX_TLS_CERT": file]) { $1 }, in: folder)
    }

    try folder.write(text(first.certificate), to: "root.pem")
    let root = try await trust("root.pem")
    #expect(root.code == 0)
    #expect(root.output == text(first.certificate))
    #expect(root.errorLines.count == 11)
    #expect(root.errorLines.allSatisfy { $0.contains(folder.path("root.pem")) })

    try folder.write("{\"tlsCert\": \"chain.pem\"}", to: "sandbox.json")
    try folder.write(text(second.certificate + first.certificate), to: "chain.pem")
    let chain = try await Binary.run(["trust", "--config=sandbox.json"], in: folder)
    #expect(chain.code == 0)
    #expect(chain.output == text(first.certificate))
    #expect(chain.errorLines.count == 12)
    #expect(chain.errorLines.first == "First: store standard output as \(folder.path("authority.crt"))")
    #expect(chain.errorLines.allSatisfy { $0.contains(folder.path("authority.crt")) })

    try folder.write(text(first.leaf(for: ServerName.standard, OpenSSL()).0.pem()), to: "leaf.pem")
    let leaf = try await trust("leaf.pem")
    #expect(leaf.code == 1)
    #expect(leaf.output == "")
    #expect(leaf.errorLines.count == 1)
    #expect(
      leaf.errors.hasPrefix(
        "Error: --tls-cert: 'leaf.pem' is served, and its chain ends before the authority that signed it; clients must "
          + "trust the certificate of '/O=SortedPRO Sandbox/CN=SortedPRO Sandbox local authority "))
    let place = try await Binary.run(["trust", "--tls-cert=root.pem", "--tls-dir=authority"], in: folder)
    #expect(
      place
        == .init(code: 2, output: "", errors: "Error: --tls-dir: 'authority' has no effect beside --tls-cert\n"))
    #expect(try await trust("none.pem").errorLines == ["Error: 'none.pem' cannot be read: no such file or directory"])
    #expect(try folder.names == ["chain.pem", "leaf.pem", "root.pem", "sandbox.json"])
  }

  @Test func `a certificate that trust cannot print is an error`() async throws {
    let folder = try Folder()
    let outcome = try await Binary.run(["trust", "--tls-dir=\(folder.path("a"))"], outputTo: "/dev/full")
    #expect(
      outcome
        == .init(code: 1, output: "", errors: "Error: standard output cannot be written: no space left on device\n"))
  }

  @Test(arguments: [
    (["XDG_STATE_HOME": "ROOT/state", "HOME": "ROOT/home"], "state/sortedpro-sandbox"),
    (["XDG_STATE_HOME": "relative", "HOME": "ROOT/home"], "home/.local/state/sortedpro-sandbox"),
    (["HOME": "ROOT/home"], "home/.local/state/sortedpro-sandbox"),
  ])
  func `the authority is kept among the user's own state`(environment: [String: String], place: String) async throws {
    let folder = try Folder()
    let root = String(folder.path("").dropLast())
    let outcome = try await Binary.run(
      ["trust"], environment: environment.mapValues { $0.replacing("ROOT", with: root) })
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(try folder.read("\(place)/authority.crt") == outcome.output)
  }

  @Test func `without a home a folder must be named`() async throws {
    let outcome = try await Binary.run(["--port=0", "--tls"])
    #expect(
      outcome
        == .init(
          code: 2, output: "",
          errors: "Error: --tls-dir must name a folder for the local authority: HOME is not set\n"))
  }

  @Test func `an option that cannot work is one line and exit code 2`() async throws {
    let folder = try Folder()
    func complaint(_ arguments: [String]) async throws -> [String] {
      let outcome = try await Binary.run(["--port=0", "--tls"] + arguments, in: folder)
      #expect(outcome.code == 2)
      #expect(outcome.output == "")
      return outcome.errorLines
    }
    #expect(
      try await complaint(["--tls-cert=a.pem", "--tls-key=b.pem"])
        == ["Error: 'a.pem' cannot be read: no such file or directory"])
    #expect(try await complaint(["--tls-cert=a.pem"]) == ["Error: --tls-cert: 'a.pem' wants --tls-key as well"])
    #expect(try await complaint(["--tls-key=b.pem"]) == ["Error: --tls-key: 'b.pem' wants --tls-cert as well"])
    try folder.write("-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----\n", to: "a.pem")
    let unread = try await complaint(["--tls-cert=a.pem", "--tls-key=b.pem"])
    #expect(unread.count == 1)
    #expect(unread.first?.hasPrefix("Error: 'a.pem' holds no certificate in PEM form: ") == true)
    #expect(
      try await complaint(["--tls-name=a.test,*"])
        == ["Error: --tls-name: '*' is neither a host name, a name such as *.example.com, nor an address"])
    #expect(
      try await complaint(["--tls-cert=a.pem", "--tls-key=b.pem", "--tls-name=a.test", "--tls-dir=a"])
        == [
          "Error: --tls-dir: 'a' has no effect beside --tls-cert",
          "Error: --tls-name: 'a.test' has no effect beside --tls-cert",
        ])
    #expect(
      try await complaint(["--port=8443"]) == ["Error: --port: '8443' is the port of --tls-port already"])
    #expect(
      try await complaint(["--port=x", "--tls-port=8080"]) == ["Error: --port: 'x' is not a port, 0 to 65535"])
    #expect(
      try await complaint(["--port=99", "--tls-port=99"])
        == ["Error: --tls-port: '99' is the port of --port already"])
    try folder.write("", to: "file")
    #expect(
      try await complaint(["--tls-dir=file"])
        == ["Error: --tls-dir: 'file' cannot be read: not a directory"])
  }

  @Test func `a folder that is set for all starts may stand beside a certificate`() async throws {
    let folder = try Folder()
    let authority = try LocalAuthority.make()
    let file = try folder.write(String(decoding: authority.file, as: UTF8.self), to: "own.pem")
    let server = try await RunningServer(
      ["--tls", "--tls-port=0", "--tls-cert=\(file)", "--tls-key=\(file)"],
      environment: ["SANDBOX_TLS_DIR": folder.path("authority"), "SANDBOX_TLS_NAME": "a.test"])
    #expect(server.startLine.contains(" and https://"))
    #expect(try folder.names == ["own.pem"])
  }

  @Test func `a flag turns off what the environment turns on`() async throws {
    let server = try await RunningServer(["--no-tls"], environment: ["SANDBOX_TLS": "on"])
    #expect(!server.startLine.contains("https://"))
  }

  @Test func `what is amiss with a usable authority is a warning, of serve and of trust`() async throws {
    let folder = try Folder()
    let place = folder.path("authority")
    let options = ["--tls-dir=\(place)"]
    #expect(try await Binary.run(["trust"] + options).errorLines.count == 11)
    #expect(chmod(folder.path("authority/authority.pem"), 0o644) == 0)
    let warning = "'\(place)/authority.pem' is not for its owner alone: "
    #expect(try await Binary.run(["trust"] + options).errorLines.first?.hasPrefix("Warning: " + warning) == true)
    let server = try await RunningServer(["--tls", "--tls-port=0"] + options)
    server.process.signal(SIGTERM)
    #expect(await server.process.end() == 0)
    let lines = server.process.errors.split(separator: "\n")
    #expect(lines.count == 1)
    #expect(lines.first?.contains(" warning " + warning) == true)
  }

  @Test func `a taken port of TLS is one line and exit code 2`() async throws {
    let folder = try Folder()
    let first = try await RunningServer()
    let outcome = try await Binary.run(
      ["--port=0", "--tls", "--tls-port=\(first.port)", "--tls-dir=\(folder.path("authority"))"])
    #expect(
      outcome
        == .init(
          code: 2, output: "",
          errors: """
            Error: cannot listen on 127.0.0.1:\(first.port): the port is taken; stop the other process, or choose another \
            port (0 takes a free one)

            """))
  }
}
