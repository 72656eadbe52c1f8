import Contract
import HTTPCore
import Journal
import Sandbox

/// What monitoring asks for: counters and gauges as text.
///
/// - Source: OpenMetrics 1.0.0, section "Text format".
struct MetricsText {
  private(set) var bytes: [UInt8] = []

  init(of api: ControlAPI) {
    let readings = api.metrics.readings
    declare(
      "requests", "counter",
      "Requests that were answered, by operation and status; none where a fault withheld the answer.")
    for reading in readings {
      for status in reading.statuses {
        sample(
          "requests_total", [("operation", reading.operation), ("status", status.code.map { "\($0)" } ?? "none")],
          "\(status.count)")
      }
    }
    declare("request_duration_seconds", "histogram", "How long answers took to be decided.", unit: "seconds")
    for reading in readings { histogram(reading) }
    worlds(api.tenants)
    declare("faults_struck", "counter", "What faults and magic values did to requests.")
    sample("faults_struck_total", [], "\(api.metrics.faultsStruck)")
    declare("connections", "gauge", "Connections that are open.")
    sample("connections", [], "\(api.connections.value)")
    declare("uptime_seconds", "gauge", "How long it has been answering.", unit: "seconds")
    sample("uptime_seconds", [], "\(api.uptime().components.seconds)")
    declare("build", "info", "Which sandbox this is.")
    sample("build_info", [("version", api.version)], "1")
    write("# EOF")
  }

  private mutating func histogram(_ reading: OperationMetrics.Reading) {
    let operation = ("operation", reading.operation)
    let bounds = OperationMetrics.bounds.map(Self.seconds) + ["+Inf"]
    for (bound, count) in zip(bounds, reading.cumulative) {
      sample("request_duration_seconds_bucket", [operation, ("le", bound)], "\(count)")
    }
    sample("request_duration_seconds_count", [operation], "\(reading.cumulative.last ?? 0)")
    sample("request_duration_seconds_sum", [operation], Self.seconds(Int64(clamping: reading.nanoseconds)))
  }

  private mutating func worlds(_ tenants: Tenants) {
    var states: [String: Int] = [:]
    var (worlds, held) = (0, 0)
    let fixtures = tenants.fixtureWorld
    for (_, tenant) in tenants.standing {
      let world = tenant.snapshot()
      for count in world.consignmentCounts { states[count.state.rawValue, default: 0] += count.count }
      held += world.estimatedBytes(besides: fixtures)
      worlds += 1
    }
    declare("worlds", "gauge", "Worlds that stand.")
    sample("worlds", [], "\(worlds)")
    declare("consignments", "gauge", "Consignments of all worlds, by state.")
    for (state, count) in states.sorted(by: { $0.key < $1.key }) {
      sample("consignments", [("state", state)], "\(count)")
    }
    declare("world_bytes", "gauge", "What worlds hold besides the fixtures, estimated.", unit: "bytes")
    sample("world_bytes", [], "\(held)")
    declare("world_evictions", "counter", "Worlds that had to make room for others.")
    sample("world_evictions_total", [], "\(tenants.evictions)")
  }

  private mutating func declare(_ name: String, _ type: String, _ help: String, unit: String? = nil) {
    write("# TYPE sortedpro_\(name) \(type)")
    if let unit { write("# UNIT sortedpro_\(name) \(unit)") }
    write("# HELP sortedpro_\(name) \(help)")
  }

  /// Names and values of labels are the sandbox's own, and need no escapes.
  private mutating func sample(_ name: String, _ labels: [(name: String, value: String)], _ value: String) {
    let set = labels.map { "\($0.name)=\"\($0.value)\"" }.joined(separator: ",")
    write("sortedpro_\(name)\(set.isEmpty ? "" : "{\(set)}") \(value)")
  }

  private mutating func write(_ line: String) {
    bytes.append(contentsOf: line.utf8)
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Exact, as no floating-point number would be.
  private static func seconds(_ nanoseconds: Int64) -> String {
    let fraction = String(nanoseconds % 1_000_000_000)
    var digits = String(repeating: "0", count: 9 - fraction.utf8.count) + fraction
    while digits.hasSuffix("0"), digits.utf8.count > 1 { digits.removeLast() }
    return "\(nanoseconds / 1_000_000_000).\(digits)"
  }
}
