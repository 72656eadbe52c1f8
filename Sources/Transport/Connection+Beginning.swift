import HTTP1
import HTTP2
import HTTPCore
import TLS

// Which HTTP a connection speaks.
extension Connection {
  /// Decides by the first bytes. False when there is no memory for the client's wish, or it wishes for TLS.
  func begin(_ bytes: ArraySlice<UInt8>, at now: ContinuousClock.Instant) -> Bool {
    if secure == nil, preface.start == nil, bytes.first == TLSSession.handshakeByte {
      warnings.warnOfHelloInTheClear()
      return false
    }
    switch preface.take(bytes, at: now) {
    case .undecided: return true
    case .other:
      readOnInHTTP1()
      machine.received(bytes, at: now)
      return true
    case .http2:
      guard let multiplexed = MultiplexedConnection(limits: limits, at: now) else { return false }
      if !preface.matched.isEmpty { multiplexed.received(preface.matched, at: now) }
      multiplexed.received(bytes, at: now)
      stage = .http2(multiplexed)
      return true
    }
  }

  /// Gives HTTP/1.1 the bytes that could have become HTTP/2's preface, with the time at which they began.
  func readOnInHTTP1() {
    guard case .undecided = stage else { return }
    stage = .http1
    guard let start = preface.start, !preface.matched.isEmpty else { return }
    machine.received(preface.matched, at: start)
  }

  /// Goes on in HTTP/2 behind an HTTP/1.1 request; the request is answered in HTTP/1.1 when that can't be.
  func upgrade(_ request: Request, settings: [UInt8], _ context: inout LoopContext) {
    guard
      let multiplexed = MultiplexedConnection(upgrading: request, settings: settings, limits: limits, at: context.now)
    else { return answer(request, &context) }
    let (output, input) = machine.switchProtocols()
    multiplexed.precede(with: output)
    if !input.isEmpty { multiplexed.received(input[...], at: context.now) }
    stage = .http2(multiplexed)
  }
}
