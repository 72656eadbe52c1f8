import HTTPTypes
import Testing

@testable import Routing

struct RouteTableTests {
  private let table = RouteTable<String>([
    (.put, "/allocation/allocate", "allocate"),
    (.put, "/allocation/allocatewithcarrierservice", "with service"),
    (
      .put, "/allocation/{consignmentReference}/allocatewithservicegroup/{mpdCarrierServiceGroupReference}",
      "with group"
    ),
    (.post, "/consignments", "create"),
    (.get, "/consignments/{consignmentReference}", "read"),
    (.delete, "/consignments/{consignmentReference}", "delete"),
    (.put, "/consignments/dispatch", "dispatch"),
    (.get, "/consignments/{consignmentReference}/status", "status"),
    (.get, "/", "root"),
  ])

  /// The operation and its parameters, or what else the table says.
  private func text(_ method: HTTPRequest.Method, _ path: String) -> String {
    switch table.match(method, path: path[...]) {
    case .found(let operation, let parameters):
      [operation, parameters["consignmentReference"], parameters["mpdCarrierServiceGroupReference"]]
        .compactMap { $0 }.joined(separator: "|")
    case .otherMethods(let methods): methods.map(\.rawValue).joined(separator: ",")
    case .none: "none"
    }
  }

  @Test(
    arguments: [
      (.put, "/allocation/allocate", "allocate"),
      (.put, "/Allocation/ALLOCATE/", "allocate"),
      (.put, "/%61llocation/allocate", "allocate"),
      (
        .put, "/allocation/EC-000-05B-MMA/allocateWithServiceGroup/valuableGoods",
        "with group|EC-000-05B-MMA|valuableGoods"
      ),
      (.put, "/allocation/EC-1/allocatewithservicegroup/Sat%20Del/", "with group|EC-1|Sat Del"),
      (.put, "/allocation/EC-1/allocatewithservicegroup/a+b", "with group|EC-1|a+b"),
      (.put, "/allocation/EC-1/allocatewithservicegroup/a%2Fb", "with group|EC-1|a/b"),
      (.put, "/allocation/EC-1/allocatewithservicegroup/%C3%A9%00", "with group|EC-1|é\u{0}"),
      (.put, "/allocation/allocate/allocatewithservicegroup/g", "with group|allocate|g"),
      (.get, "/consignments/EC-1", "read|EC-1"),
      (.head, "/consignments/EC-1", "read|EC-1"),
      (.put, "/consignments/dispatch", "dispatch"),
      (.get, "/consignments/dispatch", "read|dispatch"),
      (.get, "/consignments/Dispatch", "read|Dispatch"),
      (.get, "/", "root"),
    ] as [(HTTPRequest.Method, String, String)])
  func `a path leads to its operation`(method: HTTPRequest.Method, path: String, expected: String) {
    #expect(text(method, path) == expected)
  }

  @Test(
    arguments: [
      "", "*", "allocation/allocate", "//", "/allocation", "/allocation/", "/allocation//allocate",
      "/allocation/allocate//", "/allocation//allocatewithservicegroup/g", "/allocation/EC-1/allocatewithservicegroup/",
      "/allocation/EC-1/allocatewithservicegroup", "/allocation/allocate%", "/allocation/allocate%2",
      "/allocation/a%zz",
      "/allocation%2Fallocate", "/consignments/%FF", "/consignments/a/status/b", "/..", "/consignments/a%2",
    ])
  func `other paths lead nowhere`(path: String) {
    #expect(text(.put, path) == "none")
    #expect(table.methods(for: path[...]).isEmpty)
  }

  @Test func `long paths lead nowhere and cost little`() {
    // Built outside of the expectations, which would print them.
    let slashes = String(repeating: "/", count: 1_000_000)
    let segments = String(repeating: "/a", count: 500_000)
    let escapes = "/" + String(repeating: "%41", count: 300_000)
    let outcomes = [slashes, segments, escapes].map { text(.get, $0) }
    #expect(outcomes == ["none", "none", "none"])
    let length = text(.get, "/consignments/" + String(repeating: "A", count: 10_000)).utf8.count
    #expect(length == 10_005)
  }

  @Test func `a known path names its methods to any other method`() {
    #expect(text(.post, "/allocation/allocate") == "PUT")
    #expect(text(.post, "/consignments/EC-1/") == "GET,HEAD,DELETE")
    #expect(text(.head, "/allocation/allocate") == "PUT")
    #expect(text(.options, "/consignments/dispatch") == "PUT,GET,HEAD,DELETE")
    #expect(table.methods(for: "/CONSIGNMENTS") == [.post])
  }

  @Test func `a parameter's name is the pattern's own`() {
    guard case .found(_, let parameters) = table.match(.get, path: "/consignments/EC-1") else {
      Issue.record("no match")
      return
    }
    #expect(parameters["ConsignmentReference"] == nil)
  }

  @Test func `literals go before parameters whatever the order of the routes`() {
    for routes in [
      [(.get, "/a/{x}/c", 1), (.get, "/a/b/{y}", 2), (.get, "/{w}/b/c", 3)],
      [(.get, "/{w}/b/c", 3), (.get, "/a/b/{y}", 2), (.get, "/a/{x}/c", 1)],
    ] as [[(HTTPRequest.Method, RoutePattern, Int)]] {
      guard case .found(let first, _) = RouteTable(routes).match(.get, path: "/a/b/c") else {
        Issue.record("no match")
        continue
      }
      #expect(first == 2)
    }
  }

  @Test(
    arguments: [
      (.put, "/allocation/alocate", "PUT /allocation/allocate"),
      (.post, "/allocation/allocate", "PUT /allocation/allocate"),
      (.put, "/allocate", "PUT /allocation/allocate"),
      (.put, "/v1/allocation/allocatewithcarrierservices", "PUT /allocation/allocatewithcarrierservice"),
      (
        .put, "/allocation/EC-1/allocatewithgroup/g",
        "PUT /allocation/{consignmentReference}/allocatewithservicegroup/{mpdCarrierServiceGroupReference}"
      ),
      (.get, "/consignment/EC-1/status", "GET /consignments/{consignmentReference}/status"),
      (.get, "/Consignment/EC-1", "GET /consignments/{consignmentReference}"),
      (.delete, "/consignment/EC-1", "DELETE /consignments/{consignmentReference}"),
    ] as [(HTTPRequest.Method, String, String)])
  func `a mistyped request is told the operation it came near to`(
    method: HTTPRequest.Method, path: String, expected: String
  ) {
    #expect(table.nearest(to: method, path: path[...]).first == expected)
  }

  @Test func `hints come nearest first, then in the order of the table, and never more than asked for`() {
    #expect(
      table.nearest(to: .get, path: "/consignments/EC-1/state", limit: 3) == [
        "GET /consignments/{consignmentReference}/status", "GET /consignments/{consignmentReference}",
        "DELETE /consignments/{consignmentReference}",
      ])
    #expect(table.nearest(to: .get, path: "/x", limit: 0) == [])
    #expect(table.nearest(to: .get, path: "/consignments/EC-1/state", limit: 100).count == 4)
    #expect(RouteTable<Int>([]).nearest(to: .get, path: "/x") == [])
  }

  // Counts, because an argument is printed in full.
  @Test(arguments: [
    ("/\r\nSet-Cookie: a=b", 1), ("/ü/\u{0}", 1), ("/%0D%0A", 1), ("/%00aé", 100_000), ("", 1), ("\u{7F}", 1),
  ])
  func `a hint can stand in a header, whatever was asked`(piece: String, count: Int) {
    let path = String(repeating: piece, count: count)
    let hint = table.nearest(to: .get, path: path[...]).joined(separator: ", ")
    #expect(hint.utf8.allSatisfy { (0x20...0x7E).contains($0) })
    #expect(!hint.contains("Cookie"))
  }
}
