import Foundation
import Testing

@testable import VendorAPI

/// contract/53-small-operations.md, sections 10 and 11.
@Suite struct StaticDataTests {
  @Test(arguments: [
    ("/staticdata/titles", "/security/staticdata/titles"), ("/staticdata/timezones", "/security/staticdata/timezones"),
    ("/staticdata/permissions", "/security/permissions"),
    ("/staticdata/builtinroles", "/security/staticdata/builtinroles"),
    ("/staticdata/countries", "/security/staticdata/countries"),
    ("/staticdata/currencies", "/security/staticdata/currencies"),
    ("/rates/management/staticdata/vat/GB", "/rates/management/static/tax/gb"),
    ("/rates/management/staticdata/dimensionUnits", "/rates/management/static/dimensionunits"),
  ])
  func `a list is the same under the paths of both versions`(one: String, other: String) throws {
    let caller = try Caller()
    let answer = caller.get(one)
    #expect(answer.status == 200)
    #expect(answer.text.count > 2)
    #expect(caller.get(other).text == answer.text)
  }

  @Test func `lists have the published members in their order`() throws {
    let caller = try Caller()
    #expect(caller.get("/staticdata/titles").text == #"["Mrs","Mr","Ms","Miss","Dr","Sir"]"#)
    #expect(caller.get("/staticdata/timezones").text.hasPrefix(#"[{"Id":1,"Description":"Europe/London"},{"Id":2,"#))
    #expect(
      caller.get("/staticdata/permissions").text.hasPrefix(
        #"[{"Key":"AccountManagement","Name":"AccountManagement","Permissions":[{"Key":"GetCustomer","Name":"GetCustomer","#
          + #""Action":1,"Access":1,"Type":null,"Description":null}],"Access":1},{"Key":"ConsignmentManagement","#))
    #expect(
      caller.get("/rates/management/static/tax/GB").text
        == #"[{"Reference":"GB-0.2000","CountryIsoCode":"GB","Type":"Standard","Rate":0.2},"#
        + #"{"Reference":"GB-0.0000","CountryIsoCode":"GB","Type":"Zero","Rate":0}]"#)
    #expect(
      caller.get("/rates/management/static/dimensionunits").text
        == #"[{"Id":0,"Label":"Cm","Description":"Centimetres"}]"#)
    #expect(caller.get("/security/staticdata/regions").text == "{}")
  }

  /// The vendor's type has a GUID there.
  @Test func `a built-in role says whose it is`() throws {
    let caller = try Caller()
    let customer = try #require(caller.get("/consignments/EC-000-05B-MMA").object["CustomerReference"] as? String)
    let roles = caller.get("/staticdata/builtinroles")
    #expect(roles.text.hasPrefix(#"[{"CustomerReference":"\#(customer)","Reference":""#), "\(roles.text)")
    let role = try #require(roles.list.first?["Reference"] as? String)
    #expect(
      caller.get("/roles/\(role)/accounts").text.contains(#""Roles":[{"CustomerReference":"\#(customer)","#))
    #expect(caller.inXML.get("/staticdata/builtinroles").text.contains("<CustomerReference>\(customer)</"))
  }

  @Test func `a country without prices has no rates, and what is no country is not found`() throws {
    let caller = try Caller()
    #expect(caller.get("/rates/management/static/tax/FR").text == "[]")
    let answer = caller.get("/rates/management/static/tax/XQ")
    #expect(answer.status == 404 && answer.code == "CountryNotFoundException")
    #expect(answer.message == "Specified Country not found in database: XQ")
  }

  // MARK: - Customer carriers

  private static let customer = "/carriers/getcustomercarriers/112236d5-4460-492f-a6bd-aa3f00f62dfb"

  @Test func `a customer's carriers come page by page`() throws {
    let caller = try Caller()
    let all = caller.get("/carriers/getcarriers").list.compactMap { $0["Reference"] as? String }
    var seen: [String] = []
    for page in 1...4 {
      let answer = caller.get("\(Self.customer)/\(page)/5").object
      #expect(answer["TotalRecords"] as? Int == all.count)
      #expect(answer["PageNumber"] as? Int == page && answer["PageSize"] as? Int == 5)
      seen += (answer["Records"] as? [[String: Any]] ?? []).compactMap { $0["Reference"] as? String }
    }
    #expect(seen == all)
    #expect(
      caller.get("\(Self.customer)/1/10?nameFilter=up").text
        == #"{"TotalRecords":1,"PageSize":10,"PageNumber":1,"Records":[{"Reference":"UPS","Name":"UPS"}]}"#)
    let beyond = caller.get("\(Self.customer)/\(Int.max)/\(Int.max)")
    #expect(beyond.text.hasSuffix(#""Records":[]}"#))
  }

  @Test(arguments: ["0/5", "1/0", "-1/5", "99999999999999999999/5"])
  func `pages count from 1`(page: String) throws {
    let answer = try Caller().get("\(Self.customer)/\(page)")
    #expect(answer.status == 400 && answer.code == "InvalidQueryParameterException")
  }

  @Test func `what is no GUID is no customer`() throws {
    let answer = try Caller().get("/carriers/getcustomercarriers/me/1/5")
    #expect(answer.status == 404 && answer.code == "CustomerNotFoundException")
  }
}
