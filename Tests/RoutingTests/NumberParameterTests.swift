import HTTPTypes
import Testing

@testable import Routing

/// Parameters that stand for digits only.
@Suite struct NumberParameterTests {
  private let table = RouteTable<String>([
    (.get, "/consignments/{take:number}/{skip:number}", "page"),
    (.get, "/consignments/{reference}/status", "status"),
    (.get, "/consignments/late/{skip:number}", "late"),
    (.put, "/consignments/{reference}/{word}", "word"),
  ])

  @Test(
    arguments: [
      (.get, "/consignments/100/0", "page 100 0"),
      (.get, "/consignments/-1/0000000000000000000000000000/", "page -1 0000000000000000000000000000"),
      (.get, "/consignments/1%30/%32", "page 10 2"),
      (.get, "/consignments/late/7", "late 7"),
      (.get, "/consignments/100/status", "status 100"),
      (.put, "/consignments/100/0", "word 100 0"),
      (.get, "/consignments/100/x", "PUT"), (.get, "/consignments/1.5/0", "PUT"), (.get, "/consignments/-/0", "PUT"),
      (.get, "/consignments/+1/0", "PUT"), (.get, "/consignments/1-/0", "PUT"), (.get, "/consignments/--1/0", "PUT"),
      (.get, "/consignments//0", "none"),
    ] as [(HTTPRequest.Method, String, String)])
  func `a number stands only for digits and goes before other parameters`(
    method: HTTPRequest.Method, path: String, expected: String
  ) {
    let found =
      switch table.match(method, path: path[...]) {
      case .found(let operation, let parameters):
        ([operation] + ["take", "reference", "skip", "word"].compactMap { parameters[$0] }).joined(separator: " ")
      case .otherMethods(let methods): methods.map(\.rawValue).joined(separator: ",")
      case .none: "none"
      }
    #expect(found == expected)
  }

  @Test func `a hint names numbers like other parameters, and only for numbers`() {
    #expect(
      table.nearest(to: .get, path: "/consignments/EC-1/state", limit: 2) == [
        "GET /consignments/{reference}/status", "PUT /consignments/{reference}/{word}",
      ])
    #expect(
      table.nearest(to: .get, path: "/consignment/100/0", limit: 1) == ["GET /consignments/{take}/{skip}"])
  }
}
