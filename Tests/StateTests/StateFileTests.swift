import Allocation
import Contract
import Faults
import Fixtures
import HTTPCore
import HTTPTypes
import Logging
import Sandbox
import Testing
import VendorAPI
import Wire

@testable import State

@Suite struct StateFileTests {
  /// One world and the surface that changes it.
  private struct Server {
    let tenants: Tenants
    let api: VendorAPI

    init(_ template: World) {
      tenants = Tenants(template: template)
      api = VendorAPI(
        tenants: tenants, settings: VendorSettings(publicURL: "https://here"), seed: 1,
        logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
    }

    var name: WorldName { get throws { try tenants.name(keyField: "k", keyParameter: nil) } }

    var file: [UInt8] { get throws { try StateFile.bytes(of: tenants.tenant(of: try name).frozen()) } }

    func ask(_ method: HTTPRequest.Method, _ path: String, _ body: String = "") throws -> String {
      var head = HTTPRequest(method: method, scheme: "http", authority: "here", path: path)
      head.headerFields[try #require(HTTPField.Name("ocp-apim-subscription-key"))] = "k"
      if !body.isEmpty { head.headerFields[.contentType] = "application/json" }
      let reply = api.answer(Request(head: head, body: Array(body.utf8))).made()
      return "\(method) \(path) \(reply.head.status.code) \(reply.head.headerFields) "
        + String(decoding: reply.body, as: UTF8.self)
    }
  }

  private static func template(_ mode: AllocationMode = .synchronous) throws -> World {
    let clock = try #require(DateTimeOffset("2019-06-14T09:00:00+01:00"))
    var world = try Fixtures.builtIn.world(clock: .frozen(clock), seed: 7)
    world.allocationMode = mode
    return world
  }

  private static let socks =
    #"{"ConsignmentReferenceProvidedByCustomer":"söcks \"1\"","Tags":[],"MetaData":[{"KeyValue":"a","DecimalValue":1.50}],"#
    + #""Packages":[{"Weight":{"Value":0.5,"Unit":"Lbs"},"Dimensions":{"Width":10,"Length":10.25,"Height":10},"#
    + #""Items":[{"Sku":"S","Quantity":2,"CountryOfOrigin":{"IsoCode":{"TwoLetterCode":"de"}}}],"#
    + #""Value":{"Amount":5.99,"Currency":{"IsoCode":"GBP"}}}],"#
    + #""Addresses":[{"AddressType":"Origin","ShippingLocationReference":"Sorted1","Contact":{"LastName":"L"}},"#
    + #"{"AddressType":"Destination","AddressLine1":"1 Road","Postcode":"M1 5WG","#
    + #""Country":{"IsoCode":{"TwoLetterCode":"GB"}},"LatLong":{"Latitude":53.4808,"Longitude":-2.2426}}]}"#

  /// Something of everything that a world can hold.
  private static func live(in server: Server) throws -> [String] {
    var answers: [String] = []
    func ask(_ method: HTTPRequest.Method, _ path: String, _ body: String = "") throws {
      answers.append(try server.ask(method, path, body))
    }
    for _ in 0..<3 { try ask(.post, "/consignments", socks) }
    try ask(.put, "/allocation/allocate", #"{"ConsignmentReferences":["EC-000-05B-MMA","EC-000-083-45D"]}"#)
    try ask(.put, "/consignments/EC-000-05B-MMA/deallocate")
    try ask(.put, "/allocation/allocate", #"{"ConsignmentReferences":["EC-000-05B-MMA"]}"#)
    try ask(.get, "/labels/EC-000-083-45D/zpl")
    try ask(.put, "/consignments/manifest", #"{"ConsignmentReferences":["EC-000-083-45D","EC-000-05B-MMA"]}"#)
    try ask(.put, "/consignments/Dispatch", #"{"ConsignmentReferences":["EC-000-05B-MMA"]}"#)
    let package = try #require(
      server.ask(.get, "/consignments/EC-000-083-45D").firstMatch(of: /EP-[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}/)
    ).output
    try ask(
      .post, "/tracking/carrierevents",
      #"{"CarrierReference":"X","ConsignmentTrackingEvents":[{"ConsignmentTrackingReference":"EC-000-083-45D","#
        + #""PackageTrackingEvents":[{"PackageReference":"\#(package)","TrackingEvents":[{"Code":"OFD","#
        + #""TimeStamp":"2019-06-14T09:00:30+01:00","SignedBy":"ä"}]}]}]}"#)
    try ask(.get, "/quotes/consignment/EC-000-A04-0DV")
    try ask(.post, "/quotes", socks)
    try ask(.post, "/quotes/serviceGroups", socks)
    try ask(.delete, "/serviceGroups/valuableGoods")
    try ask(
      .post, "/shippinglocations",
      #"{"Reference":"Store 2","Name":"Store","ShippingLocationType":"Store","AddressLine1":"2 Sample Street","#
        + #""Town":"York","Postcode":"YO1 7HH","Country":{"IsoCode":{"TwoLetterCode":"GB"}}}"#)
    try ask(.delete, "/packagesizes/Medium")
    try ask(.put, "/consignments/EC-000-A04-0DV/addpackages/2")
    try ask(.put, "/items/EP-000-WZ9-A1B", #"{"Sku":"S"}"#)
    try ask(.put, "/packages/EP-000-WZ9-A1B/split")
    try ask(.post, "/accounts", #"{"EmailAddress":"\(answers.count)@example.com"}"#)
    try ask(.post, "/roles/custom", #"{"Name":"Packers \(answers.count)"}"#)
    try ask(.put, "/accounts/apikeygenerate/primary/sandbox@example.com")
    try ask(.post, "/orders", socks)
    let order = String(try #require(answers.last?.firstMatch(of: /EO-[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}/)).output)
    try ask(.post, "/orders/\(order)/address", #"{"AddressType":"Return","ShippingLocationReference":"Sorted1"}"#)
    try ask(
      .post, "/orders/\(order)/pack",
      #"{"OrderReference":"\#(order)","GenerateReturn":true,"Packages":[{"Weight":{"Value":1},"#
        + #""Dimensions":{"Width":1,"Length":1,"Height":1},"Items":[{"Sku":"S"}]}]}"#)
    try ask(.get, "/orders/\(order)")
    try ask(.put, "/orders/consignments", #"{"OrderReferences":["\#(order)"]}"#)
    return answers
  }

  /// What tells whether two worlds go on alike.
  private static func goOn(in server: Server) throws -> [String] {
    var answers = [
      try server.ask(.get, "/consignments/100/0"), try server.ask(.get, "/consignments/customer/manifests"),
      try server.ask(.get, "/serviceGroups"), try server.ask(.get, "/shippinglocations"),
      try server.ask(.get, "/packagesizes"), try server.ask(.get, "/consignments/clientReference/S%C3%96CKS%20%221%22"),
    ]
    answers.append(try server.ask(.get, "/roles/9b1b5a0c-6a0e-4c7d-8f0e-2d6f3a1c0b01/accounts"))
    answers.append(try server.ask(.get, "/accounts/18@example.com"))
    for reference in ["EC-000-05B-MMA", "EC-000-083-45D", "EC-000-A04-0DV", "EC-000-05A-Z6S", "EC-000-0FR-001"] {
      answers.append(try server.ask(.get, "/consignments/\(reference)"))
      answers.append(try server.ask(.get, "/tracking/\(reference)"))
    }
    answers += try live(in: server)
    for take in ["/consignments/100/0", "/consignments/customer/manifests"] {
      answers.append(try server.ask(.get, take))
    }
    return answers
  }

  @Test(arguments: [AllocationMode.synchronous, .asynchronous(delaySeconds: 5)])
  func `a world goes on elsewhere byte for byte where it stood`(mode: AllocationMode) throws {
    let (here, there) = (Server(try Self.template(mode)), Server(World(catalog: try Catalog(CatalogDocument()))))
    _ = try Self.live(in: here)
    let file = try here.file
    try there.tenants.replace(there.name, with: StateFile.snapshot(from: file))
    #expect(try there.file == file)
    #expect(try Self.goOn(in: there) == Self.goOn(in: here))
    // The ends of queued allocations, the lives of shipments, and what comes after.
    for seconds: Int64 in [60, 3 * 86_400, -86_400] {
      for server in [here, there] {
        try server.tenants.tenant(of: server.name).visit { $0.clock = .frozen($0.now.adding(seconds: seconds)) }
      }
      #expect(try Self.goOn(in: there) == Self.goOn(in: here))
    }
    #expect(try there.file == here.file)
  }

  @Test func `quotes of an earlier catalog are remembered with it`() throws {
    let (here, there) = (Server(try Self.template()), Server(try Self.template()))
    let answer = try here.ask(.get, "/quotes/consignment/EC-000-05B-MMA")
    let reference = try #require(answer.firstRange(of: #""Reference":""#)).upperBound
    let request = String(answer[reference...].prefix(36))
    let other = try Catalog(Fixtures.builtIn.catalog.document)
    try here.tenants.tenant(of: here.name).visit { $0.replaceCatalog(other) }
    try there.tenants.replace(there.name, with: StateFile.snapshot(from: here.file))
    #expect(try there.file == here.file)
    #expect(try there.ask(.get, "/quotes/\(request)") == here.ask(.get, "/quotes/\(request)"))
  }

  @Test func `clocks that run go on at their pace from where they stood`() throws {
    let start = try #require(DateTimeOffset("2030-01-01T00:00:00Z"))
    var world = try Self.template()
    world.clock = .scaled(.init(start: start, machineStart: .machine, thousandths: 2))
    let scaled = try StateFile.snapshot(from: StateFile.bytes(of: Snapshot(world: world))).world
    guard case .scaled(let scale) = scaled.clock else {
      Issue.record("the clock is not scaled")
      return
    }
    #expect(scale.thousandths == 2)
    #expect(scale.start >= start)
    world.clock = .offset(ticks: -77)
    #expect(
      try StateFile.snapshot(from: StateFile.bytes(of: Snapshot(world: world))).world.clock == .offset(ticks: -77))
  }

  @Test func `faults go along with what they have counted, and with their chances`() throws {
    var world = try Self.template()
    let rules = [
      #"{"then":{"status":503},"when":{"probability":0.5}}"#, #"{"then":{"error":"Unexpected"},"when":{"every":3}}"#,
      #"{"then":{"rateLimit":{"perMinute":6,"burst":2}}}"#,
    ].compactMap { try? JSON.sandbox.decode(FaultRule.self, from: Array($0.utf8)) }
    #expect(rules.count >= 2)
    for rule in rules { _ = world.addFault(rule) }
    let facts = RequestFacts(operation: "GetConsignment", method: "GET", path: "/", route: "/")
    for _ in 0..<7 { _ = world.strike(facts) }
    var other = try StateFile.snapshot(from: StateFile.bytes(of: Snapshot(world: world))).world
    #expect(other.faults.map(\.struck) == world.faults.map(\.struck))
    #expect(other.faults.map(\.lookedAt) == world.faults.map(\.lookedAt))
    for _ in 0..<40 { #expect(other.strike(facts) == world.strike(facts)) }
    #expect(try StateFile.bytes(of: Snapshot(world: other)) == StateFile.bytes(of: Snapshot(world: world)))
  }

  @Test func `that a client writes as version 1 does is remembered`() throws {
    let snapshot = Snapshot(world: try Self.template(), requestCount: 3, writesVersion1: true)
    let read = try StateFile.snapshot(from: StateFile.bytes(of: snapshot))
    #expect(read.writesVersion1)
    #expect(read.requestCount == 3)
  }

  @Test func `consignments by the thousand are read back as they were, in whatever spelling`() throws {
    let server = Server(try Self.template())
    _ = try Self.live(in: server)
    var record = try StateFile.snapshot(from: server.file).world.record(requestCount: 0, writesVersion1: false)
    let some = try #require(record.consignments.first)
    let first = record.consignments.count
    for number in 0..<1500 {
      var other = some
      other.fixed = some.fixed
      other.isReferenceChosen = number % 2 == 0 ? true : some.isReferenceChosen
      record.consignments.append(other)
    }
    #expect(record.consignments.count == first + 1500)
    let text = try StateFile.json.encode(record)
    let list = try #require(ConsignmentList(in: text[...]))
    #expect(list.parts.count > 2)
    #expect(text[list.range].count == list.parts.map(\.count).reduce(0, +) + list.parts.count - 1)
    let file = Array(StateFile.head(StateFile.checksum(of: text[...])).utf8) + text + Array("}".utf8)
    let read = try #require(StateFile.ownRecord(in: file))
    #expect(try StateFile.json.encode(read) == text)
    // A blank more is another spelling, which the general way reads.
    #expect(StateFile.ownRecord(in: file + [UInt8(ascii: " ")]) == nil)
  }

  @Test(
    arguments: [
      (#"{"consignments":[]}"#, [""]),
      (#"{"a":"consignments","consignments":[{"b":"],\""},[1,2]]}"#, [#"{"b":"],\""},[1,2]"#]),
      (#"{"a":{"consignments":[1]},"consignments":[2]}"#, ["2"]), (#"{"a":[1]}"#, nil), (#"{"consignments":[1"#, nil),
      (#"{"consignments":{}}"#, nil), ("]]]]", nil), ("", nil),
    ] as [(String, [String]?)])
  func `the list of consignments is found in the text`(text: String, parts: [String]?) {
    let bytes = Array(text.utf8)
    let list = ConsignmentList(in: bytes[...])
    #expect(list.map { [String(decoding: bytes[$0.range], as: UTF8.self)] } == parts)
  }

  // MARK: Files that are none

  private static func failure(_ bytes: [UInt8]) -> StateFailure? {
    do throws(StateFailure) {
      _ = try StateFile.snapshot(from: bytes)
      return nil
    } catch { return error }
  }

  @Test func `a file that is cut anywhere is named, and nothing falls`() throws {
    let server = Server(try Self.template())
    _ = try Self.live(in: server)
    let file = try server.file
    for length in stride(from: 0, to: file.count, by: max(1, file.count / 40)) {
      guard case .cut? = Self.failure(Array(file.prefix(length))) else {
        Issue.record("\(length) bytes are taken for a file")
        continue
      }
    }
  }

  @Test(arguments: [
    (#""version":1"#, #""version":2"#, StateFailure.newer(version: 2)),
    (#""version":1"#, #""version":0"#, .problem(path: "version", "the version of the file is missing")),
    (#""format":"sortedpro-sandbox world""#, #""format":"holiday photos""#, .otherFormat),
    (#""postcode":"M1"#, #""postcode":"M2"#, .altered),
    (#""world":"#, #""globe":"#, .problem(path: "world", "the member is missing")),
    (
      #""counters":"#, #""countres":"#, .problem(path: "world.counters", "the member is missing")
    ),
    (
      #""mode":"frozen""#, #""mode":"frozn""#,
      .problem(
        path: "world.clock.mode", "Cannot initialize Mode from invalid String value frozn")
    ),
  ])
  func `a file that was altered is named by what is wrong`(old: String, new: String, failure: StateFailure) throws {
    let text = String(decoding: try Server(try Self.template()).file, as: UTF8.self)
    let altered = text.replacing(old, with: new, maxReplacements: 1)
    #expect(altered != text)
    let found = Self.failure(Array(altered.utf8))
    if case .problem(let path, _)? = found, case .problem(let expected, _) = failure {
      #expect(path == expected)
    } else {
      #expect(found == failure)
    }
  }

  @Test func `what the sandbox has written has no member that nothing reads, however it is spelt`() throws {
    let server = Server(try Self.template(.asynchronous(delaySeconds: 5)))
    _ = try Self.live(in: server)
    let text = String(decoding: try server.file, as: UTF8.self)
    #expect(Self.failure(Array(text.replacing(#","world":{"#, with: #", "world": {"#).utf8)) == nil)
    for (old, new, path) in [
      (#""counters":{"#, #""counters":{"more":{"less":1},"#, "world.counters.more"),
      (#","world":{"#, #","more":null,"world":{"#, "more"),
      (#""legs":[{"#, #""legs":[{"more":1,"#, nil as String?),
    ] {
      let altered = text.replacing(old, with: new, maxReplacements: 1)
      guard altered != text else {
        Issue.record("there is no \(old)")
        continue
      }
      guard case .unknownMember(let found)? = Self.failure(Array(altered.utf8)) else {
        Issue.record("\(new) is taken")
        continue
      }
      if let path { #expect(found == path) } else { #expect(found.hasSuffix(".legs[0].more")) }
    }
  }

  @Test func `a file without a checksum is somebody's own work, and read as it stands`() throws {
    let text = String(decoding: try Server(try Self.template()).file, as: UTF8.self)
    let end = try #require(text.firstRange(of: #","world":"#)).lowerBound
    let start = try #require(text.firstRange(of: #","checksum""#)).lowerBound
    let own = (text[..<start] + text[end...]).replacing(#""postcode":"M1"#, with: #""postcode":"M2"#)
    #expect(Self.failure(Array(own.utf8)) == nil)
    let nulled = own.replacing(#","world":"#, with: #","checksum":null,"world":"#, maxReplacements: 1)
    #expect(Self.failure(Array(nulled.utf8)) == nil, "null says nothing, here as everywhere")
  }

  /// Every number, text and list of a file is bent in turn: whatever comes of it, the process stands.
  @Test func `nothing that a file can hold ends the process`() throws {
    let server = Server(try Self.template(.asynchronous(delaySeconds: 5)))
    _ = try Self.live(in: server)
    let text = String(decoding: try server.file, as: UTF8.self)
    let start = try #require(text.firstRange(of: #","checksum""#)).lowerBound
    let end = try #require(text.firstRange(of: #","world":"#)).lowerBound
    let own = Array((text[..<start] + text[end...]).utf8)
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<40 {
      var bent = own
      for _ in 0..<(1 + generator.below(3)) {
        let place = Int(generator.below(UInt64(bent.count)))
        switch bent[place] {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): bent[place] = UInt8(ascii: "0") + UInt8(generator.below(10))
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): bent[place] = UInt8(ascii: "A") + UInt8(generator.below(26))
        default: break
        }
      }
      guard let snapshot = try? StateFile.snapshot(from: bent) else { continue }
      let other = Server(snapshot.world)
      try other.tenants.tenant(of: other.name).visit { $0.clock = .frozen($0.now.adding(seconds: 60)) }
      _ = try Self.goOn(in: other)
    }
  }
}
