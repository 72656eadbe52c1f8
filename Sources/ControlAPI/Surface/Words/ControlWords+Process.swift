extension ControlWords {
  /// The process, worlds, snapshots, states and consignments.
  static let process = """
    BodyProblem: What is wrong with one member of a body.
    BodyProblem.allowed: What may stand there, where that can be listed.
    BodyProblem.nearest: What was probably meant; absent when nothing is near.
    BodyProblem.path: The member's JSON path, such as `then[0].delay`; empty for the whole body.
    BodyProblem.problem: What is wrong, in words.
    BodyProblem.value: What stands there, as JSON cut to 60 characters; absent when nothing does.
    ControlOperationConsignmentCounts: How many consignments stand in which state.
    ControlOperationConsignmentCounts.consignments: How many consignments the world has.
    ControlOperationConsignmentCounts.states: The states that any consignment is in.
    ControlOperationConsignmentsBody: Consignments to put in; all of them, or none.
    ControlOperationConsignmentsBody.consignments: Consignments in the form of `consignments.json` of the fixtures.
    ControlOperationHealth: Whether the sandbox is up, and since when.
    ControlOperationHealth.uptimeSeconds: How long the process has run, in whole seconds.
    ControlOperationHealth.version: The sandbox's version.
    ControlOperationHealth.worlds: How many worlds stand.
    ControlOperationHealthStatus: Whether all is well, or something is wanting that `reason` names.
    ControlOperationLoaded: The consignments that were put in.
    ControlOperationLoaded.consignments: Each of them, in the order of the body.
    ControlOperationLoadedEntry: One consignment that was put in.
    ControlOperationLoadedEntry.reference: The reference of the consignment, `EC-` and three groups.
    ControlOperationLoadedEntry.state: The name of the state that it is in.
    ControlOperationProbe: The answer to a probe.
    ControlOperationRemoved: What was taken away.
    ControlOperationRemoved.removed: The name of the snapshot that was let go.
    ControlOperationReset: Whose world was put back.
    ControlOperationReset.reset: Whose world was put back.
    ControlOperationResetScope: The caller's world alone, or every world.
    ControlOperationRestored: The world as it stands now.
    ControlOperationSnapshotList: The snapshots of a world.
    ControlOperationSnapshotList.snapshots: Every snapshot of the world, by name; at most 100.
    ControlOperationSnapshotReport: One snapshot of a world.
    ControlOperationSnapshotReport.name: The name of the snapshot, 1 to 100 bytes.
    ControlOperationSnapshotReport.now: What the snapshot's clock showed, if it stood, or what it shows, if it runs.
    ControlOperationStateBody: A whole world as one file.
    ControlOperationStateBody.checksum: The checksum of `world`; when it is there, nothing in `world` may have been changed.
    ControlOperationStateBody.format: What kind of file it is: `sortedpro-sandbox world`.
    ControlOperationStateBody.version: The version of the format.
    ControlOperationStateBody.world: The world; what stands in it may differ between versions of the sandbox.
    ErrorBody: A refusal in the sandbox's own form.
    ErrorBody.error: What was refused, and why.
    ErrorBodyContent: What was refused, and why.
    ErrorBodyContent.allowed: What is allowed, where that can be listed; else empty.
    ErrorBodyContent.code: The kind of the refusal, for programs.
    ErrorBodyContent.message: Why it was refused, for people.
    ErrorBodyContent.problems: What is wrong with the body, member by member, a hundred at most; absent when the body is not at fault.
    ForkBody: The world that is to become a copy.
    ForkBody.into: The key of the world that is to become a copy.
    Forgotten: The world that was forgotten.
    Forgotten.forgotten: The name that was shown of the world.
    Forked: Which world has become a copy of which.
    Forked.from: The name that is shown of the world that was copied.
    Forked.into: The name that is shown of the world that is now a copy.
    ShipmentBranch: A turn that the life of a shipment takes, as a magic value has it behind `sandbox:`; `none` is an ordinary life.
    ShipmentEvent: An event that a carrier tells, or else the branch that the shipment's life is to take.
    ShipmentEvent.at: When it happened; the present moment of the world if absent.
    ShipmentEvent.branch: The branch that the shipment's life is to take, without any other member.
    ShipmentEvent.code: The name of a state, or any other text, which leads to no state, 1 to 200 bytes.
    ShipmentEvent.description: What the carrier says of the event; what is usually said of the state if absent.
    ShipmentEvent.location: Where it happened.
    ShipmentEvent.package: An `EP-` reference or a tracking number; every package if absent.
    ShipmentEvent.plan: Whether further events come of themselves; if absent they do, unless nothing can come after the event.
    ShipmentEvent.signedBy: Who signed for it.
    ShipmentEventPlan: Whether the shipment's life goes on by itself after the event, or ends with it.
    ShipmentReport: Where a shipment stands, and what comes of it.
    ShipmentReport.branch: The turn that its life takes.
    ShipmentReport.changes: Each change of its state that carriers bring about, in order; a new event may change what is to come.
    ShipmentReport.reference: The reference of the consignment, `EC-` and three groups.
    ShipmentReport.state: The name of the state that it is in.
    ShipmentReportEntry: One change of a shipment's state.
    ShipmentReportEntry.at: When it happens, by the world's clock.
    ShipmentReportEntry.from: The name of the state before it.
    ShipmentReportEntry.isToCome: Whether it is still to come.
    ShipmentReportEntry.to: The name of the state after it.
    WorldList: Every world that stands.
    WorldList.evictions: How many worlds had to go to make room for others, since the start.
    WorldList.own: The name of the caller's own world, whether it stands or not; null where no key names one.
    WorldList.worlds: The worlds, the last used first.
    WorldReport: A world as one sees it who looks after all of them.
    WorldReport.bytes: How many bytes it keeps besides the fixtures, estimated.
    WorldReport.clock: How its clock runs.
    WorldReport.faults: How many fault rules are set.
    WorldReport.lastRequest: When the youngest request came that the journal keeps, by the machine's clock; null when it keeps none.
    WorldReport.name: The name from `--api-keys`, or a short hash of the key.
    WorldReport.requests: How many requests of the vendor's it has answered since it began.
    WorldReport.snapshots: How many snapshots it has.
    WorldReport.states: The states that any of its consignments is in.
    WorldReportClock: What a world's clock shows.
    WorldReportStateCount: How many consignments are in one state.
    WorldReportStateCount.count: How many consignments are in it.
    WorldReportStateCount.state: The name of the state.
    consignments: How many consignments the world has.
    now: What the world's clock shows.
    reason: Why it is degraded; absent when it is not.
    status: Whether all is well.
    DeleteWorld.{name}: The name that `GET /_sandbox/worlds` shows of the world.
    {name}: The name of the snapshot, 1 to 100 bytes of UTF-8.
    {consignmentReference}: The reference of the consignment, `EC-` and three groups.
    {file}: The name of one of the page's files.
    GetDashboard.answer: The page, as HTML.
    GetDashboardFile.answer: The file.
    GetMetrics.answer: Counters and gauges as OpenMetrics text.
    GetOpenAPI.answer: The document, as JSON.
    Look.answer: What the vendor's API answers, in its own media type.
    """
}
