import Contract
import Foundation
import Testing

/// Every state that a consignment can have, reached by an ordinary client's calls and the clock; and a life in two processes.
///
/// contract/30-consignments.md, section 6; contract/52-tracking-and-events.md, sections 5 to 7.
@Suite struct `Through the wire` {
  /// How a state is reached: what the customer calls the consignment, who carries it, what is called, and whether the clock is then moved
  /// from event to event until the state is there.
  struct Way: Sendable, CustomTestStringConvertible {
    let state: ConsignmentState
    var name = ""
    var service = "CX_NDS"
    var packages = 1
    var calls: [Step] = []
    var waits = false

    var testDescription: String { state.rawValue }
  }

  enum Step: Sendable { case allocate, ready, manifest, dispatch, cancel, put }

  private static func lived(
    _ state: ConsignmentState, _ branch: String = "", service: String = "CX_NDS", packages: Int = 1
  ) -> Way {
    Way(
      state: state, name: branch.isEmpty ? "" : "sandbox:\(branch)", service: service, packages: packages,
      calls: [.allocate, .manifest], waits: true)
  }

  static let ways: [Way] = [
    Way(state: .unallocated),
    Way(state: .allocating, name: "sandbox:allocates-later", calls: [.allocate]),
    Way(state: .allocationFailed, name: "sandbox:no-service", calls: [.allocate]),
    Way(state: .allocated, calls: [.allocate]),
    Way(state: .readyToShip, calls: [.allocate, .ready]),
    // A manifest and a cancellation are done within one call: only what is put in stands between.
    Way(state: .manifesting, calls: [.put]), Way(state: .cancelling, calls: [.put]),
    Way(state: .manifested, calls: [.allocate, .manifest]),
    Way(state: .manifestFailed, name: "sandbox:manifest-failed", calls: [.allocate, .manifest]),
    Way(state: .dispatched, calls: [.allocate, .manifest, .dispatch]),
    Way(state: .cancelled, calls: [.allocate, .cancel]),
    lived(.atDropOffPoint, service: "EVRI_DROP"),
    lived(.collected), lived(.inTransit), lived(.outForDelivery), lived(.delivered),
    lived(.atCollectionPoint, service: "EDC5_UPSHAP"),
    lived(.collectionFailed, "collection-failed"),
    lived(.carrierUnableToCollect, "carrier-unable-to-collect"),
    lived(.delayed, "late"), lived(.inTransitWaiting, "waiting"), lived(.heldByCarrier, "held"),
    lived(.atCustoms, "customs"), lived(.actionRequired, "customs-refused"),
    lived(.missing, "missing"), lived(.lost, "lost"), lived(.damaged, "damaged"),
    lived(.deliveryFailed, "delivery-failed"), lived(.deliveryFailedCardLeft, "card-left"),
    lived(.exchangeFailed, "exchange-failed"), lived(.partiallyDelivered, "partial", packages: 2),
    lived(.deliveredDamaged, "delivered-damaged"),
    lived(.returnToSender, "uncollected", service: "EDC5_UPSHAP"),
  ]

  static let clock = "--clock=2019-06-14T09:00:00Z"

  private static func ask(
    _ server: RunningServer, _ key: String, _ method: String, _ path: String, _ body: String = "",
    accept: String = "application/json"
  ) throws -> String {
    let answer = try server.ask(
      "\(method) \(path) HTTP/1.1\r\nHost: localhost\r\nocp-apim-subscription-key: \(key)\r\nAccept: \(accept)\r\n"
        + "Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)")
    return answer.firstRange(of: "\r\n\r\n").map { String(answer[$0.upperBound...]) } ?? answer
  }

  private static func body(_ name: String, packages: Int, _ more: String = "") -> String {
    let package =
      #"{"Weight":{"Value":0.5},"Dimensions":{"Width":10,"Length":10,"Height":10},"Value":{"Amount":5.99,"#
      + #""Currency":{"IsoCode":"GBP"}}}"#
    return #"{\#(more)"ConsignmentReferenceProvidedByCustomer":"\#(name)","Packages":["#
      + Array(repeating: package, count: packages).joined(separator: ",")
      + #"],"Addresses":[{"AddressType":"Origin","ShippingLocationReference":"Sorted1"},"#
      + #"{"AddressType":"Destination","Contact":{"LastName":"Smith"},"AddressLine1":"13 Porter Street","#
      + #""Town":"Manchester","Postcode":"M1 5WG","Country":{"IsoCode":{"TwoLetterCode":"GB"}}}]}"#
  }

  private static func take(
    _ step: Step, _ way: Way, _ reference: String, _ server: RunningServer, _ key: String
  ) throws {
    let list = #"{"ConsignmentReferences":["\#(reference)"]}"#
    switch step {
    case .allocate where way.name.hasPrefix("sandbox:allocates") || way.name == "sandbox:no-service":
      _ = try ask(server, key, "PUT", "/allocation/allocate", list)
    case .allocate:
      let body = #"{"MpdCarrierServiceReference":"\#(way.service)","ConsignmentReferences":["\#(reference)"]}"#
      _ = try ask(server, key, "PUT", "/allocation/allocatewithcarrierservice", body)
    case .ready: _ = try ask(server, key, "PUT", "/consignments/setreadytoship", #"["\#(reference)"]"#)
    case .manifest: _ = try ask(server, key, "PUT", "/consignments/manifest", list)
    case .dispatch: _ = try ask(server, key, "PUT", "/consignments/Dispatch", list)
    case .cancel: _ = try ask(server, key, "PUT", "/consignments/\(reference)/cancel")
    case .put:
      let body = body("", packages: 1, #""ConsignmentState":"\#(way.state.rawValue)","Reference":"EC-PUT-PUT-PUT","#)
      _ = try ask(server, key, "POST", "/_sandbox/consignments", #"{"consignments":[\#(body)]}"#)
    }
  }

  private static func state(_ server: RunningServer, _ key: String, _ reference: String) throws -> String {
    let status = try ask(server, key, "GET", "/consignments/\(reference)/status")
    return (status.firstMatch(of: /"Status":"([A-Za-z]+)"/)?.1).map(String.init) ?? status
  }

  /// - Returns: the reference of the consignment, which stands where the way leads.
  private static func go(_ way: Way, _ server: RunningServer, _ key: String) throws -> String {
    var reference = "EC-PUT-PUT-PUT"
    if !way.calls.contains(.put) {
      let created = try ask(server, key, "POST", "/consignments", body(way.name, packages: way.packages))
      reference = String(try #require(created.firstMatch(of: /EC-[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}/), "\(created)").0)
    }
    for step in way.calls { try take(step, way, reference, server, key) }
    var events = 0
    while way.waits, events < 20, try state(server, key, reference) != way.state.rawValue {
      let advanced = try ask(server, key, "POST", "/_sandbox/clock/advance", #"{"toNext":"trackingEvent"}"#)
      #expect(advanced.contains(#""kind":"trackingEvent""#), "\(advanced)")
      events += 1
    }
    return reference
  }

  @Test func `every state is reached, and has a way of its own`() async throws {
    #expect(Self.ways.count == 33)
    #expect(Set(Self.ways.map(\.state)) == Set(ConsignmentState.allCases))
    let server = try await RunningServer([Self.clock])
    for way in Self.ways {
      let key = way.state.rawValue
      let reference = try Self.go(way, server, key)
      #expect(try Self.state(server, key, reference) == way.state.rawValue)
      // A search by the state finds it.
      let found = try Self.ask(server, key, "GET", "/consignments/getConsignmentReferences?state=\(key)")
      #expect(found.contains(reference), "\(key): \(found)")
      let tracking = try Self.ask(server, key, "GET", "/tracking/\(reference)")
      if way.waits, way.packages == 1 { #expect(tracking.contains(#""Code":"\#(key)""#), "\(tracking)") }
    }
  }

  @Test func `a life day by day is the same in two processes, byte for byte`() async throws {
    func life() async throws -> [String] {
      let server = try await RunningServer([Self.clock, "--tracking-trouble=0.5", "--seed=7"])
      var answers: [String] = []
      var references: [String] = []
      for way in Self.ways where way.waits {
        let created = try Self.ask(server, "k", "POST", "/consignments", Self.body(way.name, packages: way.packages))
        let match = try #require(created.firstMatch(of: /EC-[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}/))
        references.append(String(match.0))
        for step in way.calls { try Self.take(step, way, String(match.0), server, "k") }
      }
      for _ in 0..<12 {
        answers.append(try Self.ask(server, "k", "POST", "/_sandbox/clock/advance", #"{"by":"P1D"}"#))
        for reference in references {
          answers.append(try Self.ask(server, "k", "GET", "/tracking/\(reference)"))
          answers.append(
            try Self.ask(server, "k", "GET", "/tracking/flattened/\(reference)", accept: "application/xml"))
          answers.append(try Self.ask(server, "k", "GET", "/consignments/\(reference)"))
        }
        answers.append(try Self.ask(server, "k", "GET", "/consignments/late"))
      }
      return answers
    }
    let (one, other) = (try await life(), try await life())
    #expect(one == other)
    #expect(one.contains { $0.contains(#""Code":"Delivered""#) })
  }
}
