import Contract
import Fixtures
import Foundation
import HTTPCore
import HTTPTypes
import Journal
import Logging
import Sandbox
import Testing

@testable import VendorAPI

/// A client of the responder: no sockets, a world of its own per key.
struct Caller {
  static let frozen = "2019-06-14T09:00:00Z"

  private let api: VendorAPI
  let tenants: Tenants
  private let surface: DescribedSurface.Kind
  private var key: String? = "test-key"
  private var fields: [(String, String)] = []

  struct Answer {
    let status: Int
    let text: String
    let fields: HTTPFields

    var json: Any? { try? JSONSerialization.jsonObject(with: Data(text.utf8), options: [.fragmentsAllowed]) }
    var object: [String: Any] { json as? [String: Any] ?? [:] }
    var list: [[String: Any]] { json as? [[String: Any]] ?? [] }
    var code: String? { object["Code"] as? String }
    var message: String? { object["Message"] as? String }
    /// `Target: Message` of each detail.
    var details: [String] {
      (object["Details"] as? [[String: Any]] ?? []).map {
        "\($0["Target"] as? String ?? "-"): \($0["Message"] as? String ?? "-")"
      }
    }
  }

  init(
    clock: String = frozen, seed: UInt64 = 1, publicURL: String? = "https://apisandbox.electioapp.com",
    singleSummary: VendorSettings.SingleSummary = .array, keys: KeyRing = .anyNonEmptyKey, maxWorlds: Int = 100,
    allocation: AllocationMode = .synchronous, apiVersion: ApiVersion? = nil,
    labelEncoding: VendorSettings.LabelEncoding = .single
  ) throws {
    var world = try Fixtures.builtIn.world(clock: .frozen(try #require(DateTimeOffset(clock))), seed: seed)
    world.allocationMode = allocation
    surface = singleSummary == .object ? .objects : .lists
    tenants = Tenants(template: world, maxTenants: maxWorlds, keys: keys)
    api = VendorAPI(
      tenants: tenants,
      settings: VendorSettings(
        publicURL: publicURL, singleSummary: singleSummary, apiVersion: apiVersion, labelEncoding: labelEncoding),
      seed: seed,
      logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
  }

  /// A client of tenants whose worlds the test can look into.
  init(
    tenants: Tenants, publicURL: String? = "https://apisandbox.electioapp.com",
    eventList: VendorSettings.EventList = .wrapped, filteredManifests: VendorSettings.FilteredManifests = .ok,
    metrics: RequestMetrics = RequestMetrics()
  ) {
    self.tenants = tenants
    surface = eventList == .bare ? .bareEvents : .lists
    var settings = VendorSettings(publicURL: publicURL)
    (settings.eventList, settings.filteredManifests) = (eventList, filteredManifests)
    api = VendorAPI(
      tenants: tenants, settings: settings, seed: 1, metrics: metrics,
      logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
  }

  /// The same server, called with another key.
  func with(key: String?) -> Caller {
    var caller = self
    caller.key = key
    return caller
  }

  /// The same server, called with a further header field.
  func with(_ name: String, _ value: String) -> Caller {
    var caller = self
    caller.fields.append((name, value))
    return caller
  }

  /// Sets the clock of the caller's world.
  func travel(to instant: String) throws {
    let instant = try #require(DateTimeOffset(instant))
    try tenants.tenant(keyField: key, keyParameter: nil).visit { $0.clock = .frozen(instant) }
  }

  func get(_ path: String) -> Answer { send(.get, path) }

  func put(_ path: String, _ body: String = "") -> Answer { send(.put, path, body) }

  func post(_ path: String, _ body: String) -> Answer { send(.post, path, body) }

  func send(_ method: HTTPRequest.Method, _ path: String, _ body: String = "") -> Answer {
    send(method, path, bytes: Array(body.utf8))
  }

  /// Every answer is held against the OpenAPI document.
  func send(_ method: HTTPRequest.Method, _ path: String, bytes: [UInt8]) -> Answer {
    var head = HTTPRequest(method: method, scheme: "http", authority: "localhost:8080", path: path)
    if let key { head.headerFields[.subscriptionKey] = key }
    if !bytes.isEmpty { head.headerFields[.contentType] = "application/json" }
    for (name, value) in fields { HTTPField.Name(name).map { head.headerFields[$0] = value } }
    let reply = api.answer(Request(head: head, body: bytes)).made()
    // What is withheld is nobody's answer.
    if reply.heardStatus != nil {
      do {
        let objections = try DescribedSurface.of(surface).objections(to: reply, of: method, path)
        #expect(objections == [])
      } catch {
        Issue.record(error)
      }
    }
    return Answer(
      status: reply.head.status.code, text: String(decoding: reply.body, as: UTF8.self),
      fields: reply.head.headerFields)
  }

  func refuse(_ refusal: Refusal) -> Answer {
    let reply = api.refuse(refusal)
    return Answer(
      status: reply.head.status.code, text: String(decoding: reply.body, as: UTF8.self),
      fields: reply.head.headerFields)
  }
}
