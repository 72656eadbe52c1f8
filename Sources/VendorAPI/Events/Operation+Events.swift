import Contract
import HTTPCore
import HTTPTypes
import Routing
import Sandbox

extension Operation {
  /// - Source: contract/52-tracking-and-events.md, section 3; contract/53-small-operations.md, section 5.
  static let events = [
    Operation(
      "GetConsignmentEvents", .post, "/events/consignments",
      OperationDescription(
        "What happened to consignments in a time, the earliest first.", body: .required(ConsignmentEventsRequest.self),
        answers: [
          Answer(
            status: .ok, content: .events(listOf: ConsignmentEventPayload.self, in: ConsignmentEventsResponse.self))
        ], failures: [.badRequest],
        example: .body(#"{"EventTypes":["ConsignmentCreated"],\#(exampleTime)}"#)),
      perform: getEvents),
    Operation(
      "GetConsignmentEventSummary", .post, "/events/consignments/summary",
      OperationDescription(
        "Which consignments something happened to in a time.", body: .required(ConsignmentEventsRequest.self),
        answers: [
          Answer(
            status: .ok,
            content: .events(listOf: ConsignmentEventSummaries.Summary.self, in: ConsignmentEventSummaries.self))
        ], failures: [.badRequest],
        example: .body(#"{"EventTypes":["ConsignmentCreated"],\#(exampleTime)}"#)),
      perform: getSummary),
    Operation(
      "GetConsignmentStateEvents", .post, "/events/consignments/stateevents", stateEventsDescription,
      perform: getStateEvents),
    Operation(
      "GetConsignmentStateEventsOfTheKit", .post, "/events/consignmentstateevents", stateEventsDescription,
      perform: getStateEvents),
    Operation(
      "GetConsignmentAudit", .get, "/consignments/{consignmentReference}/audit",
      OperationDescription(
        "What happened to a consignment, the earliest first.", answers: .ok(listOf: ConsignmentAuditMessage.self),
        failures: [.notFound]),
      perform: getAudit),
  ]

  private static let exampleTime = #""Start":"2019-06-01T00:00:00+00:00","End":"2100-01-01T00:00:00+00:00""#

  private static var stateEventsDescription: OperationDescription {
    OperationDescription(
      "The consignments that came into a state in a time, the earliest first.",
      body: .required(ConsignmentStateEventsRequest.self), answers: .ok(listOf: ConsignmentPayload.self),
      failures: [.badRequest], example: .body(#"{"ConsignmentStates":["Allocated"],\#(exampleTime)}"#))
  }

  private static func getEvents(_ call: Call) throws -> Reply {
    let events = try call.eventsOfTypes().map(call.payload)
    switch call.settings.eventList {
    case .wrapped: return try call.reply(ConsignmentEventsResponse(events: events))
    case .bare: return try call.reply(events)
    }
  }

  private static func getSummary(_ call: Call) throws -> Reply {
    let events = try call.eventsOfTypes()
    let summaries = ConsignmentEventType.allCases.compactMap { type -> ConsignmentEventSummaries.Summary? in
      var seen: Set<String> = []
      let entries = events.filter { $0.what.type == type && seen.insert($0.consignment.reference).inserted }.map {
        ConsignmentEventSummaries.Entry(
          consignmentReference: $0.consignment.reference,
          consignmentReferenceProvidedByCustomer: $0.consignment.consignmentReferenceProvidedByCustomer)
      }
      return entries.isEmpty ? nil : ConsignmentEventSummaries.Summary(eventType: type, consignments: entries)
    }
    switch call.settings.eventList {
    case .wrapped: return try call.reply(ConsignmentEventSummaries(eventSummaries: summaries))
    case .bare: return try call.reply(summaries)
    }
  }

  private static func getStateEvents(_ call: Call) throws -> Reply {
    let request = try call.body(ConsignmentStateEventsRequest.self)
    let time = try EventTime(
      request.start, request.end, isEmpty: request.consignmentStates.isEmpty, of: "ConsignmentStates",
      each: "consignment state")
    let states = Set(request.consignmentStates)
    let payloads = call.snapshot().pastEvents(from: time.start, to: time.end) { what in
      what.state.map(states.contains) ?? false
    }.compactMap { event in
      event.what.state.map { ConsignmentPayload(event.consignment, enteredState: $0) }
    }
    return try call.reply(payloads)
  }

  private static func getAudit(_ call: Call) throws -> Reply {
    let reference = call.parameter("consignmentReference")
    guard let events = call.snapshot().audit(of: reference, most: Self.longestAudit) else {
      throw VendorFailure.consignmentNotFound(reference)
    }
    return try call.reply(events.map(ConsignmentAuditMessage.init))
  }

  private static let longestAudit = 1000
}

/// The time that a request for events names.
private struct EventTime {
  let start: DateTimeOffset
  let end: DateTimeOffset

  /// - Throws: `VendorFailure.invalid` with all that is missing or wrong.
  init(_ start: DateTimeOffset?, _ end: DateTimeOffset?, isEmpty: Bool, of list: String, each name: String) throws {
    var problems: [FieldProblem] = []
    if isEmpty { problems.append(FieldProblem(path: list, message: "At least one \(name) is required")) }
    if start == nil { problems.append(FieldProblem(path: "Start", message: "Start is required")) }
    if end == nil { problems.append(FieldProblem(path: "End", message: "End is required")) }
    if let start, let end, start > end {
      problems.append(FieldProblem(path: "End", message: "End must not be before Start"))
    }
    guard problems.isEmpty, let start, let end else { throw VendorFailure.invalid(problems) }
    (self.start, self.end) = (start, end)
  }
}

extension Call {
  /// The events of the types and the time that the body names.
  fileprivate func eventsOfTypes() throws -> [PastEvent] {
    let request = try body(ConsignmentEventsRequest.self)
    let time = try EventTime(
      request.start, request.end, isEmpty: request.eventTypes.isEmpty, of: "EventTypes", each: "event type")
    let types = Set(request.eventTypes)
    return snapshot().pastEvents(from: time.start, to: time.end) { what in
      what.type.map(types.contains) ?? false
    }
  }

  fileprivate func payload(_ event: PastEvent) -> ConsignmentEventPayload {
    ConsignmentEventPayload(event, linkPrefix)
  }
}
