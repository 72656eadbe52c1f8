import HTTPTypes
import Testing
import Wire

@testable import Journal

@Suite struct VerificationTests {
  private static let wanted: Match = {
    var match = Match()
    match.status = StatusPattern("200")
    return match
  }()

  /// A verification that has looked at a journal of these statuses, of which the last `kept` are left.
  private static func verification(
    _ count: Verification.Count, _ statuses: [Int], order: [Match] = [], kept: Int = 100
  ) throws -> Verification {
    let journal = Sample.journal(entries: kept)
    for status in statuses { journal.append(try Sample.entry(status: status)) }
    var verification = Verification(wanted, count, inOrder: order)
    verification.take(journal.entries())
    return verification
  }

  @Test(arguments: [
    (Verification.Count.exactly(2), [200, 404, 200], Verification.Verdict.holds, false),
    (.exactly(2), [200], .fails, false), (.exactly(1), [200, 200], .fails, true), (.exactly(0), [], .holds, false),
    (.atLeast(1), [404, 200], .holds, true), (.atLeast(1), [404], .fails, false), (.atLeast(0), [], .holds, true),
    (.atMost(1), [200], .holds, false), (.atMost(1), [200, 200], .fails, true),
  ])
  func `a count holds or fails, and is decided once nothing can change it`(
    count: Verification.Count, statuses: [Int], verdict: Verification.Verdict, isDecided: Bool
  ) throws {
    let verification = try Self.verification(count, statuses)
    #expect(verification.verdict == verdict)
    #expect(verification.isDecided == isDecided)
  }

  @Test(arguments: [
    (Verification.Count.exactly(0), [200, 404], Verification.Verdict.unknown), (.atMost(1), [200, 404], .unknown),
    (.exactly(1), [404, 200], .unknown), (.exactly(1), [404, 404], .unknown), (.atLeast(1), [404, 404], .unknown),
    (.atLeast(1), [404, 200], .holds), (.atMost(0), [404, 200], .fails), (.exactly(0), [404, 200], .fails),
  ])
  func `what is gone is not taken for what never was`(
    count: Verification.Count, statuses: [Int], verdict: Verification.Verdict
  ) throws {
    #expect(try Self.verification(count, statuses, kept: 1).verdict == verdict)
  }

  @Test func `an order holds with anything between, and not the other way round`() throws {
    let order = ["404", "200"].map { status in
      var match = Match()
      match.status = StatusPattern(status)
      return match
    }
    #expect(try Self.verification(.atLeast(0), [404, 500, 200], order: order).verdict == .holds)
    #expect(try Self.verification(.atLeast(0), [200, 404], order: order).verdict == .fails)
    #expect(try Self.verification(.atLeast(0), [200, 404], order: order).tally.steps == 1)
    #expect(try !Self.verification(.atLeast(0), [200, 404], order: order).isDecided)
  }

  /// A verification that has looked at requests that are given by method, status and body.
  private static func looked(
    _ verification: Verification, at requests: [(method: String, status: Int, body: String)]
  ) throws -> Verification {
    var verification = verification
    let journal = Sample.journal()
    for (method, status, body) in requests {
      journal.append(try Sample.entry(try #require(HTTPRequest.Method(method)), body: body, status: status))
    }
    verification.take(journal.entries())
    return verification
  }

  private static func match(_ method: String? = nil, _ status: String? = nil, body: JSONValue? = nil) -> Match {
    var match = Match()
    match.method = method.map { TextPattern($0) }
    match.status = status.flatMap { StatusPattern($0) }
    match.body = body
    return match
  }

  @Test func `near misses are those that meet most, the method before the rest, and of those alike the latest`() throws
  {
    let verification = try Self.looked(
      Verification(Self.match("GET", "200"), .atLeast(1)),
      at: [("POST", 404, ""), ("GET", 404, ""), ("POST", 404, ""), ("PUT", 200, ""), ("POST", 500, "")])
    #expect(verification.nearMisses.map(\.number) == [2, 4, 5])
    #expect(verification.nearMisses.first?.differences.map(\.member) == ["status"])
  }

  @Test func `a request without the body that was wanted lacks each of its members`() throws {
    let wanted: JSONValue = ["A": ["B": .string("1"), "C": .string("2")], "D": .string("3"), "E": .string("4")]
    let verification = try Self.looked(
      Verification(Self.match("POST", body: wanted), .atLeast(1)),
      at: [
        ("POST", 201, #"{"A":{"B":"1","C":"x"},"D":"3","E":"x"}"#), ("POST", 201, ""), ("POST", 201, #"{"A":"x"}"#),
        ("POST", 201, #"{"A":{"B":"1","C":"2"},"D":"x","E":"x","F":0}"#),
      ])
    #expect(verification.nearMisses.map(\.number) == [4, 1, 3])
  }

  @Test func `too many are told by their numbers, not by those that came near`() throws {
    let verification = try Self.looked(
      Verification(Self.match("GET"), .atMost(1)), at: [("POST", 200, ""), ("GET", 200, ""), ("GET", 200, "")])
    #expect(verification.matched == [2, 3])
    #expect(verification.nearMisses.isEmpty)
  }

  @Test func `in an order the near misses are those of the first step that has not come, behind the steps that have`()
    throws
  {
    let order = [Self.match("PUT", "200"), Self.match("POST", "201"), Self.match("GET", "200")]
    let verification = try Self.looked(
      Verification(Match(), .atLeast(0), inOrder: order),
      at: [("POST", 500, ""), ("PUT", 200, ""), ("GET", 200, ""), ("POST", 400, ""), ("GET", 500, "")])
    #expect(verification.tally.steps == 1)
    #expect(verification.nearMisses.map(\.number) == [4, 5, 3])
    #expect(
      verification.nearMisses.first?.differences.map { "\($0.member): \($0.wanted), \($0.found ?? "-")" } == [
        "inOrder[1].status: 201, 400"
      ])
    let met = try Self.looked(
      Verification(Self.match("GET"), .atLeast(2), inOrder: [Self.match("PUT")]),
      at: [("PUT", 200, ""), ("GET", 200, "")])
    #expect(met.nearMisses.map(\.number) == [1])
    #expect(met.nearMisses.first?.differences.map(\.member) == ["method"])
  }

  @Test func `it goes on where it stopped`() throws {
    let journal = Sample.journal()
    var verification = Verification(Self.wanted, .exactly(2))
    for expected in [1, 2] {
      journal.append(try Sample.entry())
      verification.take(journal.entries(from: verification.next))
      #expect(verification.tally.matching == expected)
    }
    #expect(verification.matched == [1, 2])
    #expect(verification.verdict == .holds)
  }
}
