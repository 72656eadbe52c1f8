import Journal
import Testing

@Suite struct RequestMetricsTests {
  @Test func `what an operation answers is counted by status and by how long it took`() throws {
    let metrics = RequestMetrics()
    let counter = metrics.counter(of: "GetLabels")
    for (status, elapsed) in [(200, 25_000), (200, 25_001), (404, 2_000_000_000), (299, 0), (299, -5)] as [(Int, Int64)]
    {
      counter.count(status, elapsed)
    }
    counter.count(nil, 1)
    let reading = try #require(metrics.readings.first)
    #expect(reading.operation == "GetLabels")
    #expect(reading.statuses.map(\.code) == [nil, 200, 299, 404])
    #expect(reading.statuses.map(\.count) == [1, 2, 2, 1])
    #expect(reading.cumulative.count == OperationMetrics.bounds.count + 1)
    #expect(reading.cumulative.prefix(2) == [4, 5])
    #expect(reading.cumulative.suffix(2) == [5, 6])
    #expect(reading.nanoseconds == 2_000_050_002)
  }

  @Test func `what was never answered is not told`() {
    let metrics = RequestMetrics()
    _ = metrics.counter(of: "GetLabels")
    metrics.unrouted.count(404, 1)
    #expect(metrics.readings.map(\.operation) == ["none"])
  }

  @Test func `nothing is lost where many count at once`() async {
    let metrics = RequestMetrics()
    let counter = metrics.counter(of: "GetLabels")
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          for number in 0..<1000 {
            counter.count(number % 2 == 0 ? 200 : 299, 1)
            metrics.strike(1)
          }
        }
      }
    }
    #expect(metrics.readings.first?.statuses.map(\.count) == [4000, 4000])
    #expect(metrics.faultsStruck == 8000)
  }
}
