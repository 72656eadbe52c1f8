import Allocation
import Contract
import Sandbox

extension CollectionCalendar {
  /// - Source: contract/53-small-operations.md, section 11: what stands for which time.
  init(_ plan: CollectionPlan, of carrier: Carrier, at location: String, in catalog: Catalog) {
    func operationTimes(_ times: CollectionPlan.Times, _ services: [String]) -> CalendarOperationTimes {
      CalendarOperationTimes(
        times, operationalCutOff: catalog.operationalCutOff(before: times, of: services, by: carrier))
    }
    self.init(
      mpdCarrierReference: carrier.mpdReference, shippingLocationReference: location,
      calendarRules: plan.rules.map {
        CalendarRule(
          id: $0.id, calendarOperationTimes: operationTimes($0.times, $0.services), dayOfWeek: DayNumber($0.day),
          mpdCarrierServiceReferences: $0.services)
      },
      calendarExceptions: plan.exceptions.map { exception in
        CalendarException(
          id: exception.id, date: DateTimeOffset(date: exception.date),
          calendarOperationTimes: exception.times.map { operationTimes($0, exception.services) },
          calendarExceptionType: exception.times == nil ? .cancelled : .reScheduled,
          mpdCarrierServiceReferences: exception.services)
      }, applicableMpdCarrierServices: catalog.references(ofServicesOf: carrier))
  }
}

extension CalendarOperationTimes {
  fileprivate init(_ times: CollectionPlan.Times, operationalCutOff: TimeOfDay?) {
    self.init(
      manifestTime: ManifestTime(times.collection),
      cutOffTime: CalendarTime(timeOffsetInDays: times.cutOffDays, time: times.cutOff))
    operationalCutOffTime = operationalCutOff.map { CalendarTime(timeOffsetInDays: times.cutOffDays, time: $0) }
  }
}

extension CalendarOperationTimes? {
  /// The times of a collection; what is missing or cannot be is told to `problems`.
  func times(_ problems: inout [FieldProblem]) -> CollectionPlan.Times? {
    let path = "CalendarOperationTimes"
    guard let manifest = self?.manifestTime, let cutOff = self?.cutOffTime else {
      for (name, isMissing) in [("ManifestTime", self?.manifestTime == nil), ("CutOffTime", self?.cutOffTime == nil)]
      where isMissing {
        problems.append(FieldProblem(path: "\(path).\(name)", message: "\(name) is required"))
      }
      return nil
    }
    if manifest.timeOffsetInDays != 0 {
      problems.append(
        FieldProblem(
          path: "\(path).ManifestTime.TimeOffsetInDays", message: "A collection is on its own day: 0 is needed"))
    }
    guard (-7...0).contains(cutOff.timeOffsetInDays),
      cutOff.timeOffsetInDays < 0 || cutOff.time <= manifest.time
    else {
      problems.append(
        FieldProblem(
          path: "\(path).CutOffTime", message: "The cut-off must be before the collection, and at most 7 days before"))
      return nil
    }
    return CollectionPlan.Times(
      collection: manifest.time, cutOff: cutOff.time, cutOffDays: cutOff.timeOffsetInDays)
  }
}

extension [String] {
  /// What is wrong with references of a carrier's services.
  func problems(in catalog: Catalog, of carrier: Carrier) -> [FieldProblem] {
    indices.filter { catalog.carrierService(self[$0])?.carrier != carrier }.prefix(100).map { index in
      FieldProblem(
        path: "MpdCarrierServiceReferences[\(index)]", code: "MpdCarrierServiceNotFoundException",
        message: "\(carrier.mpdReference) has no service '\(self[index])'")
    }
  }
}
