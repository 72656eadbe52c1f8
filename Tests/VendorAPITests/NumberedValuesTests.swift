import Testing

@testable import VendorAPI

/// contract/95-audit.md, D1 and D9; contract/53-small-operations.md, section 10: numbers in JSON, names in XML, either of them read.
@Suite struct NumberedValuesTests {
  private static let calendar = "/collectioncalendar/Sorted1/CARRIER_X"

  @Test(arguments: ["1", "1.1"])
  func `XML has names where JSON has numbers`(version: String) throws {
    let caller = try Caller().with("electio-api-version", version)
    #expect(
      caller.post(
        "/collectioncalendar/addException/Sorted1/CARRIER_X", #"{"Date":"2019-06-14","CalendarExceptionType":1}"#
      ).status == 201)
    let calendar = caller.inXML.get(Self.calendar).text
    #expect(calendar.contains("<DayOfWeek>Monday</DayOfWeek>"), "\(calendar)")
    #expect(calendar.contains("<CalendarExceptionType>Cancelled</CalendarExceptionType>"), "\(calendar)")
    let permissions = caller.inXML.get("/staticdata/permissions").text
    for part in [
      "<Action>GetCustomer</Action><Access>AccountManagement</Access>",
      "<Action>CreateConsignments</Action><Access>ConsignmentManagement</Access>",
      "</Permissions><Access>PackageManagement</Access>",
    ] {
      #expect(permissions.contains(part), "\(part) is not in \(permissions)")
    }
  }

  @Test(arguments: ["168", #""ReadyToShip""#, #""readytoship""#, #""168""#])
  func `a permission's action is read by number and by name`(sent: String) throws {
    let caller = try Caller()
    let role = #"{"Name":"Packers","Permissions":[{"Key":"k","Action":\#(sent),"Access":"packagemanagement"}]}"#
    let answer = caller.post("/roles/custom", role)
    #expect(answer.text.contains(#""Action":168,"Access":12,"#), "\(answer.text)")
  }

  @Test func `XML's names are read, and what nobody sends is .NET's zero`() throws {
    let permission = "<Permission><Key>k</Key><Action>updatepackages</Action></Permission>"
    let answer = try Caller().inXML.post(
      "/roles/custom", "<Role><Name>Packers</Name><Permissions>\(permission)</Permissions></Role>")
    #expect(answer.text.contains("<Action>UpdatePackages</Action><Access>None</Access>"), "\(answer.text)")
  }

  /// Version 1.1 has more actions than are published.
  @Test func `an action without a published name is kept`() throws {
    let answer = try Caller().post("/roles/custom", #"{"Name":"Packers","Permissions":[{"Action":163}]}"#)
    #expect(answer.text.contains(#""Action":163,"Access":0,"#), "\(answer.text)")
  }

  @Test func `what is no name is refused with the names there are`() throws {
    let answer = try Caller().post("/roles/custom", #"{"Name":"Packers","Permissions":[{"Access":"Nowhere"}]}"#)
    #expect(
      answer.details.first?.hasPrefix(
        "Permissions[0].Access: 'Nowhere' is not one of None (0), AccountManagement (1), ") == true, "\(answer.text)")
  }

  @Test(arguments: ["6", #""6""#, #""SATURDAY""#])
  func `a day is read by number and by name`(sent: String) throws {
    let caller = try Caller()
    let times = #""CalendarOperationTimes":{"ManifestTime":"11:00:00","CutOffTime":{"Time":"10:00:00"}}"#
    let answer = caller.post("/collectioncalendar/addRule/Sorted1/CARRIER_X", #"{"DayOfWeek":\#(sent),\#(times)}"#)
    #expect(answer.status == 201, "\(answer.text)")
    #expect(caller.get(Self.calendar).text.contains(#""DayOfWeek":6,"#))
  }
}
