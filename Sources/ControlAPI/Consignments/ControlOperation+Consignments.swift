import Contract
import Fixtures
import HTTPCore
import HTTPTypes
import OpenAPI
import Routing
import Sandbox

extension ControlOperation {
  static let consignments = [
    ControlOperation(
      area: .consignments, name: "LoadConsignments", method: .post, pattern: "/_sandbox/consignments",
      summary:
        "Puts consignments in, in the form of `consignments.json` of the fixtures, each with all that its state implies; all or none",
      access: .world, query: [], body: { try $0.read(ConsignmentsBody.self).closed }, status: .created,
      answer: { try $0.written(Loaded.self) }, refusals: [], isLong: true, perform: load),
    ControlOperation(
      .consignments, "CountConsignments", .get, "/_sandbox/consignments",
      "How many consignments stand in which state; states without any are left out", isLong: true, perform: count),
  ]

  struct ConsignmentCounts: Codable, Sendable {
    let consignments: Int
    let states: [WorldReport.StateCount]
  }

  private static func count(_ call: ControlCall) throws(ControlFailure) -> ConsignmentCounts {
    let world = try call.tenant().snapshot()
    return ConsignmentCounts(consignments: world.consignmentCount, states: WorldReport.StateCount.all(in: world))
  }

  /// The vendor's own create bodies, with `Reference` and `ConsignmentState`; `Fixtures/schema/consignments.schema.json` tells of them.
  private struct ConsignmentsBody: Codable {
    let consignments: [AnyMember]
  }

  struct Loaded: Codable, Sendable {
    struct Entry: Codable, Sendable {
      let reference: String
      let state: String
    }

    /// In the order in which they were sent.
    let consignments: [Entry]
  }

  private static func load(_ call: ControlCall) throws(ControlFailure) -> Reply {
    let tenant = try call.tenant()
    let read: [FixtureConsignment]
    do throws(FixtureProblems) {
      let (catalog, now) = tenant.visit { ($0.catalog, $0.now) }
      read = try Fixtures.consignments(from: call.request.body, for: catalog, now: now)
    } catch { throw .body(error) }
    let consignments = read.map { LoadedConsignment(request: $0.request, reference: $0.reference, state: $0.state) }
    switch tenant.load(consignments) {
    case .loaded(let loaded):
      return Reply(
        .created,
        encoding: Loaded(
          consignments: loaded.map {
            Loaded.Entry(reference: $0.reference, state: $0.consignmentState.rawValue)
          }))
    case .refused(let problems):
      throw .body(
        problems.map { place, problem in
          BodyProblem(
            path: "consignments[\(place)]" + (problem.path.isEmpty ? "" : ".\(problem.path)"), problem: problem.message)
        })
    }
  }
}
