import Contract
import Testing

@testable import Faults

/// Which requests a rule strikes: a table of rules, of which each is held against ten like requests.
@Suite struct `A fault strikes` {
  private static func strikes(_ rule: FaultRule, seed: UInt64 = 1, requests: Int = 10) -> [Int] {
    var book = FaultBook()
    _ = book.add(rule)
    var numbers = Numbers(state: seed)
    return (1...requests).filter { _ in book.strike(.allocation, at: morning, using: &numbers) != nil }
  }

  @Test(arguments: [
    (#"{}"#, Array(1...10)),
    (#"{"nth":3}"#, [3]),
    (#"{"every":4}"#, [4, 8]),
    (#"{"after":7}"#, [8, 9, 10]),
    (#"{"times":2}"#, [1, 2]),
    (#"{"times":0}"#, []),
    (#"{"after":2,"every":3,"times":2}"#, [3, 6]),
    (#"{"probability":0}"#, []),
    (#"{"probability":1}"#, Array(1...10)),
    (#"{"until":"2019-06-14T09:00:00Z"}"#, []),
    (#"{"until":"2019-06-14T09:00:01Z"}"#, Array(1...10)),
  ])
  func `when its conditions hold`(when: String, requests: [Int]) throws {
    #expect(Self.strikes(try rule(#"{"when":\#(when),"then":{"status":503}}"#)) == requests)
  }

  @Test func `as often as its probability says, and for a seed always alike`() throws {
    let rule = try rule(#"{"when":{"probability":0.25},"then":{"status":503}}"#)
    let struck = Self.strikes(rule, seed: 7, requests: 4000)
    #expect((900...1100).contains(struck.count))
    #expect(struck == Self.strikes(rule, seed: 7, requests: 4000))
    #expect(struck != Self.strikes(rule, seed: 8, requests: 4000))
  }

  @Test(arguments: [
    #"{}"#, #"{"operation":"AllocateWithCheapestQuote"}"#, #"{"operation":"allocate*"}"#, #"{"method":"put"}"#,
    #"{"path":"/allocation/*/allocatewithcheapestquote"}"#, #"{"path":"/allocation/{consignmentReference}/*"}"#,
    #"{"consignment":"ec-1"}"#, #"{"carrierService":"CX_*"}"#, #"{"serviceGroup":"valuable*"}"#,
    #"{"clientReference":"order-*"}"#, #"{"header":{"x-test":"retry"}}"#, #"{"header":{"X-Test":"*","accept":"*xml"}}"#,
    #"{"operation":"*","method":"PUT","consignment":"EC-*"}"#,
  ])
  func `the requests that it matches`(match: String) throws {
    #expect(Self.strikes(try rule(#"{"match":\#(match),"then":{"status":503}}"#)).count == 10)
  }

  @Test(arguments: [
    #"{"operation":"GetLabels"}"#, #"{"method":"GET"}"#, #"{"path":"/labels/*"}"#, #"{"consignment":"EC-2"}"#,
    #"{"carrierService":"CX"}"#, #"{"serviceGroup":"other"}"#, #"{"clientReference":"order"}"#,
    #"{"header":{"x-test":"other"}}"#, #"{"header":{"x-absent":"*"}}"#, #"{"operation":"Allocate*","method":"GET"}"#,
  ])
  func `no others`(match: String) throws {
    var book = FaultBook()
    _ = book.add(try rule(#"{"match":\#(match),"then":{"status":503}}"#))
    var numbers = Numbers(state: 1)
    #expect(book.strike(.allocation, at: morning, using: &numbers) == nil)
    #expect(book.entries[0].lookedAt == 0)
  }

  @Test func `and counts how often it was looked at and struck`() throws {
    var book = FaultBook()
    let id = book.add(try rule(#"{"name":"first two","when":{"times":2},"then":{"status":503}}"#))
    var numbers = Numbers(state: 1)
    for _ in 0..<5 { _ = book.strike(.allocation, at: morning, using: &numbers) }
    #expect(book.entries.map(\.id) == [id])
    #expect(book.entries[0].lookedAt == 5)
    #expect(book.entries[0].struck == 2)
  }

  @Test func `together with others, each saying its part, the earlier first`() throws {
    var book = FaultBook()
    for json in [
      #"{"name":"a","then":{"delay":"PT1S"}}"#, #"{"then":{"status":503,"retryAfter":2}}"#,
      #"{"name":"c","then":{"delay":"PT9S","error":"ValidationException","body":"empty"}}"#,
    ] {
      _ = book.add(try rule(json))
    }
    var numbers = Numbers(state: 1)
    let struck = book.strike(.allocation, at: morning, using: &numbers)
    let strike = try #require(struck)
    #expect(strike.causes == ["a", "fault 2", "c"])
    #expect(strike.delay == .seconds(1))
    #expect(
      strike.action
        == (try rule(
          #"{"then":{"delay":"PT1S","status":503,"retryAfter":2,"body":"empty"}}"#)).then)
  }

  @Test func `by the header that the request brings, counted by its text`() throws {
    var book = FaultBook()
    var numbers = Numbers(state: 1)
    func struck(_ text: String) throws -> Bool {
      book.strike(.allocation, header: (text, try FaultHeader.rule(text)), at: morning, using: &numbers) != nil
    }
    #expect(try (1...3).map { _ in try struck("status=503, times=2") } == [true, true, false])
    #expect(try struck("status=503, times=1"))
    #expect(book.isEmpty)
  }

  // MARK: Rate limits

  @Test func `where a rate limit has no room, until the world's clock has made some`() throws {
    var book = FaultBook()
    _ = book.add(try rule(#"{"then":{"rateLimit":{"perMinute":60,"burst":2}}}"#))
    var numbers = Numbers(state: 1)
    func seconds(at time: Double) -> Int? {
      let now = DateTimeOffset(ticks: morning.ticks + Int64(time * 10_000_000))
      return book.strike(.allocation, at: now, using: &numbers)?.retryAfterLimit
    }
    #expect(
      [0, 0, 0, 0.5, 1, 1.5, 100, 100, 100, 99, 101].map(seconds) == [nil, nil, 1, 1, nil, 1, nil, nil, 1, 1, nil])
  }

  @Test func `at the first call when the burst is nothing`() throws {
    var book = FaultBook()
    _ = book.add(try rule(#"{"then":{"rateLimit":{"perMinute":2,"burst":0}}}"#))
    var numbers = Numbers(state: 1)
    #expect(book.strike(.allocation, at: morning, using: &numbers)?.retryAfterLimit == 30)
    #expect(book.strike(.allocation, at: morning.adding(seconds: 30), using: &numbers) == nil)
  }

  // MARK: Delays

  @Test func `with delays between the bounds, and about the median`() throws {
    var numbers = Numbers(state: 3)
    let uniform = try rule(#"{"then":{"delay":{"uniform":["PT0.1S","PT2S"]}}}"#)
    let logNormal = try rule(#"{"then":{"delay":{"logNormal":{"median":"PT0.2S","sigma":0.6}}}}"#)
    let even = (0..<2000).compactMap { _ in uniform.then.delay?.drawn(using: &numbers) }
    #expect(even.allSatisfy { (.milliseconds(100)...(.seconds(2))).contains($0) })
    #expect(even.filter { $0 < .milliseconds(1050) }.count > 900)
    let skewed = (0..<2000).compactMap { _ in logNormal.then.delay?.drawn(using: &numbers) }.sorted()
    #expect((.milliseconds(180)...(.milliseconds(220))).contains(skewed[1000]))
    #expect(skewed[1900] > .milliseconds(400))
  }

  // MARK: Bounds

  @Test func `by a thousand rules at most`() throws {
    var book = FaultBook()
    let rule = try rule(#"{"then":{"status":503}}"#)
    for _ in 0..<FaultBook.mostRules { #expect(book.add(rule) != nil) }
    #expect(book.add(rule) == nil)
    let removals = (0..<2).map { _ in book.remove(1) }
    #expect(removals == [true, false])
    #expect(book.add(rule) == FaultBook.mostRules + 1)
  }

  @Test func `though headers without end come, of which the last are counted`() {
    var recent = Recent<Int>(most: 3)
    for number in 0..<10_000 { recent.set(number, for: "\(number)") }
    #expect((9995..<10_000).map { recent["\($0)"] } == [nil, nil, 9997, 9998, 9999])
  }
}
