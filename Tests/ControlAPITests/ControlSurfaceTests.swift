import Contract
import Foundation
import HTTPCore
import HTTPTypes
import OpenAPI
import Routing
import Sandbox
import Testing
import Wire

@testable import ControlAPI

/// What one table of operations tells in three places: the OpenAPI document, the page in `docs`, and the refusals.
@Suite struct ControlSurfaceTests {
  // MARK: The page

  @Test(arguments: ControlOperation.Area.allCases)
  func `the page tells of an area what the operations say`(area: ControlOperation.Area) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let page = String(decoding: try Data(contentsOf: root.appending(path: "docs/control-surface.md")), as: UTF8.self)
    let section = try #require(page.components(separatedBy: "\n## ").first { $0.hasPrefix(area.rawValue + "\n") })
    let rows = section.split(separator: "\n").map(String.init).filter { $0.hasPrefix("|") }
    let expected = ControlTable.heading.split(separator: "\n").map(String.init) + (try ControlTable.rows(of: area))
    #expect(rows == expected, "\(expected.joined(separator: "\n"))")
  }

  @Test func `the page tells every type and every member in the words of the document`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let page = String(decoding: try Data(contentsOf: root.appending(path: "docs/control-surface.md")), as: UTF8.self)
    let section = try #require(page.components(separatedBy: "\n## ").first { $0.hasPrefix("Types\n") })
    let rows = section.split(separator: "\n").map(String.init).filter { $0.hasPrefix("|") }
    let expected = ControlTable.typesHeading.split(separator: "\n").map(String.init) + (try ControlTable.types())
    #expect(rows == expected, "\(expected.joined(separator: "\n"))")
  }

  // MARK: The document

  private func document() throws -> JSONValue {
    let answer = try Controller().get("openapi.json?surface=control")
    #expect(answer.status == 200)
    return try JSONValue(parsing: Array(answer.text.utf8))
  }

  @Test func `the document names every operation with its body and its answer`() throws {
    let document = try document()
    for operation in ControlOperation.all {
      let described = document["paths"]?[operation.pattern.template]?[operation.method.rawValue.lowercased()]
      #expect(described?["operationId"] == .string(operation.name))
      #expect((described?["requestBody"] != nil) == (operation.body != nil), "\(operation.name)")
      #expect(described?["responses"]?["\(operation.status.code)"] != nil)
      #expect(described?["responses"]?["403"]?["content"] != nil)
    }
    #expect(document["openapi"] == "3.1.0")
    #expect(document["servers"] == .list([.object([("url", "http://localhost:8080")])]))
  }

  @Test func `every reference in the document leads to a schema, and bodies take no other members`() throws {
    let document = try document()
    var references: Set<String> = []
    func look(at value: JSONValue) {
      switch value {
      case .object(let members):
        for (name, value) in members {
          if name == "$ref", case .string(let reference) = value { references.insert(reference) }
          look(at: value)
        }
      case .list(let elements): elements.forEach(look)
      case .string, .number, .boolean, .null: break
      }
    }
    look(at: document)
    #expect(!references.isEmpty)
    let schemas = document["components"]?["schemas"]
    for reference in references {
      let schema = schemas?[String(reference.split(separator: "/").last ?? "")]
      #expect(schema != nil, "\(reference)")
    }
    #expect(schemas?["ClockChange"]?["additionalProperties"] == false)
    #expect(schemas?["ClockChange"]?["required"] == .list(["mode"]))
  }

  @Test func `the vendor's document is the one that is meant without a word, and words are checked`() throws {
    let controller = try Controller()
    #expect(try controller.get("openapi.json").text == #"{"of":"vendor"}"#)
    #expect(try controller.get("openapi.json?surface=Vendor").text == #"{"of":"vendor"}"#)
    #expect(try controller.get("openapi.json?surface=mine").code == "parameterNotAllowed")
    #expect(try controller.get("openapi.json?surfce=control").code == "unknownParameter")
  }

  // MARK: Bodies

  @Test(arguments: [
    (#"{"mode":"frozn"}"#, ["mode: this is none of the values that are allowed"]),
    (#"{"mode":7}"#, ["mode: a text is needed"]), (#"{}"#, ["mode: this member is missing"]),
    (#"{"mode":"real","nwo":"2020-01-01T00:00:00Z"}"#, ["nwo: there is no such member"]),
    (#"{"mode":"real","mode":"real"}"#, ["mode: this member stands here twice"]),
    (#"{"Mode":"real"}"#, ["Mode: there is no such member", "mode: this member is missing"]),
    (#"{"mode":"scaled","factor":"9"}"#, ["factor: a number is needed"]), (#"[]"#, [": an object is needed"]),
    (
      #"{"mode":"frozen","now":"tomorrow"}"#,
      ["now: 'tomorrow' is not a date-time, yyyy-MM-ddTHH:mm:ss with an optional fraction and offset"]
    ),
    (
      #"{"mode":"offset","offset":"P1M"}"#,
      ["offset: 'P1M' is not a duration of weeks, days, hours, minutes and seconds, such as PT2H or P1DT30M"]
    ),
    ("", [": a JSON body is needed"]),
    ("{", [": the body is not JSON: at byte 1, a member's name in quotes is expected"]),
  ])
  func `a body that is not meant is refused member by member`(body: String, problems: [String]) throws {
    let controller = try Controller()
    let answer = try controller.put("clock", body)
    #expect(answer.status == 400)
    #expect(answer.code == "bodyNotAllowed")
    #expect(answer.problems == problems)
    #expect(try controller.get("clock").object["mode"] as? String == "frozen")
  }

  @Test func `a problem tells its place, the value, what is allowed and what was probably meant`() throws {
    #expect(
      try Controller().put("clock", #"{"mode":"frozn"}"#).text
        == [
          #"{"error":{"code":"bodyNotAllowed","message":"The body is not taken, and nothing was done: "#,
          #"mode: this is none of the values that are allowed (did you mean 'frozen'?).","#,
          #""allowed":["real","frozen","offset","scaled"],"problems":[{"path":"mode","value":"\"frozn\"","#,
          #""problem":"this is none of the values that are allowed","#,
          #""allowed":["real","frozen","offset","scaled"],"nearest":"frozen"}]}}"#,
        ].joined())
  }

  // MARK: Whose world

  private static let named = KeyRing.named(["k1": "alpha", "k2": "beta"])

  @Test func `a world can be named where only this machine can call`() throws {
    let controller = try Controller(keys: Self.named).with(key: "k1")
    let frozen = #"{"mode":"frozen","now":"2030-01-01T00:00:00Z"}"#
    #expect(try controller.put("clock?world=beta", frozen).status == 200)
    #expect(try controller.with(key: "k2").tenant.snapshot().now == DateTimeOffset("2030-01-01T00:00:00Z"))
    #expect(try controller.tenant.snapshot().now == DateTimeOffset(Controller.start))
    #expect(try controller.with(key: nil).get("clock?world=alpha").status == 200)
    let unknown = try controller.get("clock?world=gamma")
    #expect(unknown.status == 404)
    #expect(unknown.code == "worldNotFound")
  }

  @Test func `a world without a name of its own is called by a hash that tells nobody the key`() throws {
    let controller = try Controller().with(key: "s3cret")
    _ = try controller.tenant
    // The first twelve digits of what `printf s3cret | sha256sum` prints.
    let shown = try #require(controller.tenants.standing.first).name.shown
    #expect(shown == "1ec1c26b50d5")
    #expect(try controller.with(key: nil).get("clock?world=\(shown)").status == 200)
    #expect(try controller.with(key: nil).get("clock?world=s3cret").code == "worldNotFound")
  }

  @Test func `elsewhere it takes the control token`() throws {
    let open = try Controller(keys: Self.named, reach: .network)
    let refused = try open.with(key: "k1").get("clock?world=beta")
    #expect(refused.status == 403)
    #expect(refused.code == "worldsNotOpen")
    let guarded = try Controller(keys: Self.named, token: "t0ken", reach: .network).with(key: nil)
    #expect(try guarded.send(.get, "clock?world=beta").status == 401)
    #expect(try guarded.send(.get, "clock?world=beta", token: "t0ken").status == 200)
  }

  @Test func `without a world and without a key nobody's world is meant`() throws {
    let answer = try Controller().with(key: nil).get("clock")
    #expect(answer.status == 400)
    #expect(answer.code == "keyMissing")
  }

  @Test(arguments: [
    ("127.0.0.1", true), ("127.8.9.1", true), ("::1", true), ("LocalHost", true), ("0.0.0.0", false), ("::", false),
    ("10.0.0.1", false), ("127.example", false), ("localhost.example", false),
  ])
  func `which addresses only this machine reaches`(host: String, isLoopback: Bool) {
    #expect(HostAndPort.isLoopback(host) == isLoopback)
  }
}
