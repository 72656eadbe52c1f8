import COpenSSL
import Foundation
import TLSClient
import Testing

@testable import TLS

@Suite struct CertificateTests {
  private let folder = Scratch()

  // MARK: The local authority

  @Test func `the authority is made once, its key for its owner alone, and kept`() throws {
    let place = AuthorityFolder(path: folder.path("state/deep/authority/"))
    let first = try place.open()
    #expect(try place.open() == first)
    // Others may read the certificate, as far as the test's umask lets them.
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let umask = try #require(status.firstMatch(of: #/Umask:\s*(\d+)/#).flatMap { Int($0.1, radix: 8) })
    for folders in ["state", "state/deep", "state/deep/authority"] {
      #expect(try folder.mode(folders) == 0o755 & ~umask)
    }
    #expect(try folder.mode("state/deep/authority/authority.pem") == 0o600)
    #expect(try folder.mode("state/deep/authority/authority.crt") == 0o644 & ~umask)
    #expect(place.certificateFile == folder.path("state/deep/authority/authority.crt"))
    #expect(FileManager.default.contents(atPath: place.certificateFile) == Data(first.certificate))
    #expect(try folder.names("state/deep/authority") == ["authority.crt", "authority.pem"])
    #expect(String(decoding: first.certificate, as: UTF8.self).hasPrefix("-----BEGIN CERTIFICATE-----\n"))
    #expect(!String(decoding: first.certificate, as: UTF8.self).contains("PRIVATE"))
  }

  @Test func `processes that start at once agree on one`() async throws {
    let place = AuthorityFolder(path: folder.path("authority"))
    let found = try await withThrowingTaskGroup(of: LocalAuthority.self) { group in
      for _ in 0..<8 { group.addTask { try place.open() } }
      return try await group.reduce(into: [LocalAuthority]()) { $0.append($1) }
    }
    #expect(found.count == 8)
    #expect(found.allSatisfy { $0 == found[0] })
    #expect(try place.open() == found[0])
  }

  @Test func `the certificate alone is written again when it was lost or changed`() throws {
    let place = AuthorityFolder(path: folder.path("authority"))
    let authority = try place.open()
    try Data("other".utf8).write(to: URL(filePath: place.certificateFile))
    #expect(try place.open() == authority)
    #expect(FileManager.default.contents(atPath: place.certificateFile) == Data(authority.certificate))
  }

  @Test func `an authority that is no good is told of and left alone`() throws {
    let path = folder.path("authority/authority.pem")
    try folder.make("authority")
    let openssl = try OpenSSL()
    func complaint(_ file: [UInt8]) throws -> String? {
      try Data(file).write(to: URL(filePath: path))
      let failure = #expect(throws: TLSFailure.self) { try AuthorityFolder(path: folder.path("authority")).open() }
      #expect(FileManager.default.contents(atPath: path) == Data(file))
      let line = try #require(failure?.description.replacing(path, with: "FILE"))
      let remedy = "; delete 'FILE' to have a new authority made, which clients must then be told to trust"
      #expect(line.hasSuffix(remedy))
      return String(line.dropLast(remedy.count))
    }
    #expect(try complaint([]) == "'FILE' holds no certificate in PEM form: no start line")
    let (own, other) = (try LocalAuthority.make(), try LocalAuthority.make())
    #expect(try complaint(own.certificate) == "'FILE' holds no private key in PEM form: unsupported")
    #expect(
      try complaint(own.certificate + other.file)
        == "the private key in 'FILE' is not that of the certificate in 'FILE'")
    let (leaf, key) = try own.leaf(for: ServerName.standard, openssl)
    #expect(
      try complaint(leaf.pem() + key.pem())
        == "the certificate in 'FILE' cannot be served: it is not that of an authority")
  }

  @Test func `a certificate alone that cannot be written does not keep the authority from use`() throws {
    try folder.make("authority/authority.crt")
    let authority = try LocalAuthority.make()
    try Data(authority.file).write(to: URL(filePath: folder.path("authority/authority.pem")))
    #expect(chmod(folder.path("authority/authority.pem"), 0o600) == 0)
    var warnings: [AuthorityWarning] = []
    #expect(try AuthorityFolder(path: folder.path("authority")).open { warnings.append($0) } == authority)
    let file = folder.path("authority/authority.crt")
    #expect(
      warnings == [
        .certificateNotWritten(because: .unwritable(path: file, reason: "it exists and is not a regular file"))
      ])
  }

  @Test func `a new authority in the place of one that is lost is told of, and no other`() throws {
    let place = AuthorityFolder(path: folder.path("authority"))
    var warnings: [AuthorityWarning] = []
    let first = try place.open { warnings.append($0) }
    _ = try place.open { warnings.append($0) }
    #expect(warnings == [])
    let secret = folder.path("authority/authority.pem")
    #expect(unlink(secret) == 0)
    #expect(try place.open { warnings.append($0) } != first)
    #expect(warnings == [.replaced(path: secret)])
  }

  @Test(arguments: [(0o600, false), (0o400, false), (0o640, true), (0o604, true)])
  func `a key that others have rights to is told of`(mode: mode_t, isExposed: Bool) throws {
    let place = AuthorityFolder(path: folder.path("authority"))
    _ = try place.open()
    let secret = folder.path("authority/authority.pem")
    #expect(chmod(secret, mode) == 0)
    var warnings: [AuthorityWarning] = []
    _ = try place.open { warnings.append($0) }
    #expect(warnings == (isExposed ? [.exposed(path: secret)] : []))
  }

  @Test func `a name stands in a certificate once`() throws {
    let names = ["localhost", "LOCALHOST.", "a.test"].compactMap(ServerName.init)
    let (leaf, _) = try LocalAuthority.make().leaf(for: names, OpenSSL())
    let lines = try String(decoding: leaf.pem(), as: UTF8.self).split(separator: "\n")
    let bytes = try #require(Data(base64Encoded: lines.dropFirst().dropLast().joined()))
    // Once as the common name, once among the alternative names.
    #expect(String(decoding: bytes, as: UTF8.self).split(separator: "localhost").count == 3)
    #expect(names.count == 3)
  }

  @Test func `a folder that cannot be made is told of`() throws {
    try Data().write(to: URL(filePath: folder.path("file")))
    let failure = #expect(throws: TLSFailure.self) { try AuthorityFolder(path: folder.path("file/authority")).open() }
    #expect(
      failure == .unwritable(path: folder.path("file"), reason: "file exists")
        || failure == .unwritable(path: folder.path("file/authority"), reason: "not a directory"))
  }

  @Test(arguments: [
    ("localhost", true), ("127.0.0.1", true), ("::1", true), ("apisandbox.electioapp.com", true),
    ("api.electioapp.com", true), ("electioapp.com", false), ("a.b.electioapp.com", false), ("sandbox.test", true),
    ("example.com", false),
  ])
  func `a client that trusts the authority finds these names and no others`(host: String, isNamed: Bool) throws {
    let authority = try LocalAuthority.make()
    let extra = try #require(ServerName("sandbox.test"))
    let context = try TLSContext(authority: authority, names: ServerName.standard + [extra])
    var options = TLSClient.Options(trusted: authority.certificate)
    options.host = host
    let pair = try #require(Pair(context, options))
    pair.run()
    // Addresses are named by `SSL_set1_host`, too.
    #expect(pair.client.isEstablished == isNamed)
    #expect(pair.client.failure == (isNamed ? nil : "certificate verify failed"))
  }

  @Test func `a new start has a new certificate, and a running process renews it in time`() throws {
    let authority = try LocalAuthority.make()
    func certificate(_ context: TLSContext, daysAhead: Int = 0) throws -> [UInt8] {
      let now = Int(Date().timeIntervalSince1970) + daysAhead * 24 * 60 * 60
      _ = context.session(now: now)
      let pair = try #require(Pair(context, TLSClient.Options(trusted: authority.certificate)))
      pair.run()
      return pair.client.certificate
    }
    let context = try TLSContext(authority: authority, names: ServerName.standard)
    let first = try certificate(context)
    #expect(!first.isEmpty)
    #expect(try certificate(context, daysAhead: 700) == first)
    let renewed = try certificate(context, daysAhead: 800)
    #expect(renewed != first)
    #expect(try certificate(context, daysAhead: 800) == renewed)
    #expect(try certificate(TLSContext(authority: authority, names: ServerName.standard)) != first)
  }

  // MARK: The user's own

  private func made(
    from start: Int = -10, for seconds: Int = 1000
  ) throws -> (certificate: [UInt8], key: [UInt8]) {
    let openssl = try OpenSSL()
    let key = try PrivateKey.make(openssl)
    let certificate = try Certificate.make(
      .init(
        commonName: "own", validFrom: start, validFor: seconds,
        extensions: [(NID_subject_alt_name, "DNS:own.test"), (NID_basic_constraints, "critical,CA:TRUE")]),
      for: key, by: nil, openssl)
    return (try certificate.pem(), try key.pem())
  }

  private func context(_ certificate: [UInt8], _ key: [UInt8]) throws -> TLSContext {
    try Data(certificate).write(to: URL(filePath: folder.path("cert.pem")))
    try Data(key).write(to: URL(filePath: folder.path("key.pem")))
    return try TLSContext(certificateFile: folder.path("cert.pem"), keyFile: folder.path("key.pem"))
  }

  private func complaint(_ certificate: [UInt8], _ key: [UInt8]) throws -> String? {
    let failure = #expect(throws: TLSFailure.self) { try context(certificate, key) }
    return failure?.description.replacing(folder.path(""), with: "")
  }

  @Test func `a certificate of the user's is served with its chain`() throws {
    let own = try made()
    let context = try context(own.certificate + made().certificate, own.key)
    var options = TLSClient.Options(trusted: own.certificate)
    options.host = "own.test"
    let pair = try #require(Pair(context, options))
    pair.run()
    #expect(pair.client.failure == nil)
    #expect(pair.client.certificate == own.certificate)
  }

  @Test func `what cannot be served is one line`() throws {
    let own = try made()
    let other = try made()
    #expect(
      try complaint(own.certificate, other.key)
        == "the private key in 'key.pem' is not that of the certificate in 'cert.pem'")
    #expect(try complaint(own.key, own.key) == "'cert.pem' holds no certificate in PEM form: no start line")
    #expect(
      try complaint(own.certificate, own.certificate) == "'key.pem' holds no private key in PEM form: unsupported")
    let broken = Array("-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----\n".utf8)
    #expect(try complaint(own.certificate + broken, own.key)?.hasPrefix("'cert.pem' holds no certificate") == true)
    #expect(try complaint([0, 1, 2], own.key) == "'cert.pem' holds no certificate in PEM form: no start line")
    let missing = #expect(throws: TLSFailure.self) {
      try TLSContext(certificateFile: folder.path("none"), keyFile: folder.path("key.pem"))
    }
    #expect(missing == .unreadable(path: folder.path("none"), reason: "no such file or directory"))
  }

  @Test func `dates are those of the machine's clock`() throws {
    let day = 24 * 60 * 60
    let old = try made(from: -3 * day, for: 2 * day)
    let expired = try complaint(old.certificate, old.key)
    #expect(
      expired?.wholeMatch(of: #/the certificate in 'cert.pem' expired on \d{4}-\d\d-\d\d/#) != nil, "\(expired ?? "")")
    let young = try made(from: day)
    let early = try complaint(young.certificate, young.key)
    #expect(
      early?.wholeMatch(of: #/the certificate in 'cert.pem' is not valid before \d{4}-\d\d-\d\d/#) != nil,
      "\(early ?? "")")
  }

  @Test func `an encrypted key is told of, and nobody is asked for a passphrase`() throws {
    let own = try made()
    #expect(
      try complaint(own.certificate, Array(Self.encryptedKey.utf8))
        == "the private key in 'key.pem' is encrypted; 'openssl pkey -in key.pem -out plain.pem' decrypts it")
  }
}

extension CertificateTests {
  /// A key made for this test, encrypted with a passphrase that nobody needs.
  private static let encryptedKey = """
    -----BEGIN ENCRYPTED PRIVATE KEY-----
    MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAiPSCnYVcBqigICCAAw
    DAYIKoZIhvcNAgkFADAdBglghkgBZQMEAQIEEJfhy43Q+f8bO+pJWj6apYIEgZC3
    3gQAebnVIns4dyFBpvRezGhSaEn59vMJf5ZeHo9dlJJgXTqs18dqXIBegTrFFa3p
    p/BWW2nDml4CPTjDmHOpoj/Gl5HYcKBa7tqPu3f/IglXbfbYUGrARh9a6P4Q11EN
    +XPEpWz1mFhKy8qWdoJQLQhQAPyaXUDfM5OFn5Qu6kz6rjbAGF8h4nrFHpIYTUA=
    -----END ENCRYPTED PRIVATE KEY-----

    """
}

/// A folder of a test's own, gone when the test is.
final class Scratch: Sendable {
  private let root: String

  init() {
    root = FileManager.default.temporaryDirectory.path(percentEncoded: false) + "sortedpro-\(UUID().uuidString)/"
    try? FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  func path(_ name: String) -> String { root + name }

  func make(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: path(name), withIntermediateDirectories: true)
  }

  func mode(_ name: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path(name))[.posixPermissions] as? Int
  }

  func names(_ name: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path(name)).sorted()
  }
}
