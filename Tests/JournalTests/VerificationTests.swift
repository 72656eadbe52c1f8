import HTTPTypes
import Testing

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

  @Test func `near misses are those that differ in least`() throws {
    var match = Match()
    match.status = StatusPattern("200")
    match.method = TextPattern("GET")
    var verification = Verification(match, .atLeast(1))
    let journal = Sample.journal()
    for (method, status) in [("POST", 404), ("GET", 404), ("POST", 404), ("PUT", 200), ("POST", 500)] {
      journal.append(try Sample.entry(try #require(HTTPRequest.Method(method)), status: status))
    }
    verification.take(journal.entries())
    #expect(verification.nearMisses.map(\.number) == [2, 4, 1])
    #expect(verification.nearMisses.first?.differences.map(\.member) == ["status"])
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
