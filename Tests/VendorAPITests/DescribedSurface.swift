import Fixtures
import HTTPCore
import HTTPTypes
import Routing
import Sandbox
import Wire

@testable import VendorAPI

/// The OpenAPI document as a measure of answers: each must have a status, a type and a shape that the document names.
struct DescribedSurface: Sendable {
  let document: JSONValue
  private let check: SchemaCheck

  private static let routes = RouteTable(Operation.all.map { ($0.method, $0.pattern, $0) })

  /// Which settings it is of, as far as they change shapes.
  enum Kind { case lists, objects, bareEvents }

  private static let ofLists = Result { try DescribedSurface(.lists) }
  private static let ofObjects = Result { try DescribedSurface(.objects) }
  private static let ofBareEvents = Result { try DescribedSurface(.bareEvents) }

  static func of(_ kind: Kind) throws -> DescribedSurface {
    switch kind {
    case .lists: try ofLists.get()
    case .objects: try ofObjects.get()
    case .bareEvents: try ofBareEvents.get()
    }
  }

  private init(_ kind: Kind) throws {
    let template = WorldTemplate { Fixtures.builtInWorld(clock: .real, seed: 1) }
    var settings = VendorSettings(singleSummary: kind == .objects ? .object : .array)
    if kind == .bareEvents { settings.eventList = .bare }
    document = try SurfaceDescription(settings: settings, template: template, version: "1").value()
    check = SchemaCheck(document: document)
  }

  /// What the document has against an answer; nothing for a request that goes to no operation.
  func objections(to reply: Reply, of method: HTTPRequest.Method, _ target: String) -> [String] {
    guard method != .head,
      case .found(let operation, _) = Self.routes.match(method, path: target.prefix { $0 != "?" })
    else { return [] }
    let described = document["paths"]?[operation.pattern.template]?[method.rawValue.lowercased()]
    guard let response = check.followed(described?["responses"]?[String(reply.head.status.code)]) else {
      return ["\(operation.name): \(reply.head.status.code) is not described"]
    }
    var objections: [String] = []
    if case .object(let headers)? = response["headers"] {
      for (name, header) in headers where check.followed(header)?["required"] == true {
        if HTTPField.Name(name).flatMap({ reply.head.headerFields[$0] }) == nil { objections.append("no \(name)") }
      }
    }
    let type = reply.head.headerFields[.contentType].map { String($0.prefix { $0 != ";" }) }
    guard let content = response["content"] else {
      return reply.body.isEmpty && type == nil ? objections : objections + ["a body is not described"]
    }
    guard let type, let media = content[type] else { return objections + ["\(type ?? "no type") is not described"] }
    guard type == "application/json" else { return objections }
    guard let schema = media["schema"], let value = try? JSONValue(parsing: reply.body) else {
      return objections + ["no JSON"]
    }
    return (objections + check.objections(to: value, against: schema)).map { "\(operation.name): \($0)" }
  }
}
