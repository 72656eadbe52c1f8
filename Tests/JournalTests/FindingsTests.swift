import Contract
import HTTPTypes
import Testing

@testable import Journal

@Suite struct FindingsTests {
  private struct Step {
    var method = HTTPRequest.Method.get
    var path = "/x"
    var body = ""
    var status = 200
    var operation: String? = "GetConsignment"
    var seconds: Int64 = 0
    var changes: [StateChange] = []
    var isUnheard = false
    var answerFields: [(String, String)] = []
    var unread: [UnreadMember] = []
  }

  private static func kinds(_ steps: [Step], _ facts: FindingFacts = FindingFacts()) throws -> [String] {
    try findings(steps, facts).map { "\($0.kind.rawValue) \($0.subject) \($0.requests)" }
  }

  private static func findings(_ steps: [Step], _ facts: FindingFacts = FindingFacts()) throws -> [Finding] {
    let journal = Sample.journal()
    for step in steps {
      journal.append(
        try Sample.entry(
          step.method, step.path, body: step.body, status: step.status, answerFields: step.answerFields,
          operation: step.operation, at: step.seconds, changes: step.changes, isUnheard: step.isUnheard,
          unread: step.unread))
    }
    return Findings.all(in: journal.entries().entries, facts)
  }

  private static let made = [StateChange(consignment: "EC-000-05B-MMA", from: nil, to: .unallocated)]
  private static let madeAgain = [StateChange(consignment: "EC-000-05B-MMB", from: nil, to: .unallocated)]
  private static let allocated = [StateChange(consignment: "EC-000-05B-MMA", from: .unallocated, to: .allocated)]

  @Test func `a creation that is repeated after a lost answer makes two of one`() throws {
    let first = Step(method: .post, body: "{}", changes: Self.made, isUnheard: true)
    let second = Step(method: .post, body: "{}", changes: Self.madeAgain)
    #expect(try Self.kinds([first, second]) == ["createdAgainAfterLostAnswer EC-000-05B-MMB [1, 2]"])
    var heard = first
    heard.isUnheard = false
    #expect(try Self.kinds([heard, second]) == [])
    var other = second
    other.body = "{ }"
    #expect(try Self.kinds([first, other]) == [])
  }

  @Test func `an allocation that is asked for again after a lost answer`() throws {
    let first = Step(method: .put, operation: "AllocateUsingDefaultRules", changes: Self.allocated, isUnheard: true)
    let second = Step(
      method: .put, body: #"["EC-000-05B-MMA"]"#, status: 400, operation: "AllocateUsingDefaultRules")
    #expect(try Self.kinds([first, second]) == ["allocatedAgainAfterLostAnswer EC-000-05B-MMA [1, 2]"])
    #expect(try Self.kinds([first, Step(body: #"["EC-000-05B-MMA"]"#)]) == [])
  }

  @Test(arguments: [(0, true), (1, true), (2, false), (9, false)])
  func `a retry is early until Retry-After has passed`(seconds: Int64, isEarly: Bool) throws {
    let first = Step(status: 429, answerFields: [("Retry-After", "2")])
    let found = try Self.kinds([first, Step(seconds: seconds)])
    #expect(found == (isEarly ? ["retriedBeforeRetryAfter GET /x [2]"] : []))
  }

  @Test(arguments: [
    ([0, 1, 2] as [Int64], true), ([0, 1, 3], false), ([0, 2, 3], true), ([0, 1], false), ([0, 1, 3, 4], true),
  ])
  func `a third attempt after failures waits longer than the second`(times: [Int64], isHasty: Bool) throws {
    let found = try Self.findings(times.map { Step(status: 503, seconds: $0) })
    #expect(found.map(\.kind) == (isHasty ? [.retriedWithoutBackOff] : []))
  }

  @Test func `what nothing reads is named once, with all requests that sent it`() throws {
    let step = Step(unread: [UnreadMember(path: "Wieght", nearest: "Weight")])
    let found = try Self.findings([step, step])
    #expect(found.map(\.requests) == [[1, 2]])
    #expect(found.first?.message == "Nothing reads GetConsignment: Wieght; Weight may be meant.")
  }

  @Test func `what the sandbox itself has sent is no finding about the client`() throws {
    let attempt = Step(
      method: .post, path: "/hooks?subscription-key=x", status: 503, operation: Entry.webhook)
    #expect(try Self.kinds([attempt, attempt, attempt]) == [])
  }

  @Test func `keys in the query, obsolete paths, assumed operations, faults that were never hit`() throws {
    let facts = FindingFacts(
      assumed: ["GetCollectionCalendar"], obsolete: ["GetLabels": "another"], unhitFaults: ["sandbox:late"])
    #expect(
      try Self.kinds(
        [
          Step(path: "/x?subscription-key=k"), Step(path: "/y", operation: "GetLabels"),
          Step(path: "/z", operation: "GetCollectionCalendar"),
        ], facts) == [
          "keyInQuery subscription-key [1]", "faultNeverHit sandbox:late []", "obsoletePath GetLabels [2]",
          "operationAssumed GetCollectionCalendar [3]",
        ])
  }

  @Test(arguments: [
    (ConsignmentState.allocated, false, ["allocatedNeverLabelled EC-000-05B-MMA [1]"]),
    (.allocated, true, ["labelledNeverManifested EC-000-05B-MMA [1]"]), (.manifested, true, []),
    (.unallocated, false, []),
  ])
  func `where an allocated consignment stands now decides`(
    state: ConsignmentState, isLabelled: Bool, expected: [String]
  ) throws {
    let facts = FindingFacts(consignment: { _ in (state, isLabelled) })
    #expect(try Self.kinds([Step(method: .put, changes: Self.allocated)], facts) == expected)
  }

  @Test func `a consignment that was deallocated after its manifest`() throws {
    let change = StateChange(consignment: "EC-000-05B-MMA", from: .manifested, to: .unallocated)
    #expect(
      try Self.kinds([Step(method: .put, changes: [change])]) == ["deallocatedAfterManifest EC-000-05B-MMA [1]"])
  }

  @Test(arguments: [(10, 0 as Int64, 0), (11, 0, 1), (30, 0, 1), (11, 1, 0)])
  func `more than ten reads of the same within a second are too many`(
    count: Int, secondsBetween: Int64, expected: Int
  ) throws {
    let steps = (0..<count).map { Step(seconds: Int64($0) * secondsBetween) }
    #expect(try Self.findings(steps).count == expected)
  }

  @Test func `the gravest comes first`() throws {
    let change = StateChange(consignment: "EC-000-05B-MMA", from: .manifested, to: .unallocated)
    let found = try Self.findings([
      Step(path: "/x?subscription-key=k"), Step(method: .put, changes: [change]),
    ])
    #expect(found.map(\.severity) == [.error, .warning])
    #expect(Finding.Kind.allCases.allSatisfy { $0.advice.hasSuffix(".") })
  }
}
