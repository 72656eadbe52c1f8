import Contract
import Foundation
import Testing

@testable import Fixtures

/// One look at a file tells all: a mistake hides neither the warnings nor what later checks find beside it.
@Suite struct LaterChecksTests {
  private static let package =
    #"{"Weight":{"Value":1,"Unit":"Kg"},"Dimensions":{"Width":1,"Length":1,"Height":1},"Value":{"Amount":1,"Currency":{"IsoCode":"GBP"}}}"#
  private static let origin = #"{"AddressType":"Origin","ShippingLocationReference":"Sorted1"}"#
  private static let destination =
    #"{"AddressType":"Destination","AddressLine1":"1","Postcode":"M1 5WG","Country":{"IsoCode":{"TwoLetterCode":"GB"}}}"#

  private func problems(_ text: String) throws -> (mistakes: [String], warnings: [String]) {
    let folder = try FixtureFolder(["consignments.json": text])
    let problems = #expect(throws: FixtureProblems.self) { try Fixtures.load(path: folder.path()) }
    func lines(_ all: [FixtureProblem]?) -> [String] { (all ?? []).map { "\($0.path): \($0.problem)" } }
    return (lines(problems?.all), lines(problems?.warnings))
  }

  @Test func `members that nothing reads are warnings beside a mistake`() throws {
    let found = try problems(
      #"[{"Stat":"Allocated","Contcat":{},"Packages":[{"Weight":"heavy","Wieght":1}],"#
        + #""Addresses":[\#(Self.origin),\#(Self.destination)]}]"#)
    #expect(found.mistakes.first == "[0].Packages[0].Weight: an object is needed, not a text")
    #expect(
      found.warnings == [
        "[0].Stat: nothing reads this member", "[0].Contcat: nothing reads this member",
        "[0].Packages[0].Wieght: nothing reads this member",
      ])
  }

  @Test func `a state that is called otherwise has its name told`() throws {
    let folder = try FixtureFolder([
      "consignments.json":
        #"[{"Stat":"Allocated","Packages":[\#(Self.package)],"Addresses":[\#(Self.origin),\#(Self.destination)]}]"#
    ])
    let fixtures = try Fixtures.load(path: folder.path())
    #expect(fixtures.warnings.all.map(\.cure) == ["did you mean 'ConsignmentState'?"])
  }

  @Test func `a contact's reference hides neither the country nor a date nor a weight`() throws {
    let destination = Self.destination.replacing("\"GB\"", with: "\"UK\"").replacing(
      #""AddressLine1":"1""#, with: #""Contact":{"Reference":"abc"}"#)
    let package = Self.package.replacing(#"{"Value":1,"Unit":"Kg"}"#, with: #"{"Value":0}"#)
    let found = try problems(
      #"[{"ShippingDate":"x","Packages":[\#(package)],"Addresses":[\#(Self.origin),\#(destination)]}]"#)
    #expect(
      found.mistakes.map { $0.prefix { $0 != ":" } } == [
        "[0].ShippingDate", "[0].Addresses[1].Contact.Reference", "[0].Addresses[1].AddressLine1",
        "[0].Addresses[1].Country.IsoCode.TwoLetterCode", "[0].Packages[0].Weight.Value",
      ], "\(found.mistakes)")
  }

  @Test(arguments: [
    #"{"ConsignmentState":"Allocated","Packages":[{"Weight":"heavy"}],"Addresses":[ORIGIN,DESTINATION]}"#,
    #"{"ConsignmentState":"Allocated","Packages":5,"Addresses":[ORIGIN,DESTINATION]}"#,
    #"{"Packages":[PACKAGE,5],"Addresses":[ORIGIN,DESTINATION]}"#,
    #"{"Packages":[PACKAGE],"Addresses":[ORIGIN,{"AddressType":"Nope"}]}"#,
    #"{"Packages":[PACKAGE],"Addresses":[ORIGIN,DESTINATION],"RequestedDeliveryDate":{"Date":"x"}}"#,
    #"{"Reference":"x","Packages":[PACKAGE],"Addresses":[ORIGIN,DESTINATION]}"#,
  ])
  func `nothing is told that only comes of a mistake`(text: String) throws {
    let whole = text.replacing("ORIGIN", with: Self.origin).replacing("DESTINATION", with: Self.destination)
      .replacing("PACKAGE", with: Self.package)
    let found = try problems("[\(whole)]").mistakes
    let places = found.map { $0.prefix { $0 != ":" } }
    // A package without a weight has neither size nor value either, and an address no country.
    let others = places.filter { !$0.hasPrefix("[0].Packages[0].") && !$0.hasPrefix("[0].Addresses[1].") }
    #expect(others.count <= 1, "\(found)")
    #expect(!found.contains { $0.contains("Weight is required") || $0.contains("AddressType is required") }, "\(found)")
    #expect(!found.contains { $0.hasPrefix("[0].ConsignmentState") }, "\(found)")
  }

  @Test func `a mistake in one consignment hides none in the next`() throws {
    let wrong = #"{"Packages":[\#(Self.package)],"Addresses":[\#(Self.origin)]}"#
    let found = try problems(
      #"[{"ShippingDate":"x","Packages":[\#(Self.package)],"Addresses":[\#(Self.origin),\#(Self.destination)]},\#(wrong)]"#
    )
    #expect(
      found.mistakes.map { $0.prefix { $0 != ":" } } == ["[0].ShippingDate", "[1].Addresses"], "\(found.mistakes)")
  }
}
