import HTTPCore
import HTTPTypes
import Routing
import Sandbox

extension ControlOperation {
  /// The page and what it is made of ask for no token, since a browser sends none when it opens a page: nothing of any world stands in
  /// them, and each call that the page makes does carry it.
  static let dashboard = [
    ControlOperation(
      area: .dashboard, name: "GetDashboard", method: .get, pattern: "/_sandbox",
      summary: "The dashboard, a page for a browser; it asks for the key, and for the token where one is set",
      access: .open, query: [], body: nil, status: .ok, answer: nil, refusals: [], isLong: true,
      perform: { call throws(ControlFailure) in
        guard let page = DashboardPage.first else { throw .unexpected }
        return page.reply(to: call.request)
      }),
    ControlOperation(
      area: .dashboard, name: "GetDashboardFile", method: .get, pattern: "/_sandbox/dashboard/{file}",
      summary: "What the page is made of", access: .open, query: [], body: nil, status: .ok, answer: nil,
      refusals: [.notFound], isLong: true,
      perform: { call throws(ControlFailure) in
        let name = call.parameter("file")
        guard let page = DashboardPage.named(name) else {
          throw .noSuchPath("/_sandbox/dashboard/\(name)", nearest: [DashboardPage.path])
        }
        return page.reply(to: call.request)
      }),
    ControlOperation(
      area: .dashboard, name: "Look", method: .get, pattern: "/_sandbox/look",
      summary:
        "What the vendor's API answers to a GET, asked of a copy of the world: not journalled, nothing is marked as printed, no fault strikes",
      access: .world,
      query: [
        Parameter(
          name: "path", words: "A path of the vendor's with its query, such as `/consignments/10/0?state=Allocated`.")
      ],
      body: nil, status: .ok, answer: nil, refusals: [.notFound], isLong: true, perform: look),
  ]

  private static func look(_ call: ControlCall) throws(ControlFailure) -> Reply {
    let path = call.query["path"] ?? ""
    guard path.utf8.first == UInt8(ascii: "/") else {
      throw .parameterNotAllowed("path", value: path, allowed: ["a path of the vendor's that begins with a slash"])
    }
    guard var reply = call.api.look(path, try call.tenant().snapshot(), call.request) else {
      throw .noSuchPath(path, nearest: [])
    }
    reply.fields[.cacheControl] = "no-store"
    return reply
  }
}
