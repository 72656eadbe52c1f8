import Logging

/// How much a set of fixtures holds.
struct Stock: Sendable, Equatable, CustomStringConvertible {
  let carriers: Int
  let carrierServices: Int
  let serviceGroups: Int
  let consignments: Int

  var description: String {
    [
      (carriers, "carrier"), (carrierServices, "carrier service"), (serviceGroups, "service group"),
      (consignments, "consignment"),
    ].map { "\($0) \($1)\($0 == 1 ? "" : "s")" }.joined(separator: ", ")
  }

  /// Counts fixtures after every check of them; `path` nil for those built in.
  static func counted(in path: String?) throws(Failure) -> Stock {
    throw Failure(.environment, ["fixtures are not part of this build"])
  }
}

/// The server and everything behind it, as `serve` sees them.
struct House: Sendable {
  let stock: Stock
  private let begin: @Sendable () throws(Failure) -> [Endpoint]
  private let end: @Sendable () async -> Void

  /// Loads the fixtures and joins the rooms; nothing listens yet.
  init(_ settings: Settings, log: Logger) throws(Failure) {
    stock = try Stock.counted(in: settings.fixtures)
    begin = { () throws(Failure) in [] }
    end = {}
  }

  /// Answers requests from here on.
  func start() throws(Failure) -> [Endpoint] { try begin() }

  /// Stops accepting, lets requests in flight finish for at most 5 s.
  func stop() async { await end() }
}
