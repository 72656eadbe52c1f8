import COpenSSL
import Glibc

/// One side of a TLS connection, as a machine: encrypted bytes go in, plain ones come out, and the other way round.
///
/// The shell hands over what arrives (``received(_:at:)``), asks ``read(into:)`` until that has nothing, and sends by
/// ``send(_:_:)`` and ``flush(_:)``.
package final class TLSSession {
  package enum Event: Sendable, Equatable {
    /// The handshake is complete; whether the two agreed on HTTP/2.
    case established(isHTTP2: Bool)
    /// So many plain bytes are at the front of the buffer.
    case bytes(Int)
    /// More must arrive.
    case nothing
    /// The peer sends no more; it may still read.
    case closed
    /// Nothing can be read or sent but what ``flush(_:)`` has, which tells the peer why.
    case failed(TLSSession.Failure)
  }

  private enum Phase {
    case handshaking
    case open
    case over
  }

  private let openssl: OpenSSL
  private let connection: OpaquePointer
  private let isClient: Bool
  /// Memory BIOs, owned by `connection`.
  private let incoming: OpaquePointer
  private let outgoing: OpaquePointer
  private var phase = Phase.handshaking
  private var hasClosed = false

  /// Encrypted bytes to send, those before `sent` already gone.
  private var output: [UInt8] = []
  private var sent = 0
  /// Plain bytes that became part of `output`, whose sender has not been told that they are gone.
  private var encrypted = 0

  /// When the first byte came; nil until then.
  package private(set) var start: ContinuousClock.Instant?

  /// Plain bytes that are encrypted at a time, in records of 16 KiB: about what a socket buffer holds.
  private static let pieceSize = 64 * 1024
  private static let recordSize = 16 * 1024
  /// Bytes of buffer that an idle session keeps.
  private static let keptOutput = 2 * 1024

  /// The server's side, or that of the caller of a server which has to prove its name. Nil when memory is short.
  init?(_ context: OpaquePointer, _ openssl: OpenSSL, callerOf server: ServerName? = nil) {
    let call = openssl.call
    guard let connection = call.SSL_new(context) else { return nil }
    guard let incoming = call.BIO_new(call.BIO_s_mem()), let outgoing = call.BIO_new(call.BIO_s_mem()) else {
      call.SSL_free(connection)
      return nil
    }
    call.SSL_set_bio(connection, incoming, outgoing)
    if let server {
      guard Self.expect(server, on: connection, openssl) else {
        call.SSL_free(connection)
        return nil
      }
      call.SSL_set_connect_state(connection)
    } else {
      call.SSL_set_accept_state(connection)
    }
    isClient = server != nil
    self.openssl = openssl
    self.connection = connection
    self.incoming = incoming
    self.outgoing = outgoing
  }

  deinit { openssl.call.SSL_free(connection) }

  /// Whether the handshake still goes on.
  package var isHandshaking: Bool { phase == .handshaking }

  /// Whether something failed and nothing more is read.
  package var isOver: Bool { phase == .over }

  /// Encrypted bytes that wait to be sent.
  package var queued: Int { output.count - sent }

  // MARK: Reading

  /// Takes encrypted bytes from the peer: ``pieceToReceive`` at a time, so that the session holds no more than that.
  package func received(_ bytes: ArraySlice<UInt8>, at now: ContinuousClock.Instant) {
    start = start ?? now
    guard phase != .over, !bytes.isEmpty else { return }
    // A memory BIO takes everything, or fails for want of memory.
    let count = bytes.withUnsafeBytes {
      openssl.call.BIO_write(incoming, $0.baseAddress, Int32(clamping: $0.count))
    }
    if count != bytes.count { phase = .over }
  }

  /// Bytes. What comes out of a piece fits into as many, at the front of the buffer that the piece came from.
  package static let pieceToReceive = recordSize

  /// Goes on with what arrived. Plain bytes, at most ``pieceToReceive``, are put at the front of `buffer`, which must not be empty.
  package func read(into buffer: inout [UInt8]) -> Event {
    switch phase {
    case .over: return .nothing
    case .handshaking:
      openssl.call.ERR_clear_error()
      let code = openssl.call.SSL_do_handshake(connection)
      defer { collect() }
      guard code == 1 else { return event(code) }
      phase = .open
      return .established(isHTTP2: agreedProtocol == "h2")
    case .open:
      openssl.call.ERR_clear_error()
      let count = buffer.withUnsafeMutableBytes {
        openssl.call.SSL_read(connection, $0.baseAddress, Int32(clamping: min($0.count, Self.recordSize)))
      }
      guard count <= 0 else { return .bytes(Int(count)) }
      // Reading may have something to say: to a change of keys, for instance.
      defer { collect() }
      return event(count)
    }
  }

  private func event(_ code: Int32) -> Event {
    switch openssl.call.SSL_get_error(connection, code) {
    case SSL_ERROR_WANT_READ, SSL_ERROR_WANT_WRITE: return .nothing
    case SSL_ERROR_ZERO_RETURN: return .closed
    default:
      phase = .over
      let reason = distrust ?? openssl.lastReason
      return .failed(TLSSession.Failure(code: openssl.call.ERR_peek_last_error(), reason: reason))
    }
  }

  /// Why a caller does not believe the server: "self-signed certificate".
  private var distrust: String? {
    let result = openssl.call.SSL_get_verify_result(connection)
    guard isClient, result != Int(X509_V_OK) else { return nil }
    return openssl.call.X509_verify_cert_error_string(result).map {
      "the server's certificate is not trusted: \(String(cString: $0))"
    }
  }

  /// The protocol that both sides agreed on by ALPN.
  package var agreedProtocol: String? {
    var name: UnsafePointer<UInt8>?
    var length: UInt32 = 0
    openssl.call.SSL_get0_alpn_selected(connection, &name, &length)
    guard let name, length > 0 else { return nil }
    return String(decoding: UnsafeBufferPointer(start: name, count: Int(length)), as: UTF8.self)
  }

  // MARK: Sending

  /// Encrypts bytes from the front of `plain` and sends them by `write`, which returns how many bytes it took, or less than 0.
  ///
  /// Returns how many plain bytes are gone, or what `write` returned when it was less than 0. Until bytes are gone, the next
  /// call has to bring them again: they are encrypted already.
  package func send(_ plain: Span<UInt8>, _ write: (Span<UInt8>) -> Int) -> Int {
    if encrypted == 0 {
      guard phase == .open, encrypt(plain.extracting(first: Self.pieceSize)) else {
        errno = EPIPE
        return -1
      }
    }
    guard flush(write) else { return -1 }
    defer { encrypted = 0 }
    return encrypted
  }

  private func encrypt(_ plain: Span<UInt8>) -> Bool {
    openssl.call.ERR_clear_error()
    while encrypted < plain.count {
      let piece = plain.extracting(encrypted...).extracting(first: Self.recordSize)
      let count = piece.withUnsafeBytes {
        openssl.call.SSL_write(connection, $0.baseAddress, Int32(clamping: $0.count))
      }
      guard count > 0 else {
        phase = .over
        return false
      }
      encrypted += Int(count)
      collect()
    }
    return true
  }

  /// Sends what waits by `write`. False when not all could be sent; `errno` then says why, EAGAIN being for later.
  package func flush(_ write: (Span<UInt8>) -> Int) -> Bool {
    while queued > 0 {
      let count = write(output.span.extracting(sent...))
      guard count >= 0 else {
        if errno == EINTR { continue }
        return false
      }
      sent += count
    }
    sent = 0
    output.removeAll(keepingCapacity: output.capacity <= Self.keptOutput)
    return true
  }

  /// Says that nothing more is sent; ``flush(_:)`` carries it out.
  package func close() {
    guard phase == .open, !hasClosed else { return }
    hasClosed = true
    openssl.call.ERR_clear_error()
    _ = openssl.call.SSL_shutdown(connection)
    collect()
  }

  private func collect() { openssl.take(from: outgoing, into: &output) }
}

// MARK: First bytes

extension TLSSession {
  /// With this byte begins what a client of TLS sends first.
  ///
  /// - Source: RFC 8446 section 5.1, "handshake".
  package static let handshakeByte: UInt8 = 22

  /// Whether a client that begins with this byte speaks in the clear: letters, signs and line ends are none of TLS's record
  /// types.
  package static func isPlain(_ first: UInt8) -> Bool {
    switch first {
    case 0x20...0x7E, UInt8(ascii: "\r"), UInt8(ascii: "\n"): true
    default: false
    }
  }
}
