package import Contract
package import Wire

/// Which requests are meant: every criterion that is given has to hold.
package struct Match: Sendable, Equatable {
  package var operation: TextPattern?
  package var method: TextPattern?
  /// Of the path without its query.
  package var path: TextPattern?
  package var status: StatusPattern?
  /// A text that stands somewhere in the request or its answer.
  package var reference: String?
  /// The name of something that was made to go wrong; `*` is anything.
  package var fault: TextPattern?
  package var header: [(name: String, value: TextPattern)] = []
  package var query: [(name: String, value: TextPattern)] = []
  /// What the request's body holds, at least.
  package var body: JSONValue?
  /// Not before, and before, by the machine's clock.
  package var since: DateTimeOffset?
  package var until: DateTimeOffset?

  package init() {}

  package static func == (left: Match, right: Match) -> Bool {
    left.operation == right.operation && left.method == right.method && left.path == right.path
      && left.status == right.status && left.reference == right.reference && left.fault == right.fault
      && left.header.elementsEqual(right.header) { $0 == $1 } && left.query.elementsEqual(right.query) { $0 == $1 }
      && left.body == right.body && left.since == right.since && left.until == right.until
  }

  /// A criterion that a request does not meet.
  package struct Difference: Sendable, Equatable {
    /// The criterion, as a path in the match: `header.Accept`, `body.ConsignmentReferences[0]`.
    package let member: String
    package let wanted: String
    /// Nil when there is nothing of this name.
    package let found: String?
    /// How much of the match it is: what was called weighs more than the rest, and a body as much as what it was to hold.
    let weight: Int

    init(member: String, wanted: String, found: String?, weight: Int = 1) {
      (self.member, self.wanted, self.found, self.weight) = (member, wanted, found, weight)
    }

    /// The same, told from a place in the request on.
    func below(_ place: String) -> Difference {
      Difference(member: "\(place).\(member)", wanted: wanted, found: found, weight: weight)
    }
  }

  /// Of operation, method and path.
  private static let weightOfCall = 4

  package func holds(for entry: Entry) -> Bool { differences(from: entry).isEmpty }

  /// Every criterion that an entry does not meet.
  package func differences(from entry: Entry) -> [Difference] {
    var differences: [Difference] = []
    // Told only of what differs: thousands of entries may be looked at for a hundred matches.
    func check(
      _ member: String, _ wanted: (some CustomStringConvertible)?, _ found: @autoclosure () -> String?,
      _ holds: @autoclosure () -> Bool, weight: Int = 1
    ) {
      guard let wanted, !holds() else { return }
      differences.append(Difference(member: member, wanted: "\(wanted)", found: found(), weight: weight))
    }
    let weight = Self.weightOfCall
    check(
      "operation", operation, entry.operation, entry.operation.map { operation?.matches($0) ?? true } ?? false,
      weight: weight)
    check("method", method, entry.method, method?.matches(entry.method) ?? true, weight: weight)
    check("path", path, entry.path, path?.matches(entry.path) ?? true, weight: weight)
    check("status", status, entry.status.map { "\($0)" }, entry.status.map { status?.matches($0) ?? true } ?? false)
    check(
      "fault", fault, entry.faults.isEmpty ? nil : entry.faults.map(\.name).joined(separator: ", "),
      entry.faults.contains { fault?.matches($0.name) ?? true })
    check("since", since, "\(entry.time)", since.map { entry.time >= $0 } ?? true)
    check("until", until, "\(entry.time)", until.map { entry.time < $0 } ?? true)
    if !header.isEmpty { differences += Self.compare(header, with: entry.requestFields, as: "header") }
    if !query.isEmpty { differences += Self.compare(query, with: entry.query, as: "query") }
    if let reference, !entry.mentions(reference) {
      // Looked for only where it may be told.
      let references = differences.isEmpty ? entry.references : []
      check("reference", reference, references.isEmpty ? nil : references.joined(separator: ", "), false)
    }
    if let body { differences += BodyComparison.differences(body, from: entry.requestBody.bytes) }
    return differences
  }

  private static func compare(
    _ wanted: [(name: String, value: TextPattern)], with found: [NamedValue], as member: String
  ) -> [Difference] {
    wanted.compactMap { name, value in
      let values = found.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
      guard !values.contains(where: value.matches) else { return nil }
      return Difference(
        member: "\(member).\(name)", wanted: "\(value)", found: values.isEmpty ? nil : values.joined(separator: ", "))
    }
  }
}

/// A status, or a class of statuses: `404`, `4xx`.
package struct StatusPattern: Sendable, Equatable, CustomStringConvertible {
  private let range: ClosedRange<Int>
  package let description: String

  /// - Returns: nil for what is neither.
  package init?(_ text: String) {
    let bytes = Array(text.lowercased().utf8)
    guard bytes.count == 3, let hundreds = bytes.first, (0x31...0x35).contains(hundreds) else { return nil }
    let base = Int(hundreds - 0x30) * 100
    if bytes[1...] == Array("xx".utf8)[...] {
      range = base...base + 99
    } else if let status = Int(text) {
      range = status...status
    } else {
      return nil
    }
    description = text.lowercased()
  }

  package func matches(_ status: Int) -> Bool { range.contains(status) }
}
