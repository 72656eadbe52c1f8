import Allocation
import Contract
import Foundation
import Testing

@testable import Fixtures

@Suite struct RelativeDatesTests {
  // A Thursday; Good Friday and Easter Monday follow.
  private static let thursday = "2019-04-18T15:30:00Z"

  @Test(arguments: [
    ("now", "2019-04-18T15:30:00+00:00"), ("now-3d", "2019-04-15T15:30:00+00:00"),
    ("now+1w-1d+2h-45m", "2019-04-24T16:45:00+00:00"), ("today", "2019-04-18"), ("today+10d", "2019-04-28"),
    ("today-18d", "2019-03-31"), ("nextWorkingDay", "2019-04-23"), ("nextWorkingDay+1d", "2019-04-24"),
  ])
  func `a date is counted from the world's clock`(expression: String, expected: String) throws {
    let dates = RelativeDates(now: try #require(DateTimeOffset(Self.thursday)))
    #expect(dates.date(meantBy: expression) == expected)
  }

  @Test(arguments: ["", "nwo", "now3d", "now+d", "now+3", "now+3y", "now +3d", "tomorrow", "now+1234567d"])
  func `braces with anything else in them stay`(expression: String) throws {
    let dates = RelativeDates(now: try #require(DateTimeOffset(Self.thursday)))
    #expect(dates.date(meantBy: expression) == nil)
    #expect(dates.resolved(Array(#"{"a":"{\#(expression)"}"#.utf8)).text == nil)
  }

  @Test(
    arguments: [
      (#"{"a":"{today}"}"#, #"{"a":"2019-04-18"}"#),
      (
        #"{"{today}":["x {today+1d}T17:00:00Z y","\"{today}"]}"#,
        #"{"2019-04-18":["x 2019-04-19T17:00:00Z y","\"2019-04-18"]}"#
      ),
      (#"{"a":{"b":1}}"#, nil), (#"{"a":"\\"}"#, nil), ("{today}", nil), (#"{"a":"{today"#, nil),
    ] as [(String, String?)])
  func `texts alone are looked at, wherever in them it stands`(text: String, expected: String?) throws {
    let dates = RelativeDates(now: try #require(DateTimeOffset(Self.thursday)))
    #expect(dates.resolved(Array(text.utf8)).text.map { String(decoding: $0, as: UTF8.self) } == expected)
  }

  @Test(arguments: [
    ("{now+1d2h}", true), ("{now - 3d}", true), ("{tomorrow}", true), ("{nextWorkngDay}", true), ("{today}", false),
    ("{name}", false), ("{0}", false), ("{}", false), ("{nowhere to go}", false), ("{now", false),
  ])
  func `what is nearly a date is a warning`(text: String, isWarned: Bool) throws {
    let dates = RelativeDates(now: try #require(DateTimeOffset(Self.thursday)))
    #expect(dates.resolved(Array(#"{"a":["\#(text)","\#(text)"]}"#.utf8)).misspelt == (isWarned ? [text] : []))
    let folder = try FixtureFolder([
      "consignments.json": Self.consignments(#","MetaData":[{"KeyValue":"a","StringValue":"\#(text)"}]"#)
    ])
    let warnings = try Fixtures.load(path: folder.path()).warnings.all
    #expect(warnings.map(\.problem) == (isWarned ? ["'\(text)' is no date and stays as it is"] : []))
  }

  private static func consignments(_ members: String) -> String {
    """
    [{"Packages":[{"Weight":{"Value":1,"Unit":"Kg"},"Dimensions":{"Width":1,"Length":1,"Height":1,"Unit":"Cm"},\
    "Value":{"Amount":1,"Currency":{"IsoCode":"GBP"}}}],"Addresses":[{"AddressType":"Origin",\
    "ShippingLocationReference":"Sorted1"},{"AddressType":"Destination","ShippingLocationReference":"Sorted1"}]\(members)}]
    """
  }

  @Test func `a consignment's dates are those that the clock makes of them`() throws {
    let folder = try FixtureFolder([
      "consignments.json": Self.consignments(#","RequestedDeliveryDate":{"Date":"{nextWorkingDay}T17:00:00Z"}"#)
    ])
    let fixtures = try Fixtures.load(path: folder.path(), now: try #require(DateTimeOffset(Self.thursday)))
    #expect(fixtures.consignments.first?.request.requestedDeliveryDate?.date.description == "2019-04-23T17:00:00+00:00")
    #expect(fixtures.warnings.all.isEmpty)
  }

  @Test(arguments: [
    ("{nwo+1d}", "did you mean '{now+1d}'? "), ("{nextWorkday}T17:00:00Z", "did you mean '{nextWorkingDay}'? "),
    ("{Today}", "did you mean '{today}'? "), ("{tomorrow}", ""), ("{now+3y}", ""), ("14/06/2019", nil),
  ])
  func `braces that are no date name the nearest that is`(text: String, offer: String?) throws {
    let folder = try FixtureFolder(["consignments.json": Self.consignments(#","ShippingDate":"\#(text)""#)])
    let mistakes = #expect(throws: FixtureProblems.self) { try Fixtures.load(path: folder.path()) }
    let cure = offer.map {
      $0 + "allowed: {now}, {today}, {nextWorkingDay}, with weeks, days, hours and minutes, as {now-3d+12h}"
    }
    #expect(mistakes?.all.map(\.cure) == [cure ?? ""])
    #expect(mistakes?.all.first?.problem.hasPrefix("'\(text)' is not a date-time") == true)
  }

  @Test(arguments: [
    (#","Tgas":[]"#, ["[0].Tgas: nothing reads this member; did you mean 'Tags'?"]),
    (#","tags":[],"colour":1"#, ["[0].colour: nothing reads this member"]),
    ("", []),
  ])
  func `a member of a consignment that nothing reads is a warning`(members: String, expected: [String]) throws {
    let folder = try FixtureFolder(["consignments.json": Self.consignments(members)])
    let fixtures = try Fixtures.load(path: folder.path())
    #expect(
      fixtures.warnings.all.map { $0.description.replacing(folder.path() + "/consignments.json: ", with: "") }
        == expected)
  }

  @Test func `nothing of the built-in fixtures is left unread`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures")
    #expect(try Fixtures.load(path: folder.path).warnings.all == [])
  }
}
