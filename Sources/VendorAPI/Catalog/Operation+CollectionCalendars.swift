import Allocation
import Contract
import HTTPCore
import HTTPTypes
import Routing
import Sandbox

extension Operation {
  /// - Source: contract/53-small-operations.md, section 11.
  static let collectionCalendars = [
    Operation(
      "GetCollectionCalendar", .get, "/collectioncalendar/{shippingLocationReference}/{mpdCarrierReference}",
      OperationDescription(
        "When a carrier collects at a shipping location.", answers: .ok(CollectionCalendar.self),
        failures: [.notFound]),
      perform: getCollectionCalendar),
    Operation(
      "DeleteCollectionCalendar", .put, "/collectioncalendar/{shippingLocationReference}/{mpdCarrierReference}",
      OperationDescription(
        "Takes all collections of a carrier at a shipping location away.", answers: .noContent, failures: [.notFound]),
      perform: deleteCollectionCalendar),
    Operation(
      "AddCollectionCalendarRule", .post,
      "/collectioncalendar/addRule/{shippingLocationReference}/{mpdCarrierReference}",
      OperationDescription(
        "Adds a collection of every week.", body: .required(CalendarRule.self), answers: .createdEmpty,
        failures: [.notFound], example: .body(Example.calendarRule)),
      perform: addRule),
    Operation(
      "AddExceptionToCollectionCalendar", .post,
      "/collectioncalendar/addException/{shippingLocationReference}/{mpdCarrierReference}",
      OperationDescription(
        "Cancels or moves the collection of one day.", body: .required(CalendarException.self),
        answers: .createdEmpty, failures: [.notFound], example: .body(Example.calendarException)),
      perform: addException),
    Operation(
      "RemoveCollectionCalendarRule", .put, "/collectioncalendar/removeRule/{ruleId}",
      // Its id is another in every world.
      OperationDescription(
        "Takes a rule out of its calendar.", answers: .done, failures: [.notFound], example: nil),
      perform: removeRule),
    Operation(
      "RemoveExceptionFromCollectionCalendar", .put, "/collectioncalendar/removeException/{exceptionId}",
      removeExceptionDescription, perform: removeException),
    // The vendor's types spell it so.
    Operation(
      "RemoveExceptionFromCollectionCalender", .put, "/collectioncalender/removeexception/{exceptionId}",
      removeExceptionDescription, perform: removeException),
  ]

  private static var removeExceptionDescription: OperationDescription {
    OperationDescription(
      "Takes an exception out of its calendar.", answers: .done, failures: [.notFound], example: nil)
  }

  private static func getCollectionCalendar(_ call: Call) throws -> Reply {
    let world = call.snapshot()
    let (location, carrier) = try call.calendar(in: world)
    return try call.reply(
      CollectionCalendar(
        world.collectionPlan(of: carrier, at: location), of: carrier, at: location, in: world.catalog))
  }

  private static func deleteCollectionCalendar(_ call: Call) throws -> Reply {
    let (location, carrier) = try call.calendar(in: call.snapshot())
    call.visit { $0.removeCollectionPlan(of: carrier, at: location) }
    return call.reply(emptyWith: .noContent)
  }

  private static func addRule(_ call: Call) throws -> Reply {
    let world = call.snapshot()
    let (location, carrier) = try call.calendar(in: world)
    let rule = try call.body(CalendarRule.self)
    var problems = rule.mpdCarrierServiceReferences.problems(in: world.catalog, of: carrier)
    if rule.dayOfWeek == nil {
      problems.append(FieldProblem(path: "DayOfWeek", message: "DayOfWeek is required, 0 (Sunday) to 6 (Saturday)"))
    }
    let times = rule.calendarOperationTimes.times(&problems)
    guard problems.isEmpty, let day = rule.dayOfWeek?.day, let times else { throw VendorFailure.invalid(problems) }
    call.visit {
      $0.addCollectionRule(
        day: day, times: times, services: rule.mpdCarrierServiceReferences, of: carrier, at: location)
    }
    return call.reply(emptyWith: .created)
  }

  private static func addException(_ call: Call) throws -> Reply {
    let world = call.snapshot()
    let (location, carrier) = try call.calendar(in: world)
    let exception = try call.body(CalendarException.self)
    var problems = exception.mpdCarrierServiceReferences.problems(in: world.catalog, of: carrier)
    if exception.date == nil { problems.append(FieldProblem(path: "Date", message: "Date is required")) }
    let isCancelled = exception.calendarExceptionType == .cancelled
    let times = isCancelled ? nil : exception.calendarOperationTimes.times(&problems)
    guard problems.isEmpty, let date = exception.date?.localDate else { throw VendorFailure.invalid(problems) }
    call.visit {
      $0.addCollectionException(
        date: date, times: times, services: exception.mpdCarrierServiceReferences, of: carrier, at: location)
    }
    return call.reply(emptyWith: .created)
  }

  private static func removeRule(_ call: Call) throws -> Reply {
    let id = call.parameter("ruleId")
    guard call.visit({ $0.removeCollectionRule(id) }) else { throw VendorFailure.catalog(.calendarEntryNotFound(id)) }
    return call.reply()
  }

  private static func removeException(_ call: Call) throws -> Reply {
    let id = call.parameter("exceptionId")
    guard call.visit({ $0.removeCollectionException(id) }) else {
      throw VendorFailure.catalog(.calendarEntryNotFound(id))
    }
    return call.reply()
  }
}

extension Call {
  /// The shipping location and the carrier that the path names.
  ///
  /// - Throws: `VendorFailure.catalog` for what there is not.
  fileprivate func calendar(in world: World) throws -> (location: String, carrier: Carrier) {
    let catalog = world.catalog
    let name = parameter("shippingLocationReference")
    guard let location = catalog.shippingLocation(name) else {
      throw VendorFailure.catalog(
        .shippingLocationNotFound(
          name, customer: world.customerReference, known: catalog.numberedLocations.map(\.location.reference)))
    }
    let carrierName = parameter("mpdCarrierReference")
    guard let carrier = catalog.carrier(mpdReference: carrierName) else {
      throw VendorFailure.catalog(.carrierNotFound(carrierName, known: catalog.carriers.map(\.mpdReference)))
    }
    return (location.reference, carrier)
  }
}
