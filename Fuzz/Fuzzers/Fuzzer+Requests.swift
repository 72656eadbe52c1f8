import Contract
import HTTPCore
import HTTPTypes
import Journal
import Logging
import Synchronization

@testable import ControlAPI
@testable import Fixtures
@testable import Routing
@testable import Sandbox
@testable import VendorAPI

extension Fuzzer {
  /// The first bytes choose an operation, format and version; the rest is its body.
  static let bodies = Fuzzer("bodies") { input in
    var cursor = Cursor(input)
    let operation = cursor.choice(of: Operation.all)
    let kind = cursor.byte()
    var fields = HTTPFields()
    fields[.contentType] = kind & 1 == 0 ? "application/json" : "application/xml"
    fields[.accept] = kind & 2 == 0 ? "application/json" : "application/xml"
    if kind & 4 != 0, let name = HTTPField.Name("electio-api-version") { fields[name] = "1" }
    House.shared.ask(
      operation.method, House.filled(operation.pattern.description, with: kind >> 3), fields, Array(cursor.rest))
  }

  /// The first byte chooses the method, the rest is a target: paths with dates, searches, label formats.
  static let targets = Fuzzer("targets") { input in
    var cursor = Cursor(input)
    let method = cursor.choice(of: [HTTPRequest.Method.get, .put, .post, .delete])
    let text = String(decoding: cursor.rest, as: UTF8.self)
    guard !text.isEmpty, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x23 }) else { return }
    House.shared.ask(method, "/" + text, HTTPFields(), [])
  }

  /// The first byte chooses a call of the control surface; the rest is its body: state, catalog, clock, verification.
  static let control = Fuzzer("control") { input in
    var cursor = Cursor(input)
    let operation = cursor.choice(of: ControlOperation.all)
    House.shared.control(
      operation.method, House.filled(operation.pattern.description, with: cursor.byte()), Array(cursor.rest))
  }

  /// A catalog of fixtures, checked and compiled.
  static let fixtures = Fuzzer("fixtures") { input in
    guard
      let put = ControlOperation.all.first(where: { $0.name == "ReplaceCatalog" })
        ?? ControlOperation.all.first(where: { $0.method == .put && $0.pattern.description.hasSuffix("catalog") })
    else { return }
    House.shared.control(put.method, put.pattern.description, input)
  }
}

/// A server without sockets, whose worlds begin anew now and then.
private final class House: Sendable {
  static let shared = House()

  private struct Rooms {
    let vendor: VendorAPI
    let control: ControlAPI
    var asked = 0
  }

  private let rooms = Mutex<Rooms?>(nil)

  /// A path with references that exist in its parameters.
  static func filled(_ pattern: String, with number: Int) -> String {
    let references = [
      "EC-000-05B-MMA", "EC-000-0MP-003", "EC-000-000-001", "EP-000-000-001", "CX_NDS", "ZPL", "2019-06-14", "x",
    ]
    var path = ""
    var rest = pattern[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = rest[open...close].lowercased()
      path += rest[..<open]
      path +=
        name.contains("consignment")
        ? references[number % 3]
        : name.contains("package")
          ? references[3]
          : name.contains("service")
            ? references[4]
            : name.contains("format") ? references[5] : name.contains("date") ? references[6] : references[number % 8]
      rest = rest[rest.index(after: close)...]
    }
    return path + rest
  }

  func ask(_ method: HTTPRequest.Method, _ path: String, _ fields: HTTPFields, _ body: [UInt8]) {
    with { rooms in
      let reply = rooms.vendor.answer(Self.request(method, path, fields, body)).made()
      require(reply.head.status.code != 500, "\(method) \(path): 500 \(String(decoding: reply.body, as: UTF8.self))")
    }
  }

  func control(_ method: HTTPRequest.Method, _ path: String, _ body: [UInt8]) {
    with { rooms in
      let path = path.hasPrefix("/") ? path : "/" + path
      let whole = path.hasPrefix("/_sandbox") ? path : "/_sandbox" + path
      let reply = rooms.control.answer(Self.request(method, whole, HTTPFields(), body))?.made()
      require(reply?.head.status.code != 500, "\(method) \(whole): 500")
    }
  }

  private static func request(_ method: HTTPRequest.Method, _ path: String, _ fields: HTTPFields, _ body: [UInt8])
    -> Request
  {
    var head = HTTPRequest(method: method, scheme: "http", authority: "localhost", path: path, headerFields: fields)
    if let key = HTTPField.Name("ocp-apim-subscription-key") { head.headerFields[key] = "fuzz" }
    return Request(head: head, body: body)
  }

  private func with(_ body: (Rooms) -> Void) {
    let found = rooms.withLock { rooms in
      if rooms.map({ $0.asked >= 2000 }) ?? true { rooms = Self.made() }
      rooms?.asked += 1
      return rooms
    }
    if let found { body(found) }
  }

  private static func made() -> Rooms? {
    guard let start = DateTimeOffset("2019-06-14T09:00:00Z"),
      let world = try? Fixtures.builtIn.world(clock: .frozen(start), seed: 1)
    else { return nil }
    let tenants = Tenants(template: world, journals: JournalBook())
    let vendor = VendorAPI(
      tenants: tenants, settings: VendorSettings(publicURL: "https://here"), seed: 1,
      logger: Logger(label: "fuzz", factory: { _ in SwiftLogNoOpLogHandler() }))
    let control = ControlAPI(
      tenants: tenants, token: nil, reach: .loopback, version: "1", uptime: { .zero }, requestID: { "id" },
      openAPI: { _, _, _ in [] },
      vendor: VendorFacts(operations: [], assumed: [], obsolete: [:]))
    return Rooms(vendor: vendor, control: control)
  }
}
