import BuiltInFixtures
import Foundation
import Sandbox
import Testing

@testable import Fixtures

/// Each mistake by name: in which file, where, what is wrong, and what would be right.
@Suite struct FixtureProblemTests {
  /// Loads one file and gives its mistakes without the folder's path.
  private func mistakes(in text: String, named name: String = "fixtures.json") throws -> [String] {
    let folder = try FixtureFolder([name: text])
    return lines(folder) { () throws(FixtureProblems) in try Fixtures.load(path: folder.path(name)) }
  }

  private func lines(_ folder: FixtureFolder, _ load: () throws(FixtureProblems) -> Fixtures) -> [String] {
    do throws(FixtureProblems) {
      _ = try load()
      return []
    } catch {
      #expect(error.all.count == error.description.split(separator: "\n").count)
      return error.all.map {
        $0.description.replacing(folder.path() + "/", with: "").replacing(folder.path(), with: ".")
      }
    }
  }

  private static let carriers = #""carriers":[{"reference":"A"}]"#

  @Test(arguments: [
    // Structure
    (
      #"{"carriers":[{"reference":"A","nmae":"B"}]}"#,
      "carriers[0].nmae: this member is unknown; did you mean 'name'? allowed: reference, name, mpdReference, accountReference, tracking"
    ),
    (
      #"{"carriers":[{"reference":"A","colour":"B"}]}"#,
      "carriers[0].colour: this member is unknown; allowed: reference, name, mpdReference, accountReference, tracking"
    ),
    (
      #"{"carriers":[{"name":"B"}]}"#, "carriers[0].reference: this member is missing; a text is needed"
    ),
    (
      #"{"carriers":[{"reference":null}]}"#, "carriers[0].reference: this member is missing; a text is needed"
    ),
    (#"{"carriers":[{"reference":7}]}"#, "carriers[0].reference: a text is needed, not a number"),
    (#"{"carriers":{"reference":"A"}}"#, "carriers: a list is needed, not an object"),
    (#"{"carriers":["A"]}"#, "carriers[0]: an object is needed, not a text"),
    (
      #"{"carriers":[{"reference":"A","reference":"B"}]}"#,
      "carriers[0].reference: this member stands here twice; leave one"
    ),
    (
      #"{"carriers":[{"reference":"A","tracking":{"pattern":"T{sequence:8}","start":1.5}}]}"#,
      "carriers[0].tracking.start: a whole number is needed, not a number"
    ),
    (
      #"{"packageSizes":[{"reference":"A","length":1,"width":1,"height":"1"}]}"#,
      "packageSizes[0].height: a number is needed, not a text"
    ),
    (
      #"{\#(carriers),"carrierServices":[{"reference":"S","carrier":"A","destinations":["GB"],"direction":"Outbond"}]}"#,
      "carrierServices[0].direction: 'Outbond' is unknown; did you mean 'Outbound'? allowed: Both, Outbound, Inbound"
    ),
    (
      #"{\#(carriers),"carrierServices":[{"reference":"S","carrier":"A","destinations":["GB"],"deliveryDays":["Mon"]}]}"#,
      "carrierServices[0].deliveryDays[0]: 'Mon' is unknown; allowed: Monday, Tuesday, Wednesday, Thursday, Friday, "
        + "Saturday, Sunday"
    ),
    (
      #"{\#(carriers),"carrierServices":[{"reference":"S","carrier":"A","collection":{"cutOff":"25:00"}}]}"#,
      "carrierServices[0].collection.cutOff: '25:00' is out of range, 00:00:00 to 23:59:59"
    ),
    (
      #"{"catalog":{\#(carriers)},"zones":[]}"#,
      "zones: the catalog stands in 'catalog' and beside it; put everything into 'catalog'"
    ),
    (
      "{}",
      "there are neither a catalog nor consignments in it; allowed: catalog, consignments, carriers, zones, "
        + "carrierServices, serviceGroups, packageSizes, shippingLocations, holidays"
    ),
    // The catalog's own meaning
    (
      #"{"catalog":{"carriers":[{"reference":"DPD"}],"carrierServices":[{"reference":"S","carrier":"DPX","destinations":["GB"]}]}}"#,
      "catalog.carrierServices[0].carrier: there is no carrier 'DPX'; did you mean 'DPD'?"
    ),
    (
      #"{"carriers":[{"reference":"A"},{"reference":"a"}]}"#,
      "carriers[1].reference: 'a' stands at carriers[0].reference already, and case does not matter; "
        + "give each its own reference"
    ),
    (
      #"{\#(carriers),"carrierServices":[{"reference":"S","carrier":"A","rates":[{"zone":"GB","bands":[{"upTo":1}]}]}]}"#,
      "carrierServices[0].rates[0].bands[0].net: this member is missing; a number is needed"
    ),
  ])
  func `a mistake is one line with its place and its cure`(text: String, line: String) throws {
    let found = try mistakes(in: text)
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("fixtures.json: " + line) == true, "\(found)")
  }

  @Test(arguments: [
    (
      #"{"consignments":[{"Reference":"EC-1","Packages":[],"Addresses":[]}]}"#,
      "consignments[0].Reference: 'EC-1' is no consignment reference; write EC-xxx-xxx-xxx, where x is a capital letter "
        + "or a digit"
    ),
    (
      #"[{"Reference":"ec-000-000-001","Packages":[],"Addresses":[]}]"#,
      "[0].Reference: 'ec-000-000-001' is no consignment reference; write EC-xxx-xxx-xxx, where x is a capital letter or "
        + "a digit"
    ),
    (
      #"[{"Reference":"EC-000-000-001","Packages":[],"Addresses":[]},{"Reference":"EC-000-000-001","Packages":[],"Addresses":[]}]"#,
      "[1].Reference: 'EC-000-000-001' stands at [0].Reference already; give each its own, or none"
    ),
    (
      #"[{"ConsignmentState":"Cancled","Packages":[],"Addresses":[]}]"#,
      "[0].ConsignmentState: 'Cancled' is unknown; did you mean 'Cancelled'? allowed: Unallocated, Allocating, "
    ),
    (
      #"[{"Tags":["red","sandbox:laet"],"Packages":[],"Addresses":[]}]"#,
      "[0].Tags[1]: 'sandbox:laet' is no magic value; did you mean 'sandbox:late'?"
    ),
    (
      #"[{"Packages":[],"Addresses":[{"AddressType":"Destination","Postcode":"ZZ99 9ZZ"}]}]"#,
      "[0].Addresses[0].Postcode: 'ZZ99 9ZZ' is no magic value; GET /_sandbox/magic lists those that there are"
    ),
    (
      #"[{"Packages":[],"Addresses":[{"AddressType":"Origin","ShippingLocationReference":"Sorted2"}]}]"#,
      "[0].Addresses[0].ShippingLocationReference: there is no shipping location 'Sorted2'; did you mean 'Sorted1'?"
    ),
    (
      #"[{"Packages":[{"PackageSizeReference":"Gigantic"}],"Addresses":[]}]"#,
      "[0].Packages[0].PackageSizeReference: there is no package size 'Gigantic'; declared: Small, Medium, Large, Tube"
    ),
    (#"[{"Addresses":[]}]"#, "[0].Packages: this member is missing; a list is needed"),
    (
      #"[{"Packages":[{"Weight":{"Value":"0.5"}}],"Addresses":[]}]"#,
      "[0].Packages[0].Weight.Value: a number is needed, not a text"
    ),
    (
      #"[{"ShippingDate":"tomorrow","Packages":[],"Addresses":[]}]"#,
      "[0].ShippingDate: 'tomorrow' is not a date-time, yyyy-MM-ddTHH:mm:ss with an optional fraction and offset"
    ),
  ])
  func `a consignment's own mistake comes before what the consignment lacks`(text: String, line: String) throws {
    let found = try mistakes(in: text)
    #expect(found.first?.hasPrefix("fixtures.json: " + line) == true, "\(found)")
  }

  @Test(arguments: [
    ("", #"this file is empty; a JSON object or list is expected, as {"consignments":[]}"#),
    (" \n\t", #"this file is empty; a JSON object or list is expected, as {"consignments":[]}"#),
    ("{\"carriers\": [\n  {,}]}", "this is not JSON at line 2, column 4; a member's name in quotes is expected"),
    (
      "{\"carriers\": []\n \"zones\": []}",
      "this is not JSON at line 2, column 2; a comma or the end of the object is expected"
    ),
    ("{} // end", "this is not JSON at line 1, column 4; the end of the text is expected"),
    ("[01]", "this is not JSON at line 1, column 3; a comma or the end of the list is expected"),
    ("[1.]", "this is not JSON at line 1, column 4; a digit is expected"),
    ("[\"a", "this is not JSON at line 1, column 4; a closing quote is expected"),
    (#"["\x"]"#, #"this is not JSON at line 1, column 4; one of " \ / b f n r t u after '\' is expected"#),
    (#"["\ud800"]"#, "this is not JSON at line 1, column 9; the second half of a surrogate pair is expected"),
    (#"["\udc00"]"#, "this is not JSON at line 1, column 9; a character, not half a surrogate pair is expected"),
    (#"["\u00g0"]"#, "this is not JSON at line 1, column 7; a group of four hexadecimal digits is expected"),
    ("nul", "this is not JSON at line 1, column 1; a value is expected"),
    ("7", "an object is needed, not a number"),
    ("null", "an object is needed, not null"),
  ])
  func `what is not JSON is named by line and column`(text: String, line: String) throws {
    #expect(try mistakes(in: text) == ["fixtures.json: " + line])
  }

  @Test func `every mistake of every file is told at once`() throws {
    let folder = try FixtureFolder([
      "catalog.json":
        #"{"carriers":[{"reference":5}],"zones":[{"reference":"Z","countries":["GB"],"x":1}],"colour":1}"#,
      "consignments.json":
        #"{"consignments":[{"Packages":1,"Addresses":[]},{"Reference":3,"Packages":[],"Addresses":[]}]}"#,
    ])
    let found = lines(folder) { () throws(FixtureProblems) in try Fixtures.load(path: folder.path()) }
    #expect(
      found.map { $0.split(separator: ":").prefix(2).joined(separator: ":") } == [
        "catalog.json: carriers[0].reference", "catalog.json: zones[0].x", "catalog.json: colour",
        "consignments.json: consignments[0].Packages", "consignments.json: consignments[1].Reference",
      ])
  }

  @Test func `a mistake in one part does not blame the parts that are right`() throws {
    // The service names a carrier that could not be read.
    let found = try mistakes(
      in: #"{"carriers":[{"reference":"A","x":1}],"carrierServices":[{"reference":"S","carrier":"A"}]}"#)
    #expect(
      found == [
        "fixtures.json: carriers[0].x: this member is unknown; allowed: reference, name, mpdReference, accountReference, tracking"
      ])
  }

  @Test(arguments: ["", "{", "[]", #"{"carriers":[{}]}"#])
  func `consignments are not held against another catalog than their own`(catalog: String) throws {
    let folder = try FixtureFolder([
      "catalog.json": catalog,
      "consignments.json":
        #"[{"Packages":[],"Addresses":[{"AddressType":"Origin","ShippingLocationReference":"Elsewhere"}]}]"#,
    ])
    let found = lines(folder) { () throws(FixtureProblems) in try Fixtures.load(path: folder.path()) }
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("catalog.json: ") == true)
  }

  @Test func `a catalog's mistakes of meaning come all at once too`() throws {
    let found = try mistakes(
      in: """
        {"carriers":[{"reference":"A","tracking":{"pattern":"{oops}"}}],
         "zones":[{"reference":"Z","countries":["GB"],"postcodes":["M2-6"]}],
         "serviceGroups":[{"reference":"G","services":["nowhere"]}]}
        """)
    #expect(
      found.map { $0.split(separator: ":").prefix(2).joined(separator: ":") }.sorted() == [
        "fixtures.json: carriers[0].tracking.pattern", "fixtures.json: serviceGroups[0].services[0]",
        "fixtures.json: zones[0].postcodes[0]",
      ])
  }

  @Test func `a file that is wrong everywhere does not fill the screen for ever`() throws {
    let members = (0..<5000).map { #""x\#($0)":1"# }.joined(separator: ",")
    let found = try mistakes(in: "{\(members)}")
    #expect(found.count == 1001)
    #expect(found.last == "fixtures.json: there are further mistakes; mend those above first")
  }

  @Test func `no text of a file can write a second line`() throws {
    let found = try mistakes(in: #"{"carriers":[{"reference":"A","a\nb\u001b[31m\u0085c":1}]}"#)
    #expect(found.count == 1)
    #expect(found.first?.contains(#"a\nb\u{1B}[31m\u{0085}c"#) == true, "\(found)")
  }

  @Test func `a path that leads nowhere is a mistake`() throws {
    let folder = try FixtureFolder()
    let absent = lines(folder) { () throws(FixtureProblems) in try Fixtures.load(path: folder.path("none.json")) }
    #expect(
      absent == ["none.json: there is no such file or folder; name a JSON file, or a folder with catalog.json"])
    let empty = lines(folder) { () throws(FixtureProblems) in try Fixtures.load(path: folder.path()) }
    #expect(empty == [".: there are no fixtures in this folder; add catalog.json, consignments.json or both"])
    let other = try FixtureFolder(["catalog.yaml": "a: 1", "notes.txt": ""])
    let others = lines(other) { () throws(FixtureProblems) in try Fixtures.load(path: other.path()) }
    #expect(
      others == [
        ".: there are no fixtures in this folder; it has 'catalog.yaml', which are not read by these names; "
          + "add catalog.json, consignments.json or both"
      ])
    let nothing = lines(folder) { () throws(FixtureProblems) in try Fixtures.load(path: "") }
    #expect(nothing.count == 1)
  }

  @Test func `a folder in a file's place and a device are mistakes`() throws {
    let folder = try FixtureFolder()
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "catalog.json"), withIntermediateDirectories: false)
    let found = lines(folder) { () throws(FixtureProblems) in try Fixtures.load(path: folder.path()) }
    #expect(
      found == [
        "catalog.json: this is no regular file; give a JSON file or a folder with catalog.json and consignments.json"
      ])
    let device = lines(folder) { () throws(FixtureProblems) in try Fixtures.load(path: "/dev/zero") }
    #expect(device.first?.hasPrefix("/dev/zero: this is no regular file") == true)
  }

  @Test(arguments: [
    ("", "this file is empty; a JSON object or list is expected, as {\"consignments\":[]}"),
    ("\n \r\n", "this file is empty; a JSON object or list is expected, as {\"consignments\":[]}"),
    (
      "# ours\nconsignments:\n  - Reference: a",
      "this is YAML, not JSON; only JSON is read: write it as an object or a list, as {\"consignments\":[]}"
    ),
    (
      "---\n- a", "this is YAML, not JSON; only JSON is read: write it as an object or a list, as {\"consignments\":[]}"
    ),
    ("<a/>", "this is not JSON at line 1, column 1; a value is expected"),
  ])
  func `a file that is empty or YAML is called so`(text: String, complaint: String) throws {
    let folder = try FixtureFolder(["consignments.json": text])
    let mistakes = #expect(throws: FixtureProblems.self) { try Fixtures.load(path: folder.path()) }
    #expect(mistakes?.all.map { "\($0.problem); \($0.cure)" } == [complaint])
  }

  @Test(arguments: [("UK", "; GB is meant"), ("usa", "; US is meant"), ("XX", "")])
  func `a code that is no country's names the one that is meant, with the file and the place`(
    code: String, offer: String
  ) throws {
    let text = String(decoding: BuiltInFixtures.consignments, as: UTF8.self)
    let folder = try FixtureFolder([
      "consignments.json": text.replacing("\"TwoLetterCode\": \"DE\"", with: "\"TwoLetterCode\": \"\(code)\"")
    ])
    let fixtures = try Fixtures.load(path: folder.path())
    let mistakes = #expect(throws: FixtureProblems.self) { try fixtures.world(clock: .real, seed: 1) }
    #expect(
      mistakes?.description.hasSuffix(
        "/consignments.json: consignments[2].Addresses[1].Country.IsoCode.TwoLetterCode: '\(code)' is not a two-letter ISO 3166 country code\(offer)"
      ) == true, "\(String(describing: mistakes))")
  }
}
