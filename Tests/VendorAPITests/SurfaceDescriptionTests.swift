import Contract
import Fixtures
import HTTPCore
import HTTPTypes
import Routing
import Sandbox
import Testing
import Wire

@testable import VendorAPI

/// The OpenAPI document, and whether it can be trusted.
@Suite struct SurfaceDescriptionTests {
  private static func described() throws -> JSONValue { try DescribedSurface.of(.lists).document }

  private static func description(
    _ settings: VendorSettings = VendorSettings(), seed: UInt64 = 1
  ) throws -> SurfaceDescription {
    let clock = ClockSetting.frozen(try #require(DateTimeOffset(Caller.frozen)))
    return SurfaceDescription(
      settings: settings, template: WorldTemplate { Fixtures.builtInWorld(clock: clock, seed: seed) }, version: "1.2.3")
  }

  @Test func `every operation stands in the document under its name, method and path`() throws {
    let paths = try #require(try Self.described()["paths"])
    for operation in Operation.all {
      let entry = paths[operation.pattern.template]?[operation.method.rawValue.lowercased()]
      #expect(entry?["operationId"] == .string(operation.name))
    }
    guard case .object(let items) = paths else { throw Missing() }
    #expect(
      items.reduce(0) { if case .object(let entries) = $1.value { $0 + entries.count } else { $0 } }
        == Operation.all.count)
  }

  private struct Missing: Error {}

  @Test func `operations are told apart by their names, and paths by more than the names of their parameters`() {
    #expect(Set(Operation.all.map(\.name)).count == Operation.all.count)
    let templates = Set(Operation.all.map(\.pattern.template))
    #expect(Set(templates.map { Ledger.normal("", $0) }).count == templates.count)
  }

  @Test func `every operation has an area that is listed, and a summary of one sentence`() {
    for operation in Operation.all {
      #expect(Area.all.contains(Area.of(operation)), "\(operation.name)")
      let summary = operation.describe().summary
      #expect(summary.hasSuffix(".") && !summary.dropLast().contains(". "), "\(operation.name)")
    }
  }

  /// What a fresh server cannot do at once: nothing has been quoted, manifested or printed there.
  private static let withoutExample: Set = [
    "AllocateWithQuote", "AllocateWithQuoteReferenceAndGetLabels", "GetQuoteRequest", "GetCustomerManifest",
    "GetLabels", "GetQuoteRequest2017", "GetCustomerManifest2017", "GetManifest", "RemoveCollectionCalendarRule",
    "RemoveExceptionFromCollectionCalendar", "RemoveExceptionFromCollectionCalender", "GetLateConsignmentsOfCarrier",
    "GetLateConsignmentsOfCustomer", "AddTrackingEvents", "AddCarrierTrackingEvents",
    "GetPackageLabel", "GetPackageLabelInFormat", "GetPackageLabelInResolution", "GetLabels2017", "GetCustomsDocuments",
    "SplitPackage", "MoveItem", "RemoveItem", "SetItemReference", "GetItem", "UpdateRole", "DeleteRole",
    "GetManifestFileSentToCarrier",
    "GetCommercialInvoice", "GetCN22", "GetCN23",
    "GetOrder", "UpdateOrder", "AddOrderAddress", "UpdateOrderAddress", "PackOrder", "AddOrderPackages",
    "UpdateOrderPackages", "DeleteOrderPackages", "AddOrderPackageItems", "UpdateOrderPackageItems",
    "DeleteOrderPackageItems", "GetDeliveryOption", "GetExistingDeliveryOptions", "SelectDeliveryOption",
    "SelectDeliveryOptionAsOrder", "ReservePickupOption", "ReservePickupOptionOfTheKit",
  ]

  @Test(arguments: Operation.all.map(\.name))
  func `the example of an operation works against a fresh server`(name: String) throws {
    let operation = try #require(Operation.all.first { $0.name == name })
    guard let example = operation.describe().example else {
      #expect(Self.withoutExample.contains(name))
      return
    }
    #expect(!Self.withoutExample.contains(name))
    let request = example.request(operation, key: "test-key", host: "localhost:8080")
    let answer = try Caller().send(request.head.method, request.head.path ?? "", bytes: request.body)
    #expect((200..<300).contains(answer.status), "\(answer.text)")
  }

  @Test func `every reference in the document leads somewhere, and no schema stands there for nothing`() throws {
    let document = try Self.described()
    let check = SchemaCheck(document: document)
    var named: Set<String> = []
    func walk(_ value: JSONValue) {
      switch value {
      case .object(let members):
        for (name, value) in members {
          if name == "$ref", case .string(let target) = value {
            named.insert(target)
            #expect(check.resolve(value) != nil, "\(target)")
          }
          walk(value)
        }
      case .list(let elements): elements.forEach(walk)
      case .string, .number, .boolean, .null: break
      }
    }
    walk(document)
    guard case .object(let schemas)? = document["components"]?["schemas"] else { throw Missing() }
    for (name, _) in schemas { #expect(named.contains("#/components/schemas/\(name)")) }
  }

  @Test func `the document names the server that was called, in links too, and the same bytes come again`() throws {
    let description = try Self.description()
    let first = try #require(description.document(server: "http://sandbox.local:1234"))
    #expect(description.document(server: "http://sandbox.local:1234") == first)
    let document = try JSONValue(parsing: first)
    #expect(document["servers"] == .list([.object([("url", "http://sandbox.local:1234")])]))
    let text = String(decoding: first, as: UTF8.self)
    #expect(text.contains(#""Href":"http://sandbox.local:1234/consignments/EC-000-05B-MMA""#))
    #expect(!text.contains("called.invalid"))
    let other = try #require(description.document(server: "http://other:1"))
    #expect(
      String(decoding: other, as: UTF8.self) == text.replacing("http://sandbox.local:1234", with: "http://other:1"))
  }

  @Test func `a name of a server that needs escapes is escaped`() throws {
    let document = try JSONValue(parsing: try #require(try Self.description().document(server: "http://a\"b")))
    #expect(document["servers"] == .list([.object([("url", "http://a\"b")])]))
  }

  @Test func `links in examples go where links of answers go`() throws {
    let description = try Self.description(VendorSettings(publicURL: "https://apisandbox.electioapp.com"))
    let text = String(decoding: try #require(description.document(server: "http://localhost")), as: UTF8.self)
    #expect(text.contains(#""Href":"https://apisandbox.electioapp.com/labels/EC-000-05B-MMA""#))
    #expect(!text.contains("http://localhost/"))
  }

  @Test func `the answer of a call for one is described as the settings have it`() throws {
    let path = "/allocation/{consignmentReference}/allocatewithservicegroup/{mpdCarrierServiceGroupReference}"
    func schema(_ kind: DescribedSurface.Kind) throws -> JSONValue? {
      try DescribedSurface.of(kind).document["paths"]?[path]?["put"]?["responses"]?["200"]?["content"]?[
        "application/json"]?["schema"]?["anyOf"]
    }
    let summary = JSONValue.object([("$ref", "#/components/schemas/AllocationSummary")])
    let ofVersion1 = JSONValue.object([
      ("type", "array"), ("items", .object([("$ref", "#/components/schemas/AllocationSummaryV1")])),
    ])
    #expect(try schema(.lists) == .list([.object([("type", "array"), ("items", summary)]), ofVersion1]))
    #expect(try schema(.objects) == .list([summary, ofVersion1]))
  }

  @Test func `where the fixtures have nothing of an example, it is left out`() throws {
    let empty = SurfaceDescription(
      settings: VendorSettings(),
      template: WorldTemplate { World(catalog: Fixtures.builtIn.catalog, clock: .real, seed: 1) }, version: "1")
    let paths = try #require(try empty.value()["paths"])
    #expect(paths["/consignments/{consignmentReference}"]?["get"]?["responses"]?["200"] != nil)
    #expect(paths["/consignments/{consignmentReference}"]?["get"].map { "\($0)".contains("example") } == false)
    #expect(paths["/staticdata/countries"]?["get"].map { "\($0)".contains("example") } == true)
  }

  @Test func `a link names an operation and all that stands in its path`() throws {
    let links = Operation.all.flatMap { $0.describe().links }
    #expect(!links.isEmpty)
    for link in links {
      let operation = try #require(Operation.all.first { $0.name == link.operation })
      #expect(Set(operation.pattern.parameters.map(\.name)) == Set(link.parameters.keys))
    }
  }

  @Test func `what links to quotes say is true of the answers`() throws {
    let caller = try Caller()
    let quotes = caller.get("/quotes/consignment/EC-000-05B-MMA").object
    let request = try #require(quotes["QuoteRequestReference"] as? String)
    let quote = try #require((quotes["Quotes"] as? [[String: Any]])?.first?["QuoteReference"] as? String)
    #expect(caller.get("/quotes/\(request)").status == 200)
    #expect(caller.put("/allocation/EC-000-05B-MMA/allocatewithquote/\(quote)").status == 200)
  }

  @Test(arguments: [(ApiVersion.version1, "1"), (.version1point1, "1.1")])
  func `the version without a header is the one that the settings name`(version: ApiVersion, name: String) throws {
    let value = try Self.description(VendorSettings(apiVersion: version)).value()
    let schema = value["components"]?["parameters"]?["apiVersion"]?["schema"]
    #expect(schema?["default"] == .string(name))
    #expect(schema?["enum"] == .list(ApiVersion.names.map(JSONValue.string)))
  }

  @Test func `every example of an answer fits its schema`() throws {
    for version in [ApiVersion.version1, .version1point1] {
      let document = try Self.description(VendorSettings(apiVersion: version)).value()
      let check = SchemaCheck(document: document)
      var count = 0
      for operation in Operation.all {
        let entry = document["paths"]?[operation.pattern.template]?[operation.method.rawValue.lowercased()]
        guard case .object(let responses)? = entry?["responses"] else { throw Missing() }
        for (_, response) in responses + [("body", entry?["requestBody"] ?? .null)] {
          guard let media = response["content"]?["application/json"], let schema = media["schema"],
            let example = media["example"]
          else { continue }
          count += 1
          #expect(check.objections(to: example, against: schema) == [], "\(operation.name)")
        }
      }
      #expect(count > 60)
    }
  }

  // MARK: - The measure can fail

  @Test(arguments: [
    #"{"Rel":"Link"}"#, #"{"Rel":"Link","Href":1}"#, #"{"Rel":"Link","Href":"","More":1}"#, "[]",
    #"{"rel":"a","href":"b"}"#,
  ])
  func `what is no link does not fit a link's schema`(text: String) throws {
    let check = SchemaCheck(document: try Self.described())
    let schema = JSONValue.object([("$ref", "#/components/schemas/ApiLink")])
    #expect(check.objections(to: try JSONValue(parsing: Array(text.utf8)), against: schema) != [])
  }

  @Test func `an answer of another status, type or shape is told`() throws {
    let surface = try DescribedSurface.of(.lists)
    let path = "/consignments/EC-000-05B-MMA/status"
    var head = HTTPResponse(status: .ok)
    #expect(surface.objections(to: Reply(head: head), of: .get, path).contains("no Sandbox-Request-Id"))
    head.headerFields[.requestID] = "1"
    #expect(surface.objections(to: Reply(head: head), of: .get, path) == ["no type is not described"])
    head.headerFields[.contentType] = "text/plain"
    #expect(surface.objections(to: Reply(head: head), of: .get, path) == ["text/plain is not described"])
    head.headerFields[.contentType] = "application/json; charset=utf-8"
    #expect(surface.objections(to: Reply(head: head, body: Array("{}".utf8)), of: .get, path).count > 3)
    head.status = .conflict
    #expect(surface.objections(to: Reply(head: head), of: .get, path).count == 1)
  }
}
