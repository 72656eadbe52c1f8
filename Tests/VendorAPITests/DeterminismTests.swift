import Foundation
import Testing

/// design/product.md, "Worlds" and "Determinism".
@Suite struct DeterminismTests {
  /// A history with every kind of answer in it.
  private static func history(_ caller: Caller) -> [String] {
    var texts: [String] = []
    for _ in 0..<3 { texts.append(caller.post("/consignments", CreateConsignmentTests.smallest()).text) }
    let created = texts.compactMap { $0.firstMatch(of: #/EC-[0-9A-Z-]{11}/#).map { String($0.output) } }
    for reference in created + ["EC-000-05B-N40"] {
      texts.append(caller.put("/allocation/allocate", #"{"ConsignmentReferences":["\#(reference)"]}"#).text)
      texts.append(caller.get("/consignments/\(reference)").text)
    }
    texts.append(caller.get("/consignments/none").text)
    return texts
  }

  @Test func `the same seed, clock and requests give the same bytes in two servers`() throws {
    #expect(Self.history(try Caller()) == Self.history(try Caller()))
  }

  @Test func `another seed gives other references`() throws {
    #expect(Self.history(try Caller(seed: 2)) != Self.history(try Caller()))
  }

  @Test func `64 keys in parallel never meet`() async throws {
    let caller = try Caller()
    let expected = Self.history(try Caller())
    await withTaskGroup(of: [String].self) { group in
      for key in 0..<64 { group.addTask { Self.history(caller.with(key: "key-\(key)")) } }
      for await texts in group { #expect(texts == expected) }
    }
  }

  @Test func `1,000 concurrent allocations of one consignment have one winner`() async throws {
    let caller = try Caller()
    let statuses = await withTaskGroup(of: Int?.self) { group in
      for _ in 0..<1000 {
        group.addTask {
          caller.put("/allocation/allocate", #"{"ConsignmentReferences":["EC-000-05B-MMA"]}"#)
            .list.first?["StatusCode"] as? Int
        }
      }
      return await group.reduce(into: [Int?: Int]()) { $0[$1, default: 0] += 1 }
    }
    #expect(statuses == [200: 1, 400: 999])
  }
}
