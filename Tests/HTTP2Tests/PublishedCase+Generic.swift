extension PublishedCase {
  /// What every server has to take.
  static let generic = [
    PublishedCase("generic/1/1", "a preface", .goesOn, [.ping()]),
    PublishedCase(
      "generic/2/1", "PRIORITY on an idle stream", .ping, [Frame(.priority, stream: 1, [0, 0, 0, 0, 255]), .ping()]),
    PublishedCase(
      "generic/2/2", "WINDOW_UPDATE on a stream that the client has ended", .data(1), settings: [(4, 0)],
      [.get(1), .windowUpdate(1, 1)]),
    PublishedCase(
      "generic/2/3", "PRIORITY on a stream that the client has ended", .data(1), settings: [(4, 0)],
      [.get(1), Frame(.priority, stream: 1, [0, 0, 0, 0, 255]), .windowUpdate(1, 1)]),
    PublishedCase(
      "generic/2/4", "RST_STREAM on a stream that the client has ended", .ping, settings: [(4, 0)],
      [.get(1), .reset(1), .ping()]),
    PublishedCase(
      "generic/2/5", "PRIORITY on a closed stream", .ping, [.get(1)],
      [Frame(.priority, stream: 1, [0, 0, 0, 0, 255]), .ping()]),
    PublishedCase("generic/3.1/1", "DATA", .answer, [.post(1), .data(1, "test")]),
    PublishedCase(
      "generic/3.1/2", "DATA in two frames", .answer, [.post(1), .data(1, "test", end: false), .data(1, "test")]),
    PublishedCase(
      "generic/3.1/3", "DATA with padding", .answer,
      [.post(1), Frame(.data, flags: 9, stream: 1, [5] + Array("test".utf8) + [0, 0, 0, 0, 0])]),
    PublishedCase("generic/3.2/1", "HEADERS", .answer, [.get(1)]),
    PublishedCase(
      "generic/3.2/2", "HEADERS with padding", .answer,
      [Frame(.headers, flags: 0xD, stream: 1, [5] + HPACK.literals(Frame.head("GET", "/")) + [0, 0, 0, 0, 0])]),
    PublishedCase(
      "generic/3.2/3", "HEADERS with a priority", .answer,
      [
        Frame(
          .headers, flags: 5 | Frame.priorityFlag, stream: 1,
          [0, 0, 0, 0, 255] + HPACK.literals(Frame.head("GET", "/")))
      ]),
    PublishedCase(
      "generic/3.3/1", "PRIORITY of weight 1", .answer, [Frame(.priority, stream: 1, [0, 0, 0, 0, 0]), .get(1)]),
    PublishedCase(
      "generic/3.3/2", "PRIORITY of weight 256", .answer, [Frame(.priority, stream: 1, [0, 0, 0, 0, 255]), .get(1)]),
    PublishedCase(
      "generic/3.3/3", "PRIORITY that depends on a stream", .answer,
      [Frame(.priority, stream: 1, [0, 0, 0, 3, 255]), .get(1)]),
    PublishedCase(
      "generic/3.3/4", "PRIORITY that depends on a stream exclusively", .answer,
      [Frame(.priority, stream: 1, [0x80, 0, 0, 3, 255]), .get(1)]),
    PublishedCase(
      "generic/3.3/5", "PRIORITY on an idle stream, and a request on one below it", .answer,
      [Frame(.priority, stream: 3, [0, 0, 0, 0, 255]), .get(1)]),
    PublishedCase("generic/3.4/1", "RST_STREAM", .ping, [.post(1), .reset(1), .ping()]),
    PublishedCase("generic/3.5/1", "SETTINGS", .goesOn, [.settings([(3, 100)])]),
    PublishedCase("generic/3.7/1", "PING", .ping, [.ping()]),
    PublishedCase("generic/3.8/1", "GOAWAY", .pingOrEnd, [.goAway(), .ping()]),
    PublishedCase("generic/3.9/1", "WINDOW_UPDATE on the connection", .answer, [.windowUpdate(0, 1), .get(1)]),
    PublishedCase(
      "generic/3.9/2", "WINDOW_UPDATE on a stream", .data(1), settings: [(4, 0)], [.get(1), .windowUpdate(1, 1)]),
    PublishedCase(
      "generic/3.10/1", "a CONTINUATION", .answer,
      [
        Frame(.headers, flags: 1, stream: 1, HPACK.literals(Frame.head("GET", "/"))),
        Frame(.continuation, flags: 4, stream: 1, more),
      ]),
    PublishedCase(
      "generic/3.10/2", "two CONTINUATIONs", .answer,
      [
        Frame(.headers, flags: 1, stream: 1, HPACK.literals(Frame.head("GET", "/"))),
        Frame(.continuation, stream: 1, more), Frame(.continuation, flags: 4, stream: 1, more),
      ]),
    PublishedCase("generic/4/1", "GET", .answer, [.get(1)]),
    PublishedCase("generic/4/2", "HEAD", .answer, [.headers(1, Frame.head("HEAD", "/"))]),
    PublishedCase("generic/4/3", "POST", .answer, [.post(1), .data(1, "test")]),
    PublishedCase(
      "generic/4/4", "POST with trailers", .answer,
      [.post(1, "/", [("trailer", "x-test")]), .data(1, "test", end: false), .headers(1, [("x-test", "ok")])]),
  ]

  /// A further field, for a CONTINUATION.
  static let more = HPACK.literals([("x-dummy", "dummy")])
}
