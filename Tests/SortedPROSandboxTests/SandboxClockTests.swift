import Foundation
import SortedPROSandbox
import Testing

@Suite struct SandboxClockTests {
  @Test func `it stands where it was stopped`() async throws {
    try await SandboxServer.running { server async throws in
      let clock = server.freshWorld().clock
      #expect(try clock.report().mode == .real)
      #expect(try clock.freeze(at: "2019-06-14T09:00:00Z").now == "2019-06-14T09:00:00+00:00")
      #expect(try clock.report().mode == .frozen)
      #expect(try clock.report().now.date == Date(timeIntervalSince1970: 1_560_502_800))
    }
  }

  @Test func `it is moved by a duration, to an instant, to the next event`() async throws {
    try await SandboxServer.running(.june) { server in
      let clock = server.freshWorld().clock
      #expect(try clock.advance(by: .seconds(90)).now == "2019-06-14T09:01:30+00:00")
      #expect(try clock.advance(to: "2019-06-14T10:00:00Z").from == "2019-06-14T09:01:30+00:00")
      let advance = try clock.advance(toNext: .cutOff)
      #expect(advance.events.map(\.kind) == [.cutOff])
      #expect(advance.events.first?.at == advance.now)
      #expect(advance.events.first?.references.isEmpty == false)
    }
  }

  @Test func `it runs ahead of the machine's, or faster`() async throws {
    try await SandboxServer.running { server in
      let clock = server.freshWorld().clock
      let ahead = try clock.run(aheadBy: .seconds(-86_400.5))
      #expect(ahead.mode == .offset)
      #expect(ahead.offset == .seconds(-86_400.5))
      let faster = try clock.run(faster: 2.5)
      #expect(faster.mode == .scaled)
      #expect(faster.factor == 2.5)
      #expect(try clock.run().mode == .real)
    }
  }

  @Test func `what it cannot do is refused, with the member at fault`() async throws {
    try await SandboxServer.running(.june) { server in
      let clock = server.freshWorld().clock
      let refusals: [(String, () throws(SandboxError) -> Void)] = [
        ("by", { () throws(SandboxError) in try clock.advance(by: .seconds(-1)) }),
        ("to", { () throws(SandboxError) in try clock.advance(to: "2018-01-01T00:00:00Z") }),
        ("to", { () throws(SandboxError) in try clock.advance(to: "tomorrow") }),
        ("now", { () throws(SandboxError) in try clock.freeze(at: "tomorrow") }),
        ("factor", { () throws(SandboxError) in try clock.run(faster: 0) }),
        ("toNext", { () throws(SandboxError) in try clock.advance(toNext: .init(rawValue: "doomsday")) }),
      ]
      for (member, call) in refusals {
        let error = #expect(throws: SandboxError.self) { try call() }
        #expect(error?.problems.map(\.path) == [member])
      }
      let now = try clock.report().now
      #expect(now == "2019-06-14T09:00:00+00:00")
    }
  }

  @Test(arguments: [
    ("2019-06-14T09:00:00.1234567Z", 1_560_502_800.123_456_7), ("1969-12-31T23:59:59+00:00", -1),
    ("2019-06-14T09:00:00+01:00", 1_560_499_200),
  ])
  func `an instant is a date`(text: String, seconds: Double) throws {
    let date = try #require(SandboxInstant(text).date)
    #expect(abs(date.timeIntervalSince1970 - seconds) < 0.000_001)
    #expect(SandboxInstant(SandboxInstant(date).text).date == SandboxInstant(date).date)
  }

  @Test func `it is the same at whatever offset it is written`() {
    let (summer, universal): (SandboxInstant, SandboxInstant) = ("2019-06-14T17:00:00+01:00", "2019-06-14T16:00:00Z")
    #expect(summer == universal)
    #expect(Set([summer, universal]).count == 1)
    #expect(summer != "2019-06-14T17:00:00Z")
  }

  @Test func `text that is none has no date, and equals itself alone`() {
    #expect(SandboxInstant("soon").date == nil)
    #expect(SandboxInstant("soon") == "soon")
    #expect(SandboxInstant("soon") != "later")
  }
}
