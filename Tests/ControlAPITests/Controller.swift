import Contract
import Fixtures
import Foundation
import HTTPCore
import HTTPTypes
import Journal
import Sandbox
import Testing

@testable import ControlAPI

/// A caller of the control surface: no sockets; each key opens a world of its own.
struct Controller {
  static let start = "2019-06-14T09:00:00Z"

  let tenants: Tenants
  let api: ControlAPI
  private(set) var key: String? = "a"

  struct Answer {
    let status: Int
    let text: String

    var object: [String: Any] {
      ((try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String: Any]) ?? [:]
    }
    var error: [String: Any] { object["error"] as? [String: Any] ?? [:] }
    var code: String? { error["code"] as? String }
    /// What the first problem tells programs: the value as JSON, what is allowed, what was probably meant.
    var offer: (value: String?, allowed: [String]?, nearest: String?) {
      let problem = (error["problems"] as? [[String: Any]])?.first
      return (problem?["value"] as? String, problem?["allowed"] as? [String], problem?["nearest"] as? String)
    }
    /// `path: problem` of each.
    var problems: [String] {
      (error["problems"] as? [[String: Any]] ?? []).map {
        "\($0["path"] as? String ?? "-"): \($0["problem"] as? String ?? "-")"
      }
    }
  }

  init(
    clock: ClockSetting? = nil, keys: KeyRing = .anyNonEmptyKey, token: String? = nil,
    reach: ControlAPI.Reach = .loopback, allocation: AllocationMode = .synchronous,
    journals: JournalBook? = JournalBook()
  ) throws {
    let start = try #require(DateTimeOffset(Self.start))
    var world = try Fixtures.builtIn.world(clock: clock ?? .frozen(start), seed: 1)
    world.allocationMode = allocation
    tenants = Tenants(template: world, keys: keys, journals: journals)
    api = ControlAPI(
      tenants: tenants, token: token, reach: reach, version: "1", uptime: { .zero }, requestID: { "id" },
      openAPI: { _, _, _ in Array(#"{"of":"vendor"}"#.utf8) },
      look: { target, world, _ in
        target == "/nothing"
          ? nil
          : Reply(
            status: .ok, body: Array(#"{"target":"\#(target)","consignments":\#(world.consignmentCount)}"#.utf8))
      },
      vendor: VendorFacts(
        operations: ["CreateConsignment", "GetConsignment"], assumed: ["GetCollectionCalendar"],
        obsolete: ["GetLabels": "GET /labels/{ref}/{format}/{resolution}"]))
  }

  func with(key: String?) -> Controller {
    var other = self
    other.key = key
    return other
  }

  /// The caller's own world.
  var tenant: Tenant { get throws { try tenants.tenant(keyField: key, keyParameter: nil) } }

  func get(_ path: String) throws -> Answer { try send(.get, path) }
  func put(_ path: String, _ body: String) throws -> Answer { try send(.put, path, body) }
  func post(_ path: String, _ body: String = "") throws -> Answer { try send(.post, path, body) }
  func patch(_ path: String, _ body: String) throws -> Answer { try send(.patch, path, body) }
  func delete(_ path: String) throws -> Answer { try send(.delete, path) }

  func send(
    _ method: HTTPRequest.Method, _ path: String, _ body: String = "", token: String? = nil, accept: String? = nil
  ) throws -> Answer {
    var head = HTTPRequest(method: method, scheme: "http", authority: "localhost:8080", path: "/_sandbox/" + path)
    if let key { head.headerFields[try #require(HTTPField.Name("ocp-apim-subscription-key"))] = key }
    head.headerFields[.accept] = accept
    if let token { head.headerFields[.authorization] = "Bearer " + token }
    let reply = try #require(api.answer(Request(head: head, body: Array(body.utf8)))).made()
    return Answer(status: reply.head.status.code, text: String(decoding: reply.body, as: UTF8.self))
  }
}
