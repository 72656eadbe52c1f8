/// Every bound of the server, in one place: unit, default and reason each.
///
/// - Source: design/http.md.
package struct Limits: Sendable {
  // MARK: Heads

  /// Longest request line, line end not counted. Bytes; 8 KiB is what RFC 9112 section 3 asks for at the least.
  package var requestLine = 8 * 1024
  /// Most fields of a message, trailers included. Clients of this API send about ten.
  package var fieldCount = 100
  /// Longest field section, line ends not counted, trailers and chunk extensions included. Bytes; far above
  /// any key, cookie or trace context.
  package var fieldBytes = 64 * 1024

  /// Longest host, its port not counted. Bytes; no name that resolves is longer (RFC 1035 section 2.3.4), and answers repeat
  /// it in every link.
  package static let hostName = 253

  // MARK: Bodies

  /// Largest request body. Bytes; 10 MiB unless configured, some 10,000 references in a list call.
  package var body: Int
  /// Requests whose bodies may be longer.
  package var imports: Imports?
  /// Most digits of a `Content-Length`; 18 always fit into a signed 64-bit integer.
  package var contentLengthDigits = 18
  /// Most hexadecimal digits of a chunk size; 15 always fit into a signed 64-bit integer.
  package var chunkSizeDigits = 15
  /// Longest extension of one chunk. Bytes; nobody sends any, and an attacker's cost nothing to read at this length.
  package var chunkExtension = 256
  /// Most bytes read and thrown away to save a connection whose request was refused; beyond it a new connection is cheaper.
  package var unreadBody = 256 * 1024

  /// Bytes of a body from which on it counts as large when memory is short.
  package var largeBody = 64 * 1024
  /// What all connections together may hold.
  package var memory = MemoryAccount.unlimited

  // MARK: Answers

  /// Bytes of queued answers from which on no further request is read or answered; about what a socket buffer holds.
  package var queuedOutput = 64 * 1024
  /// Bytes of buffer that a connection keeps between requests, so that an idle one stays small.
  package var keptBuffer = 2 * 1024

  /// Requests of one connection that are answered at a time, before the others of its loop have their turn.
  package var requestsPerTurn = 16
  /// Bytes of bodies, asked and answered, after which the same holds; a larger request is answered alone.
  package var bodiesPerTurn = 64 * 1024

  // MARK: HTTP/2

  /// Most requests of one connection at a time. Browsers and client libraries ask for no more.
  package var streams = 100
  /// Bytes of body that a connection may have on its way to the server. A megabyte keeps a fast line busy; what a stream may
  /// have is RFC 9113's 65,535 bytes until ``connectionBodies`` has room for its whole body.
  package var connectionWindow = 1024 * 1024
  /// Bytes of bodies beyond the streams' first windows that one connection is let send before they are answered; one body
  /// always gets through.
  package var connectionBodies = 16 * 1024 * 1024
  /// Bytes of answers made but not yet taken by one client, from which on its further requests wait.
  package var pendingAnswers = 4 * 1024 * 1024
  /// Most CONTINUATION frames of one head; 64 KiB of fields need four.
  package var continuations = 8
  /// Streams that a client may reset at once, and how many a second after that ("rapid reset", CVE-2023-44487).
  package var resetBurst: UInt64 = 1000
  package var resetsPerSecond: UInt64 = 33
  /// Acknowledgements of PING and SETTINGS that wait to be sent; a client that leaves more unread is flooding.
  package var pendingAcknowledgements = 1000
  /// Frames without use (PING, SETTINGS, PRIORITY, unknown ones, empty DATA) at once, and how many a second after that.
  /// A request makes up for ``idleFramesPerRequest``.
  package var idleFrameBurst = 1000
  package var idleFramesPerSecond = 100
  package var idleFramesPerRequest = 8

  // MARK: Times

  /// From the first byte of a head to its end, however fast the bytes drip.
  package var headDeadline = Duration.seconds(10)
  /// Between two pieces of a body.
  package var bodyIdle = Duration.seconds(30)
  /// From a body's beginning to its end, however it drips: five minutes take 10 MiB at 35 KiB/s.
  package var bodyDeadline = Duration.seconds(300)
  /// Between two requests; most clients' pools give up an idle connection at or before this.
  package var keepAliveIdle = Duration.seconds(60)
  /// Without progress of an answer that the client does not read.
  package var writeStall = Duration.seconds(30)
  /// How long a connection or a stream waits for an answer that is made late on purpose, or never comes.
  package var longestSilence = Duration.seconds(3600)
  /// From the half-close to the close, so that the answer arrives before the reset (RFC 9112 section 9.6).
  package var lingering = Duration.seconds(2)
  /// The same while the server stops, which users and orchestrators expect to take less than a second.
  package var drainLingering = Duration.milliseconds(500)
  /// How long accepting pauses when the process or the machine is out of descriptors or buffers.
  package var acceptPause = Duration.milliseconds(100)
  /// How often a loop looks at its connections' deadlines: they are at most that late.
  package var tick = Duration.milliseconds(250)

  // MARK: Sockets

  /// Most connections at a time; further clients wait in the listener's backlog. Lowered to what the descriptor limit leaves.
  package var connections = 10_000
  /// Connections that the kernel holds until they are accepted.
  package var backlog = 1024
  /// Bytes of a loop's read buffer, shared by its connections: a connection gets one such piece a turn, so none starves others.
  package var readSize = 64 * 1024

  /// - Parameter body: largest request body in bytes.
  package init(body: Int = 10 * 1024 * 1024) {
    self.body = max(0, body)
  }
}
