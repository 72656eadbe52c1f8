/// When a carrier collects at a shipping location.
///
/// - Source: contract/95-audit.md, D9; contract/53-small-operations.md, section 11.
package struct CollectionCalendar: Codable, Equatable, Sendable {
  package var mpdCarrierReference: String
  package var shippingLocationReference: String
  @Listed package var calendarRules: [CalendarRule]
  @Listed package var calendarExceptions: [CalendarException]
  /// References of the carrier's MPD services.
  @Listed package var applicableMpdCarrierServices: [String]

  package init(
    mpdCarrierReference: String, shippingLocationReference: String, calendarRules: [CalendarRule],
    calendarExceptions: [CalendarException], applicableMpdCarrierServices: [String]
  ) {
    self.mpdCarrierReference = mpdCarrierReference
    self.shippingLocationReference = shippingLocationReference
    self.calendarRules = calendarRules
    self.calendarExceptions = calendarExceptions
    self.applicableMpdCarrierServices = applicableMpdCarrierServices
  }
}

/// A collection of every week.
package struct CalendarRule: Codable, Equatable, Sendable {
  /// A GUID; of a rule that is sent it means nothing.
  package var id: String?
  package var calendarOperationTimes: CalendarOperationTimes?
  package var dayOfWeek: DayNumber?
  /// None stands for all of the carrier's.
  @Listed package var mpdCarrierServiceReferences: [String]

  package init(
    id: String?, calendarOperationTimes: CalendarOperationTimes?, dayOfWeek: DayNumber?,
    mpdCarrierServiceReferences: [String]
  ) {
    self.id = id
    self.calendarOperationTimes = calendarOperationTimes
    self.dayOfWeek = dayOfWeek
    self.mpdCarrierServiceReferences = mpdCarrierServiceReferences
  }
}

/// A day on which the rules do not hold.
package struct CalendarException: Codable, Equatable, Sendable {
  package var id: String?
  package var date: DateTimeOffset?
  package var calendarOperationTimes: CalendarOperationTimes?
  package var calendarExceptionType: CalendarExceptionType?
  @Listed package var mpdCarrierServiceReferences: [String]

  package init(
    id: String?, date: DateTimeOffset?, calendarOperationTimes: CalendarOperationTimes?,
    calendarExceptionType: CalendarExceptionType?, mpdCarrierServiceReferences: [String]
  ) {
    self.id = id
    self.date = date
    self.calendarOperationTimes = calendarOperationTimes
    self.calendarExceptionType = calendarExceptionType
    self.mpdCarrierServiceReferences = mpdCarrierServiceReferences
  }
}

/// The times of one day's collection.
package struct CalendarOperationTimes: Codable, Equatable, Sendable {
  /// When the carrier collects. *Inferred.*
  package var manifestTime: ManifestTime?
  /// Before which the collection must be allocated.
  package var cutOffTime: CalendarTime?
  package var preAdviceTime: CalendarTime?
  package var operationalCutOffTime: CalendarTime?

  package init(manifestTime: ManifestTime?, cutOffTime: CalendarTime?) {
    self.manifestTime = manifestTime
    self.cutOffTime = cutOffTime
  }
}

/// A time of day, some days after the day of the collection.
package struct CalendarTime: Codable, Equatable, Sendable {
  package var timeOffsetInDays: Int
  package var time: TimeOfDay

  package init(timeOffsetInDays: Int, time: TimeOfDay) {
    self.timeOffsetInDays = timeOffsetInDays
    self.time = time
  }

  private enum CodingKeys: String, CodingKey {
    case timeOffsetInDays, time
  }

  package init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    timeOffsetInDays = try members.decodeIfPresent(Int.self, forKey: .timeOffsetInDays) ?? 0
    time = try members.decode(TimeOfDay.self, forKey: .time)
  }
}

/// A time of day, written as such alone. An object like those of the other times is read as well, as the sandbox once wrote it.
///
/// - Source: contract/95-audit.md, D9.
package struct ManifestTime: Codable, Equatable, Sendable {
  package var time: TimeOfDay
  /// What an object says of days.
  package var timeOffsetInDays = 0

  package init(_ time: TimeOfDay) { self.time = time }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if (try? container.decode(String.self)) == nil, (try? decoder.container(keyedBy: NoMembers.self)) != nil {
      let object = try CalendarTime(from: decoder)
      (time, timeOffsetInDays) = (object.time, object.timeOffsetInDays)
    } else {
      time = try container.decode(TimeOfDay.self)
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(time)
  }

  private enum NoMembers: CodingKey {}
}

/// A day of the week that is written as .NET's number: Sunday is 0.
package struct DayNumber: VendorCode, Equatable {
  package let day: Weekday

  package init(_ day: Weekday) { self.day = day }

  package init?(rawValue: Int) {
    guard let place = Weekday.allCases.indices.first(where: { Weekday.number(at: $0) == rawValue }) else { return nil }
    day = Weekday.allCases[place]
  }

  package var rawValue: Int { Weekday.number(at: Weekday.allCases.firstIndex(of: day) ?? 0) }

  package static let names = Dictionary(
    uniqueKeysWithValues: Weekday.allCases.indices.map { (Weekday.number(at: $0), Weekday.allCases[$0].rawValue) })
}

/// What an exception makes of a day.
package enum CalendarExceptionType: Int, VendorCode {
  case reScheduled = 0
  case cancelled = 1

  package static let names = numbered("ReScheduled", "Cancelled")
}
