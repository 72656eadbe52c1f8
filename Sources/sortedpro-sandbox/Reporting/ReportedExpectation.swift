import Wire

/// What a test expected of its client, and what a running server says of it.
struct ReportedExpectation: Sendable, Equatable {
  let world: String
  let name: String
  /// `holds`, `fails` or `unknown`.
  let verdict: String
  let message: String

  var isMet: Bool { verdict == "holds" }

  /// The expectations in an answer of `GET /_sandbox/findings`; none in that of a server that knows of none.
  static func all(in body: [UInt8], world: String) -> [ReportedExpectation] {
    guard let tree = try? JSONValue(parsing: body), case .list(let items)? = tree["expectations"] else { return [] }
    return items.compactMap { item in
      guard case .string(let name)? = item["name"], case .string(let verdict)? = item["verdict"],
        case .string(let message)? = item["message"]
      else { return nil }
      return ReportedExpectation(world: world, name: name, verdict: verdict, message: message)
    }
  }
}
