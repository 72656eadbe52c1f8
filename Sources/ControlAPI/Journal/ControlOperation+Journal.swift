import Contract
import Faults
import HTTPCore
import HTTPTypes
import Journal
import OpenAPI
import Routing
import Sandbox
import Wire

extension ControlOperation {
  static let journal: [ControlOperation] = [
    ControlOperation(
      area: .journal, name: "ListRequests", method: .get, pattern: "/_sandbox/requests",
      summary:
        "The world's requests and their answers, the oldest first; `Accept: application/x-ndjson` writes one a line",
      access: .world,
      query: JournalFilter.parameters + [
        Parameter(name: "format", words: "`har`: an HTTP archive, all that is asked for on one page.", values: ["har"])
      ],
      body: nil, status: .ok, answer: { try $0.written(RequestPage.self) }, refusals: [.conflict], isLong: true,
      perform: list),
    ControlOperation(
      .journal, "ClearRequests", .delete, "/_sandbox/requests", "Forgets the world's requests; numbers go on",
      refusals: [.conflict], perform: clear),
    ControlOperation(
      .journal, "ListFindings", .get, "/_sandbox/findings",
      "What the world's client did that is worth a look, the gravest first", refusals: [.conflict], isLong: true,
      perform: findings),
    ControlOperation(
      area: .journal, name: "VerifyRequests", method: .post, pattern: "/_sandbox/requests/verify",
      summary: "Whether what was expected has happened, as soon as it is decided and at the latest after `waitMs`",
      access: .world,
      query: [
        Parameter(
          name: "assert", words: "`true`: 409 unless it holds, so that `curl -f` fails a script.",
          values: ["true", "false"])
      ],
      body: { try $0.read(VerifyRequest.self).closed }, status: .ok, answer: { try $0.written(VerifyReport.self) },
      refusals: [.conflict], isLong: true, perform: verifyNow, eventually: verify),
  ]

  struct RequestPage: Codable, Sendable {
    let requests: [JournalEntry]
    /// What `after` is for the next page; null when there is none.
    let next: Int?
    /// How many had to go to make room for others.
    let evicted: Int
  }

  struct Cleared: Codable, Sendable {
    let cleared: Int
  }

  static func journal(of call: ControlCall) throws(ControlFailure) -> (Tenant, Journal) {
    let tenant = try call.tenant()
    guard let journal = tenant.journal else { throw .journalOff }
    return (tenant, journal)
  }

  private static func list(_ call: ControlCall) throws(ControlFailure) -> Reply {
    let (_, journal) = try journal(of: call)
    let filter = try JournalFilter(call.query, operations: call.api.vendor.writtenDown)
    let excerpt = journal.entries(from: filter.after < Int.max ? filter.after + 1 : Int.max)
    let isArchive = call.query["format"] != nil
    let accept = call.request.head.headerFields[.accept]?.lowercased() ?? ""
    let isStream = accept.contains("application/x-ndjson")
    // A page ends where one more would follow.
    var found = excerpt.entries.filter { $0.number < filter.before && filter.match.holds(for: $0.entry) }
    var next: Int?
    if let last = filter.last {
      found = found.suffix(last)
    } else if !isArchive, !isStream || call.query["limit"] != nil, found.count > filter.limit {
      found = Array(found[..<filter.limit])
      next = found.last?.number
    }
    if isArchive {
      let body = try? Self.archive.encode(HAR(found, version: call.api.version))
      guard let body else { throw .unexpected }
      return Reply(
        .ok, json: body, fields: [.contentDisposition: #"attachment; filename="sandbox.har""#])
    }
    let entries = found.map {
      filter.isBrief ? JournalEntry(brief: $0) : JournalEntry($0)
    }
    guard isStream else {
      return Reply(.ok, encoding: RequestPage(requests: entries, next: next, evicted: excerpt.evictions))
    }
    var lines: [UInt8] = []
    for entry in entries {
      guard let line = try? JSON.sandbox.encode(entry) else { throw .unexpected }
      lines += line + [UInt8(ascii: "\n")]
    }
    return Reply(.ok, body: lines, fields: [.contentType: "application/x-ndjson; charset=utf-8"])
  }

  /// What has no value is left out, as the format wants it.
  private static let archive = JSON(names: .declared, nulls: .omitted)

  private static func clear(_ call: ControlCall) throws(ControlFailure) -> Cleared {
    guard let count = try call.tenant().clearJournal() else { throw .journalOff }
    return Cleared(cleared: count)
  }

  private static func findings(_ call: ControlCall) throws(ControlFailure) -> FindingsReport {
    let (tenant, journal) = try journal(of: call)
    let excerpt = journal.entries()
    let world = tenant.judged()
    let expectations = world.expectations.map(ExpectationReport.init)
    var facts = facts(call.api.vendor, world)
    // Of what had to go nobody can say that it met nothing.
    if excerpt.evictions == 0 { facts.magic = world.magic }
    facts.unmet = world.expectations.compactMap(\.finding)
    return FindingsReport(Findings.all(in: excerpt.entries, facts), expectations, excerpt)
  }

  private static func facts(_ vendor: VendorFacts, _ world: World) -> FindingFacts {
    FindingFacts(
      consignment: { reference in
        world.consignment(reference).map { ($0.consignmentState, $0.labelsPrinted) }
      }, assumed: vendor.assumed, obsolete: vendor.obsolete,
      missingCustomsData: { reference in
        world.consignment(reference).map { world.missingCustomsData(of: $0) } ?? []
      },
      unhitFaults: world.faults.filter { $0.struck == 0 }.map { $0.rule.name ?? "fault \($0.id)" })
  }

  /// For those who ask without a transport: the same, waited for.
  private static func verifyNow(_ call: ControlCall) throws(ControlFailure) -> Reply { try verify(call).made() }

  private static func verify(_ call: ControlCall) throws(ControlFailure) -> Answer {
    let request = try BodyReading.read(VerifyRequest.self, from: call.request.body)
    let verification = try MatchReading.verification(
      request, body: call.request.body, operations: call.api.vendor.writtenDown)
    let (_, journal) = try journal(of: call)
    let isAsserted = call.query["assert"]?.lowercased() == "true"
    return .eventually { deliver in
      PendingVerification.begin(verification, in: journal, wait: request.waitMs ?? 0) { verification in
        let report = VerifyReport(verification)
        let status: HTTPResponse.Status = isAsserted && report.verdict != .holds ? .conflict : .ok
        deliver(Reply(status, encoding: report))
      }
    }
  }
}
