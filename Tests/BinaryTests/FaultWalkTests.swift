import Foundation
import Testing

@testable import Faults

/// Every fault action and every row of the table of magic values, met by an ordinary client on a real socket: curl, in HTTP/1.1 and in
/// HTTP/2. Each strikes the client's first call.
@Suite struct `A client meets` {
  enum Version: String, CaseIterable { case http1 = "--http1.1", http2 = "--http2-prior-knowledge" }

  /// curl's word for how it went: 0, or the number of its error.
  struct Answer: Sendable {
    let exit: Int32
    let status: Int
    let contentType: String
    let retryAfter: String
    let seconds: Double
    let body: String

    var json: Any? { try? JSONSerialization.jsonObject(with: Data(body.utf8), options: [.fragmentsAllowed]) }
    var code: String? { (json as? [String: Any])?["Code"] as? String }
  }

  /// What happens to the connection, by curl's errors: the answer ends early; nothing came; reset; refused or reset streams.
  static let partial: Set<Int32> = [18, 92]
  static let nothing: Set<Int32> = [52, 55, 56, 92]
  static let timeOut: Int32 = 28

  static func curl(
    _ server: RunningServer, _ version: Version, key: String, _ method: String, _ path: String, body: String? = nil,
    fault: String? = nil, patience: Double = 120
  ) async throws -> Answer {
    var arguments = [
      version.rawValue, "-s", "-X", method, "-H", "ocp-apim-subscription-key: \(key)", "--max-time", "\(patience)",
      "-w", "\n%{http_code} %{time_total} %header{retry-after} %{content_type}",
    ]
    if let body { arguments += ["-H", "Content-Type: application/json", "--data-binary", body] }
    if let fault { arguments += ["-H", "Sandbox-Fault: \(fault)"] }
    arguments.append("http://127.0.0.1:\(server.port)\(path)")
    let (exit, output) = try await run("/usr/bin/curl", arguments)
    let lines = output.split(separator: "\n", omittingEmptySubsequences: false)
    let marks = lines.last?.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false).map(String.init) ?? []
    return Answer(
      exit: exit, status: Int(marks.first ?? "") ?? 0, contentType: marks.count > 3 ? marks[3] : "",
      retryAfter: marks.count > 2 ? marks[2] : "", seconds: Double(marks.count > 1 ? marks[1] : "") ?? 0,
      body: lines.dropLast().joined(separator: "\n"))
  }

  static func run(_ path: String, _ arguments: [String]) async throws -> (Int32, String) {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        do {
          try process.run()
          let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
          process.waitUntilExit()
          continuation.resume(returning: (process.terminationStatus, String(decoding: bytes, as: UTF8.self)))
        } catch {
          continuation.resume(throwing: error)
        }
      }
    }
  }

  static func consignment(reference: String = "", tag: String? = nil, postcode: String = "M1 5WG") -> String {
    let tags = tag.map { #","Tags":["\#($0)"]"# } ?? ""
    return #"""
      {"ConsignmentReferenceProvidedByCustomer":"\#(reference)"\#(tags),
       "Packages":[{"Weight":{"Value":0.5,"Unit":"Kg"},"Dimensions":{"Unit":"Cm","Width":10.0,"Length":10.0,"Height":10.0},
         "Value":{"Amount":5.99,"Currency":{"IsoCode":"GBP"}}}],
       "Addresses":[{"AddressType":"Origin","ShippingLocationReference":"Sorted1"},
         {"AddressType":"Destination","AddressLine1":"13 Porter Street","Town":"Manchester","Postcode":"\#(postcode)",
          "Country":{"Name":"Great Britain","IsoCode":{"TwoLetterCode":"GB"}}}]}
      """#
  }

  static let clock = "--clock=2019-06-14T09:00:00Z"
  static let reference = "EC-000-05B-MMA"

  // MARK: Actions

  /// A header, and what the client sees of the first call that brings it.
  struct Row: Sendable, CustomTestStringConvertible {
    let fault: String
    /// Whether the consignment is allocated afterwards.
    let isDone: Bool
    var patience = 120.0
    let holds: @Sendable (Answer) -> Bool

    var testDescription: String { fault }

    init(_ fault: String, isDone: Bool, patience: Double = 120, _ holds: @escaping @Sendable (Answer) -> Bool) {
      self.fault = fault
      self.isDone = isDone
      self.patience = patience
      self.holds = holds
    }
  }

  static let rows: [Row] = [
    Row("delay=0.4", isDone: true) { $0.status == 200 && $0.seconds >= 0.4 && $0.json != nil },
    Row("delay=(0.3 0.5)", isDone: true) { $0.status == 200 && $0.seconds >= 0.3 },
    Row("delay=0.3;sigma=0.1", isDone: true) { $0.status == 200 && $0.seconds >= 0.1 },
    Row("error=QuoteNotFoundException", isDone: false) { $0.status == 400 && $0.code == "QuoteNotFoundException" },
    Row("error=ConsignmentNotFoundException, retry-after=3", isDone: false) {
      $0.status == 400 && $0.code == "ConsignmentNotFoundException" && $0.retryAfter == "3"
    },
    Row("status=503", isDone: false) { $0.status == 503 && $0.code == "OperationFailedException" },
    Row("status=418", isDone: false) { $0.status == 418 && $0.code == "ValidationException" },
    Row("status=503, form=gateway, retry-after=2", isDone: false) {
      $0.status == 503 && $0.retryAfter == "2" && $0.body == #"{"statusCode":503,"message":"Service Unavailable"}"#
    },
    Row("status=202", isDone: true) { $0.status == 202 && $0.json is [Any] },
    Row("rate-limit=60;burst=0", isDone: false) {
      $0.status == 429 && $0.retryAfter == "1"
        && $0.body == #"{"statusCode":429,"message":"Rate limit is exceeded. Try again in 1 seconds."}"#
    },
    Row("carrier-refuses", isDone: false) {
      $0.status == 400 && $0.code == "AllocationFailedException"
        && $0.body.contains("Could not be booked with courier.")
    },
    Row("no-service", isDone: false) {
      $0.status == 400 && $0.body.contains("This service is not available between the selected addresses.")
    },
    Row("async=5", isDone: false) { $0.status == 202 && $0.body.contains("has been queued for allocation") },
    Row("body=drip;bytes-per-second=2000", isDone: true) {
      $0.status == 200 && $0.json is [Any] && $0.seconds > Double($0.body.utf8.count) / 2000 - 0.1
    },
    Row("body=cut;after-bytes=10", isDone: true) { partial.contains($0.exit) && $0.body.utf8.count == 10 },
    Row("body=malformed", isDone: true) { $0.status == 200 && !$0.body.isEmpty && $0.json == nil },
    Row("body=empty", isDone: true) { $0.status == 200 && $0.body.isEmpty },
    Row("body=wrongContentType", isDone: true) {
      $0.status == 200 && $0.contentType == "text/html; charset=utf-8" && $0.json != nil
    },
    Row("connection=reset", isDone: false) { nothing.contains($0.exit) && $0.status == 0 },
    Row("connection=close", isDone: false) { nothing.contains($0.exit) && $0.status == 0 },
    Row("connection=hang", isDone: false, patience: 1) { $0.exit == timeOut && $0.status == 0 },
    Row("commit=lost", isDone: true) { nothing.contains($0.exit) && $0.status == 0 },
    Row("commit=lost, connection=reset", isDone: true) { nothing.contains($0.exit) && $0.status == 0 },
    Row("commit=lost, connection=hang", isDone: true, patience: 1) { $0.exit == timeOut },
    Row("commit=before", isDone: false) { nothing.contains($0.exit) && $0.status == 0 },
    Row("commit=late, delay=0.4", isDone: true) { $0.status == 200 && $0.seconds >= 0.4 },
    Row("commit=late", isDone: true, patience: 1) { $0.exit == timeOut },
    Row("commit=late, delay=0, error=OperationFailedException", isDone: true) {
      $0.status == 500 && $0.code == "OperationFailedException"
    },
  ]

  @Test func `each action at its first call`() async throws {
    let server = try await RunningServer([Self.clock])
    for version in Version.allCases {
      for (number, row) in Self.rows.enumerated() {
        let key = "\(version)-\(number)"
        let path = "/allocation/\(Self.reference)/allocatewithcheapestquote"
        // Retries of curl's own meet the same.
        let answer = try await Self.curl(
          server, version, key: key, "PUT", path, fault: row.fault, patience: row.patience)
        #expect(row.holds(answer), "\(version) \(row.fault): \(answer)")
        let after = try await Self.curl(server, version, key: key, "GET", "/consignments/\(Self.reference)/status")
        let isDone = after.body.contains(#""Status":"Allocated""#)
        #expect(isDone == row.isDone, "\(version) \(row.fault): \(after.body)")
      }
    }
    // Every member of a rule's action has had its turn.
    var said: Set<String> = []
    for row in Self.rows {
      for member in row.fault.split(separator: ",") {
        let name = member.drop { $0 == " " }.prefix { $0 != "=" }
        said.insert(String(name.filter { $0 != "-" }))
      }
    }
    for name in FaultRule.Action.names { #expect(said.contains(name.lowercased()), "\(name)") }
  }

  @Test func `a failure once, and its retry succeeds`() async throws {
    let server = try await RunningServer([Self.clock])
    for version in Version.allCases {
      var statuses: [Int] = []
      for _ in 0..<2 {
        let answer = try await Self.curl(
          server, version, key: "retry-\(version)", "PUT", "/allocation/\(Self.reference)/allocatewithcheapestquote",
          fault: "status=503, times=1")
        statuses.append(answer.status)
      }
      #expect(statuses == [503, 200])
    }
  }

  @Test(arguments: Version.allCases) func `a rule that a control call has set`(version: Version) async throws {
    let server = try await RunningServer([Self.clock])
    let rule = #"{"match":{"operation":"Allocate*"},"when":{"times":1},"then":{"error":"OperationFailedException"}}"#
    let set = try await Self.curl(server, version, key: "k", "POST", "/_sandbox/faults", body: rule)
    #expect(set.status == 201 && set.body == #"{"id":1}"#, "\(set)")
    let wrong = #"{"then":{"error":"OperationFailed"}}"#
    let refused = try await Self.curl(server, version, key: "k", "POST", "/_sandbox/faults", body: wrong)
    #expect(refused.status == 400 && refused.body.contains("nearest: 'OperationFailedException'"), "\(refused)")
    var statuses: [Int] = []
    for _ in 0..<2 {
      let path = "/allocation/\(Self.reference)/allocatewithcheapestquote"
      statuses.append(try await Self.curl(server, version, key: "k", "PUT", path).status)
    }
    #expect(statuses == [500, 200])
    let list = try await Self.curl(server, version, key: "k", "GET", "/_sandbox/faults")
    #expect(list.body.contains(#""lookedAt":2,"struck":1"#), "\(list)")
    let removed = try await Self.curl(server, version, key: "k", "DELETE", "/_sandbox/faults/1")
    #expect(removed.body == #"{"removed":1}"#)
  }

  // MARK: Magic values

  /// What is asked about a consignment with the value, so that it acts.
  private static func request(for value: MagicValue, _ reference: String) -> (String, String, String?) {
    let list = #"{"ConsignmentReferences":["\#(reference)"]}"#
    return switch value.name {
    case "carrier-service-not-found":
      (
        "PUT", "/allocation/allocatewithcarrierservice",
        #"{"MpdCarrierServiceReference":"CX_NDS","ConsignmentReferences":["\#(reference)"]}"#
      )
    case "service-group-not-found": ("PUT", "/allocation/\(reference)/allocatewithservicegroup/valuableGoods", nil)
    case "quote-not-found", "quote-expired", "quote-of-another":
      ("PUT", "/allocation/\(reference)/allocatewithquote/00000000-0000-0000-0000-000000000001", nil)
    case "manifest-lost-after-commit": ("PUT", "/consignments/manifest", list)
    case "label-lost", "label-not-found": ("GET", "/labels/\(reference)/zpl", nil)
    case "customs-document-not-found": ("GET", "/consignments/docs/\(reference)", nil)
    case "not-found": ("GET", "/consignments/\(reference)", nil)
    case "wrong-state": ("PUT", "/consignments/\(reference)/cancel", nil)
    default: ("PUT", "/allocation/\(reference)/allocatewithcheapestquote", nil)
    }
  }

  /// Whether what the client sees is what the row's action says.
  private static func agrees(_ answer: Answer, with value: MagicValue) -> Bool {
    let action = value.action
    if action.connection == .hang { return answer.exit == timeOut }
    if action.connection != nil || action.commit == .lost || action.commit == .before {
      return nothing.contains(answer.exit) && answer.status == 0
    }
    if action.status != nil, action.form == .gateway {
      return answer.status == action.status && answer.body.hasPrefix(#"{"statusCode":"#)
        && answer.retryAfter == action.retryAfter.map(String.init) ?? ""
    }
    if let code = action.error {
      let said = (answer.json as? [String: Any])?["Code"] as? String
      return said == code && value.outcome.contains("\(answer.status)")
    }
    if action.carrierRefuses == true || action.noService == true {
      return answer.code == "AllocationFailedException" && answer.status == 400
    }
    if action.async != nil { return answer.status == 202 }
    switch action.body {
    case .malformed: return (200..<300).contains(answer.status) && answer.json == nil && !answer.body.isEmpty
    case .empty: return (200..<300).contains(answer.status) && answer.body.isEmpty
    case .wrongContentType: return answer.contentType.hasPrefix("text/html")
    case .cut: return partial.contains(answer.exit) && answer.body.utf8.count == 10
    case .drip:
      return answer.exit == 0 && answer.json != nil && answer.seconds > Double(answer.body.utf8.count) / 100 - 0.2
    case nil: return (200..<300).contains(answer.status) && answer.seconds >= (action.commit == .late ? 5 : 2)
    }
  }

  /// The three places where a value may stand.
  enum Place: CaseIterable { case reference, tag, postcode }

  @Test(arguments: Version.allCases, Place.allCases)
  func `each magic value at its first call`(version: Version, place: Place) async throws {
    let server = try await RunningServer([Self.clock])
    // A shipment's life is walked through in `EveryStateTests`.
    for value in MagicValue.table where value.scope != .life {
      let key = value.name
      let body =
        switch place {
        case .reference: Self.consignment(reference: value.text)
        case .tag: Self.consignment(tag: value.text)
        case .postcode: Self.consignment(postcode: value.postcode)
        }
      let patience = value.action.connection == .hang ? 1.0 : 120
      let created = try await Self.curl(
        server, version, key: key, "POST", "/consignments", body: body, patience: patience)
      if value.scope == .creation || value.scope == .everything {
        #expect(Self.agrees(created, with: value), "\(version) \(value.name): \(created)")
        let isMade =
          value.action.commit == .lost || value.action.commit == .late || value.action.body != nil
          || (value.action.commit == nil && value.action.delay != nil)
        let count = try await Self.curl(server, version, key: key, "GET", "/consignments/count")
        let plain = try await Self.curl(server, version, key: "plain", "GET", "/consignments/count")
        #expect((count.body == plain.body) != isMade, "\(version) \(value.name): \(count.body)")
        continue
      }
      let match = try #require(created.body.firstMatch(of: #/EC-[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}/#), "\(created)")
      let reference = String(match.output)
      if ["label-lost", "label-not-found", "manifest-lost-after-commit"].contains(value.name) {
        let allocated = try await Self.curl(
          server, version, key: key, "PUT", "/allocation/\(reference)/allocatewithcheapestquote")
        #expect(allocated.status == 200, "\(allocated)")
      }
      let (method, path, sent) = Self.request(for: value, reference)
      let answer = try await Self.curl(server, version, key: key, method, path, body: sent)
      #expect(Self.agrees(answer, with: value), "\(version) \(value.name): \(answer)")
    }
  }
}
