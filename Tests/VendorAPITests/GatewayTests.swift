import Foundation
import HTTPCore
import HTTPTypes
import Sandbox
import Testing

@testable import VendorAPI

/// contract/decisions.md, "Gateway" and "Shapes" 1.
@Suite struct GatewayTests {
  private static let allocate = #"{"ConsignmentReferences":["EC-000-05B-MMA"]}"#

  @Test func `no key is the gateway's own 401`() throws {
    for key in [nil, ""] {
      let answer = try Caller().with(key: key).get("/consignments/EC-000-05B-MMA")
      #expect(answer.status == 401)
      #expect(
        answer.text
          == #"{"statusCode":401,"message":"Access denied due to missing subscription key. "#
          + #"Make sure to include subscription key when making requests to an API."}"#)
      #expect(answer.fields[.wwwAuthenticate]?.hasPrefix("AzureApiManagementKey realm=") == true)
      #expect(answer.fields[.contentType] == "application/json")
    }
  }

  @Test func `a key that is not let in is a 401 with the gateway's other text`() throws {
    let caller = try Caller(keys: .named(["good": "world"]))
    #expect(caller.with(key: "good").get("/consignments/EC-000-05B-MMA").status == 200)
    let answer = caller.with(key: "bad").get("/consignments/EC-000-05B-MMA")
    #expect(answer.status == 401)
    #expect(answer.text.contains("invalid subscription key"))
  }

  @Test func `two keys of one name share a world`() throws {
    let caller = try Caller(keys: .named(["primary": "w", "secondary": "w"]))
    #expect(caller.with(key: "primary").put("/allocation/allocate", Self.allocate).status == 200)
    #expect(
      caller.with(key: "secondary").get("/consignments/EC-000-05B-MMA/status").object["Status"] as? String
        == "Allocated")
  }

  @Test(arguments: [
    "/consignments/EC-000-05B-MMA?subscription-key=k", "/consignments/EC-000-05B-MMA?x=1&Subscription-Key=k",
  ])
  func `the key may stand in the query`(path: String) throws {
    #expect(try Caller().with(key: nil).get(path).status == 200)
  }

  @Test(arguments: [
    ("/allocation/ALLOCATE", 200), ("/Allocation/Allocate/", 200), ("/allocation/allocate?x=y", 200),
    ("/allocation/allocat%65", 200), ("/allocation//allocate", 404), ("/allocation/allocate//", 404),
  ])
  func `paths compare without regard to case and one trailing slash is tolerated`(path: String, status: Int) throws {
    #expect(try Caller().put(path, Self.allocate).status == status)
  }

  @Test(arguments: [
    ("GET", "/allocation/allocate"), ("PUT", "/allocation/alocate"), ("PATCH", "/consignments/EC-000-05B-MMA"),
    ("DELETE", "/"),
  ])
  func `what the vendor does not have is a 404 with a hint`(method: String, path: String) throws {
    let answer = try Caller().send(try #require(HTTPRequest.Method(method)), path)
    #expect(answer.status == 404)
    #expect(answer.text == #"{"statusCode":404,"message":"Resource not found"}"#)
    #expect(answer.fields[.hint]?.isEmpty == false)
  }

  @Test func `the hint names the nearest operation`() throws {
    let hint = try Caller().put("/allocation/alocate", Self.allocate).fields[.hint]
    #expect(hint?.contains("PUT /allocation/allocate") == true)
  }

  @Test(arguments: [
    ("/GetTracking", "GetTracking is GET /tracking/{consignmentReference}"),
    ("/api/gettracking", "GetTracking is GET /tracking/{consignmentReference}"),
    ("/webhooks", "no operation is like it: GET /_sandbox/openapi.json tells of all"),
    ("/subscriptions", "/subscriptions is PRO's; the sandbox does not serve it, as no source tells what it answers"),
    ("/Rates/Refresh/secret", "/rates/refresh is PRO's; the sandbox does not serve it"),
    ("/a/b/c/d/e/f/g/h/i", "no operation is like it: GET /_sandbox/openapi.json tells of all"),
    ("/reports/late", "/reports is PRO's; the sandbox does not serve it"),
    ("/quote", "the path differs: nearest operations are "),
    ("/trakcing/EC-000-05B-MMA", "the path differs: nearest operations are GET /tracking/{consignmentReference}"),
  ])
  func `the hint names the operation that is meant, and no unlike neighbours`(path: String, words: String) throws {
    let hint = try Caller().get(path).fields[.hint]
    #expect(hint?.hasPrefix(words) == true, "\(hint ?? "none")")
  }

  @Test(arguments: [
    ("/consignments/metadatadictionary", "/consignments/metadatadictionary is PRO's; the sandbox does not serve it"),
    ("/consignments/manifest", "the method differs: this path takes PUT"),
    ("/labels/GetLabels", "the method differs: this path takes POST"),
    ("/tracking/carrierevents", "the method differs: this path takes POST"),
    ("/deliveryoptions/summary", "the method differs: this path takes POST"),
  ])
  func `a name that was read as a reference is told from one`(path: String, words: String) throws {
    let answer = try Caller().get(path)
    #expect(answer.status == 404 || answer.status == 400)
    #expect(answer.fields[.hint]?.hasPrefix(words) == true, "\(answer.fields[.hint] ?? "none")")
    #expect(try Caller().get("/consignments/EC-000-NOP-NOP").fields[.hint] == nil)
  }

  @Test(arguments: [
    ("/allocation/allocate/2026-02-30", "the date in the path is out of range: there is no such day, time or offset"),
    ("/allocation/allocateWithCarrierService/2026-13-01", "the date in the path is out of range"),
    ("/allocation/allocate/2026-02", "the date in the path is none, yyyy-MM-dd or a date-time"),
  ])
  func `a date in the path that is none is called so`(path: String, words: String) throws {
    let answer = try Caller().put(path, Self.allocate)
    #expect(answer.status == 404)
    #expect(answer.fields[.hint]?.hasPrefix(words) == true, "\(answer.fields[.hint] ?? "none")")
  }

  @Test(arguments: [
    ("1.1", 200), ("1", 200), ("1.0", 200), ("2", 400), ("1.2", 400), ("01", 400), ("banana", 400), ("", 400),
  ])
  func `versions 1 and 1.1 are served and another is refused with the values allowed`(
    version: String, status: Int
  ) throws {
    let answer = try Caller().with("electio-api-version", version).get("/consignments/EC-000-05B-MMA")
    #expect(answer.status == status)
    if status == 400 {
      #expect(answer.code == "UnsupportedApiVersionException")
      #expect(answer.message?.hasSuffix("may be 1, 1.0, 1.1 or absent") == true)
    }
  }

  @Test(arguments: [
    ("application/json", 200), ("application/json; charset=utf-8", 200), ("APPLICATION/JSON;charset=\"UTF-8\"", 200),
    ("application/soap+xml", 415), ("text/xml; charset=windows-1252", 415),
    ("application/x-www-form-urlencoded", 415), ("json", 415),
    ("application/json; charset=utf-16", 415),
  ])
  func `a body of another type is a 415 that names the type to send`(type: String, status: Int) throws {
    let answer = try Caller().with("Content-Type", type).put("/allocation/allocate", Self.allocate)
    #expect(answer.status == status)
    if status == 415 {
      #expect(answer.code == "UnsupportedMediaTypeException")
      #expect(answer.message?.contains("application/json") == true)
    }
  }

  @Test(arguments: ["*/*", "application/json", "text/html", "image/png;q=0.3"])
  func `an Accept that asks for no XML gets JSON`(accept: String) throws {
    let answer = try Caller().with("Accept", accept).get("/consignments/EC-000-05B-MMA")
    #expect(answer.fields[.contentType] == "application/json; charset=utf-8")
  }

  @Test func `an error's correlation id is the answer's request id`() throws {
    let answer = try Caller().get("/consignments/EC-999-999-999")
    let id = try #require(answer.fields[.requestID])
    #expect(answer.object["CorrelationId"] as? String == id)
    #expect(id.contains(#/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/#))
  }

  @Test func `every answer carries a request id of its own`() throws {
    let caller = try Caller()
    let ids = [
      caller.get("/consignments/EC-000-05B-MMA"), caller.get("/consignments/EC-000-05B-MMA"), caller.get("/nowhere"),
      caller.with(key: nil).get("/consignments/x"), caller.send(.options, "/consignments"),
    ].compactMap { $0.fields[.requestID] }
    #expect(Set(ids).count == 5)
  }

  @Test func `HEAD answers as GET does and OPTIONS names the methods`() throws {
    let caller = try Caller()
    #expect(caller.send(.head, "/consignments/EC-000-05B-MMA").status == 200)
    let answer = caller.send(.options, "/consignments")
    #expect(answer.status == 204)
    #expect(answer.fields[.allow] == "OPTIONS, POST, PUT")
    #expect(caller.send(.options, "/labels/x").fields[.allow] == "GET, HEAD, OPTIONS")
    #expect(caller.send(.options, "/nowhere").status == 404)
  }

  @Test func `links follow the scheme and host of the request unless a public URL is set`() throws {
    let caller = try Caller(publicURL: nil)
    let link = try #require(
      caller.get("/consignments/EC-000-05B-MMA/status").object["ApiLink"] as? [String: String])
    #expect(link["Href"] == "http://localhost:8080/consignments/EC-000-05B-MMA")
  }
}
