import HTTPCore
import HTTPTypes
import OpenAPI
import Routing
import Sandbox
import Wire

extension ControlOperation {
  /// For those who keep processes running, and ask often.
  static let probes = [
    probe(
      "GetLiveness", "/_sandbox/health/live", "Whether the process answers at all; needs no token", [], perform: live),
    probe(
      "GetReadiness", "/_sandbox/health/ready",
      "Whether requests are taken: a 503 while new work is refused for want of memory; needs no token",
      [.serviceUnavailable], perform: ready),
    ControlOperation(
      area: .process, name: "GetMetrics", method: .get, pattern: "/_sandbox/metrics",
      summary:
        "What was answered how often and how fast, and what is held, as OpenMetrics text: [deployment.md](deployment.md), *Watching it*",
      access: .surface, query: [], body: nil, status: .ok, answer: { _ in .string(Shape.TextForm()) }, refusals: [],
      media: "application/openmetrics-text", isLong: true, perform: metrics),
  ]

  struct Probe: Codable, Sendable {
    let status: Health.Status
    /// Why it is degraded.
    let reason: String?
  }

  private static func probe(
    _ name: String, _ pattern: RoutePattern, _ summary: String, _ refusals: [HTTPResponse.Status],
    perform: @escaping Work
  ) -> ControlOperation {
    ControlOperation(
      area: .process, name: name, method: .get, pattern: pattern, summary: summary, access: .open,
      query: [], body: nil, status: .ok, answer: { _ in try Shapes(JSON.withoutNulls).written(Probe.self) },
      refusals: refusals, isLong: false, perform: perform)
  }

  private static func live(_ call: ControlCall) throws(ControlFailure) -> Reply {
    Reply(.ok, encoding: Probe(status: .ok, reason: nil), by: .withoutNulls)
  }

  private static func ready(_ call: ControlCall) throws(ControlFailure) -> Reply {
    let isFull = call.api.isMemoryFull()
    // States that cannot be written keep nobody from being answered.
    let reason = isFull ? "memory is full, and new work is refused" : call.api.degradation()
    return Reply(
      isFull ? .serviceUnavailable : .ok, encoding: Probe(status: reason == nil ? .ok : .degraded, reason: reason),
      by: .withoutNulls)
  }

  private static func metrics(_ call: ControlCall) throws(ControlFailure) -> Reply {
    Reply(
      .ok, body: MetricsText(of: call.api).bytes,
      fields: [.contentType: "application/openmetrics-text; version=1.0.0; charset=utf-8"])
  }
}
