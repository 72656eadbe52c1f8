import Contract
import Fixtures
import Journal
import Routing
import Sandbox
import Testing

@testable import VendorAPI

@Suite struct WrittenDownTests {
  private let tenants: Tenants
  private let caller: Caller

  init() throws {
    let template = try Fixtures.builtIn.world(
      clock: .frozen(try #require(DateTimeOffset(Caller.frozen))), seed: 1)
    tenants = Tenants(template: template, keys: .named(["k": "one", "l": "two"]), journals: JournalBook())
    caller = Caller(tenants: tenants).with(key: "k")
  }

  private func entries(key: String = "k") throws -> [Entry] {
    let journal = try #require(try tenants.tenant(keyField: key, keyParameter: nil).journal)
    return journal.entries().entries.map(\.entry)
  }

  @Test func `a call is written down with what led to it, what came of it and what it changed`() throws {
    let answer = caller.put("/allocation/allocate?x=1", #"{"ConsignmentReferences":["EC-000-05B-MMA"]}"#)
    let entry = try #require(try entries().first)
    #expect(entry.operation == "AllocateUsingDefaultRules")
    #expect((entry.method, entry.path, entry.status) == ("PUT", "/allocation/allocate", 200))
    #expect(entry.query == [NamedValue("x", "1")])
    #expect(String(decoding: entry.responseBody.bytes, as: UTF8.self) == answer.text)
    #expect(entry.worldTime.description == "2019-06-14T09:00:00+00:00")
    #expect(entry.decision >= 0)
    #expect(entry.changes == [StateChange(consignment: "EC-000-05B-MMA", from: .unallocated, to: .allocated)])
    #expect(entry.references == ["EC-000-05B-MMA"])
  }

  @Test func `what was made to go wrong is written down with it`() throws {
    let header = "commit=lost, operation=Allocate*"
    _ = caller.with("Sandbox-Fault", header).put("/allocation/EC-000-05B-MMA/allocatewithcheapestquote")
    let entry = try #require(try entries().first)
    #expect(entry.faults == [AppliedFault(.header, header)])
    #expect(entry.changes == [StateChange(consignment: "EC-000-05B-MMA", from: .unallocated, to: .allocated)])
    _ = caller.get("/consignments/count")
    #expect(try entries().map(\.faults.count).sorted() == [0, 1])
  }

  @Test(arguments: [
    ("connection=reset", AnswerEnding.reset, [ConsignmentState]()), ("connection=close", .close, []),
    ("connection=hang", .hang, []), ("commit=before", .refuse, []), ("commit=lost", .close, [.allocated]),
  ])
  func `an answer that was never sent is not written down as one`(
    header: String, ending: AnswerEnding, changes: [ConsignmentState]
  ) throws {
    _ = caller.with("Sandbox-Fault", header).put(
      "/allocation/allocate", #"{"ConsignmentReferences":["EC-000-05B-MMA"]}"#)
    let entry = try #require(try entries().first)
    #expect((entry.status, entry.ending) == (nil, ending))
    #expect(entry.responseBody.size == 0 && entry.responseFields.isEmpty && entry.hint == nil)
    #expect(entry.references == ["EC-000-05B-MMA"])
    #expect(entry.changes.map(\.to) == changes)
  }

  @Test func `of an answer that was cut its status stands, and what was sent of its body`() throws {
    _ = caller.with("Sandbox-Fault", "body=cut;after-bytes=40").get("/consignments/EC-000-05B-MMA")
    let entry = try #require(try entries().first)
    #expect((entry.status, entry.ending) == (200, .cut))
    #expect((entry.responseBody.size, entry.responseBody.isCut) == (40, false))
  }

  @Test func `what is created and what is changed twice is noted in order`() throws {
    let reference = "EC-000-05B-MMA"
    _ = caller.put("/allocation/allocate", #"{"ConsignmentReferences":["\#(reference)"]}"#)
    _ = caller.put("/consignments/\(reference)/deallocate")
    _ = caller.put("/consignments/\(reference)/cancel")
    _ = caller.get("/consignments/\(reference)")
    #expect(
      try entries().map { $0.changes.map { "\($0.from?.rawValue ?? "-") > \($0.to.rawValue)" } } == [
        ["Unallocated > Allocated"], ["Allocated > Unallocated"], ["Unallocated > Cancelled"], [],
      ])
    #expect(try entries().last?.parameters?.all.map(\.value) == [reference])
  }

  @Test func `a magic value is written down with the request whose allocation or manifest it decides`() throws {
    for mark in ["carrier-refuses", "no-service", "allocates-later", "lost"] {
      let body =
        #"{"ConsignmentReferenceProvidedByCustomer":"sandbox:\#(mark)","Packages":[{"Weight":{"Value":0.5,"Unit":"Kg"},"#
        + #""Dimensions":{"Unit":"Cm","Width":10,"Length":10,"Height":10}}],"Addresses":[{"AddressType":"Origin","#
        + #""ShippingLocationReference":"Sorted1"},{"AddressType":"Destination","AddressLine1":"1 Road","#
        + #""Postcode":"M1 5WG","Country":{"IsoCode":{"TwoLetterCode":"GB"}}}]}"#
      #expect(caller.post("/consignments", body).status == 201)
      let reference = try #require(try entries().last?.changes.first?.consignment)
      let list = #"{"ConsignmentReferences":["\#(reference)"]}"#
      _ = caller.put("/allocation/allocate", list)
      #expect(try entries().last?.faults == (mark == "lost" ? [] : [AppliedFault(.magic, "sandbox:\(mark)")]))
      guard mark == "lost" else { continue }
      _ = caller.put("/consignments/manifest", list)
      #expect(try entries().last?.faults == [AppliedFault(.magic, "sandbox:lost")])
    }
  }

  @Test func `what fell due is noted where it was found`() throws {
    try tenants.tenant(keyField: "k", keyParameter: nil).visit {
      $0.allocationMode = .asynchronous(delaySeconds: 2)
    }
    _ = caller.put("/allocation/allocate", #"{"ConsignmentReferences":["EC-000-05B-MMA"]}"#)
    try caller.travel(to: "2019-06-14T09:00:03Z")
    _ = caller.get("/consignments/EC-000-05B-MMA/status")
    let changes = try entries().map { $0.changes.map(\.to) }
    #expect(changes == [[.allocating], [.allocated]])
  }

  @Test func `a path that leads nowhere is written down for whom it says, a key that is not let in for nobody`() throws
  {
    _ = caller.get("/consignment/EC-000-05B-MMA")
    _ = caller.with(key: "stranger").get("/consignments/EC-000-05B-MMA")
    _ = caller.with(key: nil).get("/nowhere")
    let entry = try #require(try entries().first)
    #expect(try entries().count == 1)
    #expect((entry.operation, entry.status) == (nil, 404))
    #expect(entry.hint?.contains("/consignments/") == true)
    #expect(try entries(key: "l").isEmpty)
  }

  @Test func `another world's calls are not seen, and a reset forgets`() throws {
    _ = caller.get("/consignments/EC-000-05B-MMA")
    _ = caller.with(key: "l").get("/consignments/EC-000-05B-MMA/status")
    #expect(try entries().map(\.operation) == ["GetConsignment"])
    #expect(try entries(key: "l").map(\.operation) == ["GetConsignmentStatus"])
    try tenants.reset(keyField: "k", keyParameter: nil)
    #expect(try entries().isEmpty)
    #expect(try entries(key: "l").count == 1)
  }

  @Test func `without journals nothing is kept`() throws {
    let tenants = Tenants(template: try Fixtures.builtIn.world(clock: .real, seed: 1))
    _ = Caller(tenants: tenants).with(key: "k").get("/consignments/EC-000-05B-MMA")
    _ = Caller(tenants: tenants).with(key: "k").get("/nowhere")
    #expect(try tenants.tenant(keyField: "k", keyParameter: nil).journal == nil)
  }
}
