import Foundation
import FoundationNetworking
import SortedPROSandbox
import SortedPROSandboxTesting
import Synchronization
import Testing

/// Keys of the worlds that tests were given.
private let keys = Mutex<Set<String>>([])

@Suite(.sandbox(.init(clock: "2019-06-14T09:00:00Z"))) struct SandboxTraitTests {
  @Test(arguments: 1...8)
  func `each case of each test has a world that nobody touched`(number: Int) async throws {
    let world = try SandboxWorld.current
    #expect(keys.withLock { $0.insert(world.key).inserted })
    #expect(try world.requests().isEmpty)
    #expect(try world.clock.report().now == "2019-06-14T09:00:00+00:00")
    try world.clock.advance(by: .seconds(number))
  }

  @Test func `a client finds it by URL and key`() async throws {
    let world = try SandboxWorld.current
    var request = URLRequest(url: world.baseURL.appending(path: "consignments/EC-000-05B-MMA/status"))
    request.timeoutInterval = 600
    request.setValue(world.key, forHTTPHeaderField: SandboxWorld.keyField)
    let (data, _) = try await URLSession.shared.data(for: request)
    #expect(String(decoding: data, as: UTF8.self).contains(#""Status":"Unallocated""#))
    try await world.expect(RequestPattern(operation: "GetConsignmentStatus"), .exactly(1))
  }

  @Suite struct Inner {
    @Test func `a suite within has worlds as well`() throws { #expect(!(try SandboxWorld.current.key.isEmpty)) }
  }
}

@Suite struct WithoutTheTrait {
  @Test func `there is no world`() {
    let error = #expect(throws: SandboxWorld.NoWorld.self) { try SandboxWorld.current }
    #expect(error?.description == "this test has no world: give it, or its suite, the trait .sandbox()")
  }

  @Test(.sandbox()) func `a test alone may have it`() throws {
    #expect(try SandboxWorld.current.findings().isEmpty)
  }

  @Test(arguments: [(Finding.Severity.notice, 1), (.warning, 1), (.error, 0)])
  func `what its client did wrong is an issue at its end, if it is as grave`(gravity: Finding.Severity, count: Int)
    async throws
  {
    let test = try #require(Test.current)
    let issues = Mutex(0)
    try await withKnownIssue(isIntermittent: true) {
      try await SandboxTrait.sandbox(complainingOf: gravity).provideScope(for: test, testCase: nil) {
        let world = try SandboxWorld.current
        var request = URLRequest(url: world.baseURL.appending(path: "consignments/EC-000-05B-MMA/status"))
        request.timeoutInterval = 600
        request.url?.append(queryItems: [URLQueryItem(name: "subscription-key", value: world.key)])
        _ = try await URLSession.shared.data(for: request)
      }
    } matching: { issue in
      issues.withLock { $0 += 1 }
      return issue.comments.contains { $0.rawValue.contains("key") }
    }
    #expect(issues.withLock { $0 } == count)
  }
}
