import COpenSSL
import TLSClient
import Testing

@testable import TLS

@Suite struct TLSSessionTests {
  private let authority: LocalAuthority
  private let context: TLSContext

  init() throws {
    authority = try LocalAuthority.make()
    context = try TLSContext(authority: authority, names: ServerName.standard)
  }

  private func pair(_ change: (inout TLSClient.Options) -> Void = { _ in }) throws -> Pair {
    var options = TLSClient.Options(trusted: authority.certificate)
    change(&options)
    return try #require(Pair(context, options))
  }

  private func only(_ version: Int32) -> (inout TLSClient.Options) -> Void {
    { ($0.oldest, $0.newest) = (version, version) }
  }

  @Test(arguments: [(TLS1_2_VERSION, "TLSv1.2"), (TLS1_3_VERSION, "TLSv1.3")], [1, 7, Int.max])
  func `the handshake and what follows are the same however the bytes are cut`(
    version: (number: Int32, name: String), piece: Int
  ) throws {
    let pair = try pair(only(version.number))
    pair.run(piece: piece)
    #expect(pair.client.failure == nil)
    #expect(pair.client.version == version.name)
    #expect(pair.events == [.established(isHTTP2: false)])
    let text = (0..<50_000).map { UInt8(truncatingIfNeeded: $0) }
    pair.client.write(text)
    pair.run(piece: piece)
    // Not the arrays themselves: a failure would print them.
    let arrived = pair.received == text
    #expect(arrived)
    pair.answer(text)
    let cameBack = pair.answered == text
    #expect(cameBack)
  }

  @Test(arguments: [
    (["h2", "http/1.1"], "h2"), (["http/1.1", "h2"], "h2"), (["http/1.1"], "http/1.1"), (["h2"], "h2"),
    (["spdy/3", "http/1.1"], "http/1.1"), ([], nil),
  ])
  func `h2 is agreed on before http 1,1, and who offers nothing goes on without`(
    offered: [String], agreed: String?
  ) throws {
    let pair = try pair { $0.protocols = offered }
    pair.run()
    #expect(pair.client.failure == nil)
    #expect(pair.client.agreedProtocol == agreed)
    #expect(pair.events == [.established(isHTTP2: agreed == "h2")])
  }

  @Test func `who offers nothing that is spoken here is refused`() throws {
    let pair = try pair { $0.protocols = ["spdy/3", "http/1.0"] }
    pair.run()
    #expect(pair.client.failure == "tlsv1 alert no application protocol")
    #expect(!pair.events.contains(.established(isHTTP2: false)))
  }

  @Test(arguments: [1, 1000, 16_384, 65_537]) func `a socket that takes little at a time gets all, in order`(
    most: Int
  ) throws {
    let pair = try pair()
    pair.run()
    let text = (0..<(most == 1 ? 3000 : 300_000)).map { UInt8(truncatingIfNeeded: $0 / 7) }
    pair.answer(text, most: most)
    let arrived = pair.answered == text
    #expect(arrived)
    #expect(pair.server.queued == 0)
  }

  @Test(arguments: [TLS1_VERSION, TLS1_1_VERSION]) func `what is older than TLS 1,2 is refused by an alert`(
    version: Int32
  ) throws {
    let pair = try pair(only(version))
    pair.run()
    #expect(pair.client.failure == "tlsv1 alert protocol version")
    #expect(pair.server.isOver)
    #expect(!pair.client.isEstablished)
  }

  @Test(arguments: ["AES128-SHA", "ECDHE-ECDSA-AES128-SHA", "ECDHE-ECDSA-NULL-SHA", "ADH-AES128-SHA"])
  func `weak ciphers are refused`(cipher: String) throws {
    let pair = try pair {
      self.only(TLS1_2_VERSION)(&$0)
      $0.ciphers = cipher + ":@SECLEVEL=0"
    }
    pair.run()
    #expect(pair.client.failure == "sslv3 alert handshake failure")
    #expect(pair.server.isOver)
  }

  @Test func `a client that does not trust the certificate is told apart`() throws {
    let other = try LocalAuthority.make()
    let pair = try pair { $0.trusted = other.certificate }
    pair.run()
    #expect(pair.client.failure == "certificate verify failed")
    guard case .failed(let failure)? = pair.events.last else { throw Unexpected() }
    #expect(failure.isDistrust)
  }

  private struct Unexpected: Error {}

  @Test(arguments: [0, 1, 2, 3]) func `garbage is an alert wherever it comes, and nothing behind it is read`(
    place: Int
  ) throws {
    let pair = try pair()
    switch place {
    case 0: pair.feed([22, 3, 1, 0, 5] + Array("hello".utf8))
    case 1:
      pair.feed(pair.client.takeOutput())
      pair.feed([23, 3, 3, 0, 64] + [UInt8](repeating: 0x61, count: 64))
    case 2:
      pair.run()
      pair.feed([23, 3, 3, 0, 64] + [UInt8](repeating: 0x61, count: 64))
    default:
      pair.run()
      // Longer than any record may be (RFC 8446 section 5.2).
      pair.feed([23, 3, 3, 0xFF, 0xFF] + [UInt8](repeating: 0x61, count: 64))
    }
    guard case .failed(let failure)? = pair.events.last else { throw Unexpected() }
    #expect(!failure.isDistrust)
    #expect(pair.server.isOver)
    #expect(pair.server.queued > 0)
    pair.client.write(Array("more".utf8))
    pair.feed(pair.client.takeOutput())
    #expect(pair.received == [])
  }

  @Test func `random bytes never get further than a failure`() throws {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<200 {
      let pair = try pair()
      var bytes = pair.client.takeOutput()
      for _ in 0..<5 {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      pair.feed(bytes)
      #expect(pair.received == [])
      #expect(!pair.events.contains(.established(isHTTP2: false)))
    }
  }

  @Test func `a client that says it sends no more still gets its answer`() throws {
    let pair = try pair()
    pair.run()
    pair.client.write(Array("question".utf8))
    pair.client.close()
    pair.run()
    #expect(pair.received == Array("question".utf8))
    #expect(pair.events.last == .closed)
    pair.answer(Array("answer".utf8))
    #expect(pair.answered == Array("answer".utf8))
  }

  @Test func `the end is said within TLS, once`() throws {
    let pair = try pair()
    pair.run()
    pair.server.close()
    pair.server.close()
    #expect(pair.server.queued > 0)
    pair.run()
    _ = pair.client.read()
    #expect(pair.client.hasReceivedClose)
    #expect(pair.client.failure == nil)
  }

  @Test func `an end within the handshake says nothing`() throws {
    let pair = try pair()
    pair.server.close()
    #expect(pair.server.queued == 0)
  }

  @Test func `new keys are taken in midstream`() throws {
    let pair = try pair(only(TLS1_3_VERSION))
    pair.run()
    pair.client.updateKeys()
    pair.client.write(Array("after".utf8))
    pair.run()
    pair.answer(Array("after".utf8))
    #expect(pair.received == Array("after".utf8))
    #expect(pair.answered == Array("after".utf8))
    #expect(pair.client.failure == nil)
  }

  @Test func `a second handshake is refused`() throws {
    let pair = try pair(only(TLS1_2_VERSION))
    pair.run()
    pair.client.renegotiate()
    pair.run()
    #expect(pair.client.failure == "no renegotiation")
    #expect(pair.events.filter { $0 == .established(isHTTP2: false) }.count == 1)
  }

  @Test(arguments: [
    (UInt8(22), false), (UInt8(0x80), false), (UInt8(0), false), (UInt8(ascii: "G"), true), (UInt8(ascii: "P"), true),
    (UInt8(ascii: "\r"), true), (UInt8(ascii: "{"), true),
  ])
  func `text is told from TLS by its first byte`(byte: UInt8, isPlain: Bool) {
    #expect(TLSSession.isPlain(byte) == isPlain)
  }
}
