import Contract
import HTTPTypes
import Routing
import Sandbox

extension ControlOperation {
  static let shipments = [
    ControlOperation(
      .consignments, "GetShipment", .get, "/_sandbox/consignments/{consignmentReference}/events",
      "Where a shipment stands, and every state that it has come to or will come to", refusals: [.notFound, .conflict],
      isLong: true, perform: read),
    ControlOperation(
      .consignments, "PostShipmentEvent", .post, "/_sandbox/consignments/{consignmentReference}/events",
      "Has a carrier tell an event of a shipment, or its life take a branch; the clock plays the rest",
      refusals: [.notFound, .conflict], perform: post),
  ]

  private static func read(_ call: ControlCall) throws(ControlFailure) -> ShipmentReport {
    try report(call, of: call.tenant().snapshot())
  }

  private static func post(_ call: ControlCall, _ event: ShipmentEvent) throws(ControlFailure) -> ShipmentReport {
    let reference = call.parameter("consignmentReference")
    let tenant = try call.tenant()
    guard (event.code == nil) != (event.branch == nil) else {
      throw .body([
        BodyProblem(path: "", problem: "exactly one of the members is needed", allowed: ["code", "branch"])
      ])
    }
    if let branch = event.branch {
      try event.checkBranchAlone()
      let isDone = tenant.visit { $0.setBranch(branch.branch, of: reference) }
      if !isDone {
        guard let found = tenant.visit({ $0.consignment(reference) }) else { throw .noSuchConsignment(reference) }
        throw .noShipment(found.reference, state: found.consignmentState.rawValue)
      }
    } else {
      try tell(event, of: reference, to: tenant)
    }
    return try report(call, of: tenant.snapshot())
  }

  private static func tell(_ event: ShipmentEvent, of reference: String, to tenant: Tenant) throws(ControlFailure) {
    let code = event.code ?? ""
    guard !code.isEmpty, code.utf8.count <= 200 else {
      throw .body([BodyProblem(path: "code", value: "\"\(code.prefix(60))\"", problem: "1 to 200 bytes are needed")])
    }
    let state = TrackingCode.state(of: code)
    let plan: PlanAfterEvent =
      switch event.plan {
      case nil: .goesOnUnlessFinal
      case .goesOn: .goesOn
      case .ends: .ends
      }
    // The control call names consignments alone: a tracking number belongs to the member `package`.
    guard let found = tenant.visit({ $0.consignment(reference) }) else { throw .noSuchConsignment(reference) }
    let outcome = tenant.visit { world in
      let told = TrackingEvent(
        timeStamp: event.at?.value ?? world.now, code: state?.rawValue ?? code,
        description: event.description ?? state.map(TrackingCode.description), signedBy: event.signedBy,
        location: event.location)
      return world.post(
        [ToldEvents(consignment: reference, packages: [.init(reference: event.package, events: [told])])], then: plan)
    }
    switch outcome {
    case .done: break
    case .unknownConsignment: throw .noSuchConsignment(reference)
    case .unknownPackage:
      throw .noSuchPackage(event.package ?? "", known: found.packages.compactMap(\.reference))
    case .notManifested(_, let consignment):
      throw .noShipment(consignment.reference, state: consignment.consignmentState.rawValue)
    case .tooMany(_, let consignment):
      throw .tooManyEvents(consignment.reference, most: Consignment.Life.mostPosted)
    }
  }

  private static func report(_ call: ControlCall, of world: World) throws(ControlFailure) -> ShipmentReport {
    let reference = call.parameter("consignmentReference")
    guard let consignment = world.consignment(reference) else { throw .noSuchConsignment(reference) }
    guard let life = world.life(of: reference) else {
      throw .noShipment(consignment.reference, state: consignment.consignmentState.rawValue)
    }
    let now = world.now
    return ShipmentReport(
      reference: consignment.reference, state: consignment.consignmentState.rawValue, now: Instant(now),
      branch: ShipmentBranch(life.branch),
      changes: life.entries.map {
        .init(at: Instant($0.at), from: $0.from.rawValue, to: $0.to.rawValue, isToCome: $0.at > now)
      })
  }
}

extension ShipmentEvent {
  fileprivate func checkBranchAlone() throws(ControlFailure) {
    let others: [(name: String, isThere: Bool)] = [
      ("at", at != nil), ("description", description != nil), ("signedBy", signedBy != nil),
      ("location", location != nil), ("package", package != nil), ("plan", plan != nil),
    ]
    let problems = others.filter(\.isThere).map {
      BodyProblem(path: $0.name, problem: "a branch is a shipment's own, and takes no other member")
    }
    guard problems.isEmpty else { throw .body(problems) }
  }
}

extension ShipmentBranch {
  fileprivate init(_ branch: Consignment.Life.Branch?) {
    self = branch.flatMap { ShipmentBranch(rawValue: $0.rawValue) } ?? .none
  }
}
