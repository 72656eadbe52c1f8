import HTTPCore
import HTTPTypes
import Journal
import Routing
import Sandbox

extension ControlOperation {
  static let expectations = [
    ControlOperation(
      .journal, "ListExpectations", .get, "/_sandbox/expectations",
      "What is expected of the world's client, and whether it has happened so far", refusals: [.conflict], isLong: true,
      perform: listExpectations),
    ControlOperation(
      .journal, "Expect", .post, "/_sandbox/expectations",
      "States something that is expected, until it is taken away or the world is reset; the findings name what is not met",
      status: .created, refusals: [.conflict], perform: expect),
    ControlOperation(
      .journal, "DeleteExpectation", .delete, "/_sandbox/expectations/{id}", "Takes an expectation away",
      refusals: [.notFound, .conflict], perform: deleteExpectation),
    ControlOperation(
      .journal, "DeleteExpectations", .delete, "/_sandbox/expectations", "Takes every expectation away",
      refusals: [.conflict], perform: deleteExpectations),
  ]

  private static func listExpectations(_ call: ControlCall) throws(ControlFailure) -> ExpectationList {
    let (tenant, _) = try journal(of: call)
    return ExpectationList(expectations: tenant.judged().expectations.map(ExpectationReport.init))
  }

  private static func expect(
    _ call: ControlCall, _ request: ExpectationRequest
  ) throws(ControlFailure) -> ExpectationKept {
    let problems = request.problems(bodySize: call.request.body.count)
    guard problems.isEmpty else { throw .body(problems) }
    let verification = try MatchReading.verification(
      request.verification, body: call.request.body, operations: call.api.vendor.writtenDown)
    let (tenant, _) = try journal(of: call)
    guard let kept = tenant.visit({ $0.expect(verification, name: request.name) }) else {
      throw .tooManyExpectations(most: Expectation.most)
    }
    return ExpectationKept(id: kept.id, name: kept.name)
  }

  private static func deleteExpectation(_ call: ControlCall) throws(ControlFailure) -> ExpectationsRemoved {
    let (tenant, _) = try journal(of: call)
    let shown = call.parameter("id")
    guard let id = Int(shown), tenant.visit({ $0.removeExpectation(id) }) else {
      throw .noSuchExpectation(shown, known: tenant.visit { $0.expectations.prefix(20).map { String($0.id) } })
    }
    return ExpectationsRemoved(removed: 1)
  }

  private static func deleteExpectations(_ call: ControlCall) throws(ControlFailure) -> ExpectationsRemoved {
    let (tenant, _) = try journal(of: call)
    return ExpectationsRemoved(removed: tenant.visit { $0.removeExpectations() })
  }
}
