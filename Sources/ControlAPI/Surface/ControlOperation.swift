import HTTPCore
import HTTPTypes
import OpenAPI
import Routing

/// One call of the control surface: where it stands, what may be sent, what comes back, and what does it.
///
/// Its place in the OpenAPI document, the validation of what is sent and its row in `docs/control-surface.md` all come from here.
struct ControlOperation: Sendable {
  /// A part of the surface: a folder of this room.
  enum Area: String, CaseIterable, Sendable {
    case process = "Process"
    case worlds = "Worlds"
    case snapshots = "Snapshots"
    case state = "State"
    case settings = "Settings"
    case clock = "Clock"
    case journal = "Journal"
    case catalog = "Catalog"
    case consignments = "Consignments"
    case faults = "Faults"
    case explaining = "Explaining"
    case dashboard = "Dashboard"
  }

  enum Access: Sendable {
    /// For everybody; the query is not looked at.
    case open
    /// Asks for the control token, where there is one, and for no world.
    case surface
    /// For one world: the caller's, or the one that `world` names.
    case world
    /// For who may look after all worlds.
    case everyWorld
  }

  /// A name that is read in the query.
  struct Parameter: Sendable {
    let name: String
    let words: String
    /// What its value may be, in any case; nil for any text.
    var values: [String]?
  }

  typealias Work = @Sendable (ControlCall) throws(ControlFailure) -> Reply

  let area: Area
  let name: String
  let method: HTTPRequest.Method
  let pattern: RoutePattern
  /// One sentence without its full stop.
  let summary: String
  let access: Access
  let query: [Parameter]
  /// What is read from the body; nil when nothing is.
  let body: (@Sendable (Shapes) throws -> Shape)?
  let status: HTTPResponse.Status
  /// What is written; nil when that is told elsewhere, or nothing is.
  let answer: (@Sendable (Shapes) throws -> Shape)?
  /// Statuses of its own refusals besides those that every operation may give.
  let refusals: [HTTPResponse.Status]
  /// The media type of what is written.
  var media = "application/json"
  /// Whether it takes longer than an event loop may be held.
  let isLong: Bool
  /// Whether it reads what another call wrote, which may be longer than other bodies.
  var isImport = false
  let perform: Work
  /// Where the answer waits for something to happen: the same, without holding anybody up.
  var eventually: (@Sendable (ControlCall) throws(ControlFailure) -> Answer)?
}

extension ControlOperation {
  /// An operation that reads no body.
  init<Output: Encodable & Sendable>(
    _ area: Area, _ name: String, _ method: HTTPRequest.Method, _ pattern: RoutePattern, _ summary: String,
    access: Access = .world, query: [Parameter] = [], status: HTTPResponse.Status = .ok,
    refusals: [HTTPResponse.Status] = [], isLong: Bool = false,
    perform: @escaping @Sendable (ControlCall) throws(ControlFailure) -> Output
  ) {
    self.init(
      area: area, name: name, method: method, pattern: pattern, summary: summary, access: access, query: query,
      body: nil, status: status, answer: { try $0.written(Output.self) }, refusals: refusals, isLong: isLong,
      perform: { call throws(ControlFailure) in Reply(status, encoding: try perform(call)) })
  }

  /// An operation that reads a body.
  init<Input: Decodable & Sendable, Output: Encodable & Sendable>(
    _ area: Area, _ name: String, _ method: HTTPRequest.Method, _ pattern: RoutePattern, _ summary: String,
    access: Access = .world, query: [Parameter] = [], status: HTTPResponse.Status = .ok,
    refusals: [HTTPResponse.Status] = [], isLong: Bool = false,
    perform: @escaping @Sendable (ControlCall, Input) throws(ControlFailure) -> Output
  ) {
    self.init(
      area: area, name: name, method: method, pattern: pattern, summary: summary, access: access, query: query,
      body: { try $0.read(Input.self).closed }, status: status, answer: { try $0.written(Output.self) },
      refusals: refusals, isLong: isLong,
      perform: { call throws(ControlFailure) in
        let input = try BodyReading.read(Input.self, from: call.request.body)
        return Reply(status, encoding: try perform(call, input))
      })
  }

  /// Whether a world may have to be fetched for it.
  var mayReadWorld: Bool {
    switch access {
    case .open, .surface: false
    case .world, .everyWorld: true
    }
  }

  /// Whether readers of the event stream are told that it was called. A reset ends their streams, and what moves the clock or writes
  /// into another world tells of itself.
  var isNoted: Bool {
    guard case .world = access, method != .get else { return false }
    return area != .clock && area != .explaining && !["Reset", "Fork", "VerifyRequests"].contains(name)
  }

  static let all: [ControlOperation] =
    process + probes + worlds + snapshots + state + settings + clock + catalog + consignments + shipments + faults
    + journal + expectations + events + explaining + dashboard

  /// The names that may stand in the query.
  var parameters: [Parameter] {
    switch access {
    case .open, .surface, .everyWorld: query
    case .world: query + [Self.worldParameter, Self.keyParameter]
    }
  }

  private static let worldParameter = Parameter(
    name: "world",
    words: "Another world than the caller's: a name from `--api-keys`, or the one that `GET /_sandbox/worlds` shows.")
  private static let keyParameter = Parameter(
    name: "subscription-key", words: "The key, where no header names it.")
}
