import Testing

@testable import VendorAPI

/// What calendars and public holidays do to allocations.
/// contract/95-audit.md, D9; contract/53-small-operations.md, section 11; contract/decisions.md, "Since the audit".
@Suite struct CollectionCalendarTests {
  private static let mma = "EC-000-05B-MMA"
  private static let calendar = "/collectioncalendar/Sorted1/CARRIER_X"

  private static func times(_ collection: String, cutOff: String, days: Int = 0) -> String {
    #""CalendarOperationTimes":{"ManifestTime":"\#(collection)","#
      + #""CutOffTime":{"TimeOffsetInDays":\#(days),"Time":"\#(cutOff)"}}"#
  }

  private static func add(_ kind: String, _ body: String, _ caller: Caller) -> Caller.Answer {
    caller.post("/collectioncalendar/add\(kind)/Sorted1/CARRIER_X", body)
  }

  /// When the carrier collects what is allocated now to its service; nil when it does not.
  private static func collection(_ caller: Caller) throws -> String? {
    let answer = caller.put(
      "/allocation/allocatewithcarrierservice",
      #"{"MpdCarrierServiceReference":"CX_NDS","ConsignmentReferences":["\#(mma)"]}"#)
    guard answer.list.first?["StatusCode"] as? Int == 200 else { return nil }
    let date = try #require(caller.get("/consignments/\(mma)").object["ShippingDate"] as? String)
    #expect(caller.put("/consignments/\(mma)/deallocate").status == 200)
    return date
  }

  private static func ids(_ list: String, _ caller: Caller) -> [String] {
    (caller.get(calendar).object[list] as? [[String: Any]] ?? []).compactMap { $0["Id"] as? String }
  }

  @Test func `an exception cancels a day's collection, until it is removed`() throws {
    let caller = try Caller()
    #expect(try Self.collection(caller) == "2019-06-14T17:00:00+01:00")
    let added = Self.add("Exception", #"{"Date":"2019-06-14T00:00:00","CalendarExceptionType":1}"#, caller)
    #expect(added.status == 201 && added.text.isEmpty, "\(added.text)")
    #expect(try Self.collection(caller) == "2019-06-17T17:00:00+01:00")
    #expect(
      caller.get(Self.calendar).text.contains(
        #""Date":"2019-06-14T00:00:00+00:00","CalendarOperationTimes":null,"CalendarExceptionType":1,"#))
    let id = try #require(Self.ids("CalendarExceptions", caller).first)
    // The vendor's types misspell the path.
    #expect(caller.put("/collectioncalender/removeexception/\(id)").status == 200)
    #expect(caller.put("/collectioncalendar/removeException/\(id)").status == 404)
    #expect(try Self.collection(caller) == "2019-06-14T17:00:00+01:00")
    #expect(try Self.collection(caller.with(key: "another")) == "2019-06-14T17:00:00+01:00")
  }

  /// The clock stands at 10:00 in Manchester.
  @Test(arguments: [
    ("12:00:00", "10:00:00", 0, "2019-06-14T12:00:00+01:00"), ("12:00:00", "09:59:59", 0, "2019-06-17T17:00:00+01:00"),
    ("12:00:00", "18:00:00", -1, "2019-06-17T17:00:00+01:00"),
  ])
  func `an exception moves a day's collection and its cut-off`(
    time: String, cutOff: String, days: Int, collected: String
  ) throws {
    let caller = try Caller()
    let times = Self.times(time, cutOff: cutOff, days: days)
    let body = #"{"Date":"2019-06-14","CalendarExceptionType":"ReScheduled",\#(times)}"#
    #expect(Self.add("Exception", body, caller).status == 201)
    #expect(try Self.collection(caller) == collected)
  }

  @Test func `without a calendar nobody collects, and a rule has one service collected on its day`() throws {
    let caller = try Caller()
    let before = Self.ids("CalendarRules", caller)
    #expect(!before.isEmpty)
    let deleted = caller.put(Self.calendar)
    #expect(deleted.status == 204 && deleted.text.isEmpty)
    #expect(Self.ids("CalendarRules", caller) == [])
    #expect(try Self.collection(caller) == nil)
    let times = Self.times("11:00:00", cutOff: "16:00:00", days: -1)
    let rule = #"{"DayOfWeek":6,\#(times),"MpdCarrierServiceReferences":["cx_nds"]}"#
    #expect(Self.add("Rule", rule, caller).status == 201)
    #expect(try Self.collection(caller) == "2019-06-15T11:00:00+01:00")
    let id = try #require(Self.ids("CalendarRules", caller).first)
    #expect(caller.put("/collectioncalendar/removeRule/\(id.uppercased())").status == 200)
    #expect(try Self.collection(caller) == nil)
  }

  @Test func `one rule of many can be removed from a calendar that nobody has changed`() throws {
    let caller = try Caller()
    // Friday's.
    for rule in caller.get(Self.calendar).object["CalendarRules"] as? [[String: Any]] ?? []
    where rule["DayOfWeek"] as? Int == 5 {
      let id = try #require(rule["Id"] as? String)
      #expect(caller.put("/collectioncalendar/removeRule/\(id)").status == 200)
    }
    #expect(try Self.collection(caller) == "2019-06-17T17:00:00+01:00")
  }

  /// contract/95-audit.md, D9: `ManifestTime` is a `TimeSpan`.
  @Test(arguments: [
    #""11:30:00""#, #"{"TimeOffsetInDays":0,"Time":"11:30:00"}"#, #"{"Time":"11:30"}"#,
  ])
  func `when a carrier collects is a text, and is read from the object of old as well`(sent: String) throws {
    let caller = try Caller()
    let cutOff = #""CutOffTime":{"TimeOffsetInDays":-1,"Time":"16:00:00"}"#
    #expect(
      Self.add("Rule", #"{"DayOfWeek":6,"CalendarOperationTimes":{"ManifestTime":\#(sent),\#(cutOff)}}"#, caller).status
        == 201)
    #expect(caller.get(Self.calendar).text.contains(#"{"ManifestTime":"11:30:00",\#(cutOff),"PreAdviceTime":null,"#))
    let written = caller.inXML.get(Self.calendar)
    #expect(
      written.text.contains("<ManifestTime>PT11H30M</ManifestTime><CutOffTime><TimeOffsetInDays>-1<"), "\(written)")
  }

  @Test(arguments: [
    (#""half past""#, "CalendarOperationTimes.ManifestTime: 'half past' is not a time of day, HH:mm:ss"),
    ("[]", "CalendarOperationTimes.ManifestTime: a string is needed, not a list"),
    ("{}", "CalendarOperationTimes.ManifestTime.Time: "),
    (
      #"{"TimeOffsetInDays":1,"Time":"11:30:00"}"#,
      "CalendarOperationTimes.ManifestTime.TimeOffsetInDays: A collection is on its own day"
    ),
  ])
  func `a collection at no time of its day is refused`(sent: String, detail: String) throws {
    let answer = Self.add(
      "Rule",
      #"{"DayOfWeek":6,"CalendarOperationTimes":{"ManifestTime":\#(sent),"CutOffTime":{"Time":"01:00:00"}}}"#,
      try Caller())
    #expect(answer.status == 400 && answer.details.contains { $0.hasPrefix(detail) }, "\(answer.text)")
  }

  @Test func `nobody collects on a public holiday, unless the calendar says so`() throws {
    let caller = try Caller()
    // Friday evening before the late summer bank holiday of 26 August.
    try caller.travel(to: "2019-08-23T20:00:00Z")
    #expect(try Self.collection(caller) == "2019-08-27T17:00:00+01:00")
    let body = #"{"Date":"2019-08-26",\#(Self.times("09:00:00", cutOff: "08:00:00"))}"#
    #expect(Self.add("Exception", body, caller).status == 201)
    #expect(try Self.collection(caller) == "2019-08-26T09:00:00+01:00")
  }

  @Test(arguments: [
    (
      "Rule", "{}",
      ["DayOfWeek: DayOfWeek is required", "CalendarOperationTimes.ManifestTime: ManifestTime is required"]
    ),
    ("Exception", #"{"CalendarExceptionType":1}"#, ["Date: Date is required"]),
    (
      "Exception", #"{"Date":"2019-06-19"}"#,
      ["CalendarOperationTimes.ManifestTime: ManifestTime", "CalendarOperationTimes.CutOffTime: CutOffTime"]
    ),
    (
      "Rule", #"{"DayOfWeek":"Monday",\#(times("09:00:00", cutOff: "10:00:00"))}"#,
      ["CalendarOperationTimes.CutOffTime: The cut-off must be before"]
    ),
    (
      "Rule",
      #"{"DayOfWeek":0,\#(times("09:00:00", cutOff: "08:00:00")),"MpdCarrierServiceReferences":["EDC5_UPSHSTDCS"]}"#,
      ["MpdCarrierServiceReferences[0]: CARRIER_X has no service 'EDC5_UPSHSTDCS'"]
    ),
    ("Rule", #"{"DayOfWeek":7}"#, ["DayOfWeek: '7' is not one of Sunday (0), Monday (1), Tuesday (2), "]),
    ("Exception", #"{"Date":"2019-06-19","CalendarExceptionType":2}"#, ["CalendarExceptionType: '2' is not one of"]),
  ])
  func `a rule or an exception that cannot be is refused`(kind: String, body: String, details: [String]) throws {
    let caller = try Caller()
    let before = caller.get(Self.calendar).text
    let answer = Self.add(kind, body, caller)
    #expect(answer.status == 400, "\(answer.text)")
    for detail in details { #expect(answer.details.contains { $0.hasPrefix(detail) }, "\(answer.details)") }
    #expect(caller.get(Self.calendar).text == before)
  }

  /// contract/53-small-operations.md, section 11: as the options have it.
  @Test func `a rule says until when a warehouse can make it, on the day of the cut-off`() throws {
    let caller = try Caller()
    #expect(
      caller.get("/collectioncalendar/Sorted1/DPD").text.contains(
        #""OperationalCutOffTime":{"TimeOffsetInDays":0,"Time":"15:30:00"}}"#))
    let rule = #"{"DayOfWeek":0,\#(Self.times("11:00:00", cutOff: "16:00:00", days: -1))}"#
    #expect(Self.add("Rule", rule, caller).status == 201)
    #expect(
      caller.get(Self.calendar).text.contains(
        #""OperationalCutOffTime":{"TimeOffsetInDays":-1,"Time":"16:00:00"}},"DayOfWeek":0,"#))
    let moved = #"{"Date":"2019-06-19",\#(Self.times("12:00:00", cutOff: "10:00:00"))}"#
    #expect(Self.add("Exception", moved, caller).status == 201)
    #expect(
      caller.get(Self.calendar).text.contains(
        #""OperationalCutOffTime":{"TimeOffsetInDays":0,"Time":"10:00:00"}},"CalendarExceptionType":0,"#))
  }
}
