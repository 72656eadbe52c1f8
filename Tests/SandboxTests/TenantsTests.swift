import Allocation
import Contract
import Dispatch
import Foundation
import Synchronization
import Testing

@testable import Sandbox

@Suite struct TenantsTests {
  private static func tenants(max: Int = 10, keys: KeyRing = .anyNonEmptyKey) throws -> Tenants {
    Tenants(template: World(catalog: try Catalog(CatalogDocument()), seed: 1), maxTenants: max, keys: keys)
  }

  private static func nextID(_ tenants: Tenants, _ key: String) throws -> String {
    try tenants.tenant(keyField: key, keyParameter: nil).nextRequestID()
  }

  @Test func `tenants do not notice each other`() throws {
    let tenants = try Self.tenants()
    let first = try [Self.nextID(tenants, "a"), Self.nextID(tenants, "a")]
    #expect(try [Self.nextID(tenants, "b"), Self.nextID(tenants, "b")] == first)
    #expect(tenants.count == 2)
  }

  @Test func `the world that they begin with is made for the first of them, and once`() throws {
    let catalog = try Catalog(CatalogDocument())
    let made = Mutex(0)
    let tenants = Tenants(
      template: WorldTemplate {
        made.withLock { $0 += 1 }
        return World(catalog: catalog, seed: 1)
      })
    #expect(tenants.count == 0)
    #expect(made.withLock(\.self) == 0)
    #expect(try Self.nextID(tenants, "a") == Self.nextID(tenants, "b"))
    tenants.resetAll()
    _ = try Self.nextID(tenants, "a")
    #expect(made.withLock(\.self) == 1)
  }

  @Test func `a reset tenant begins again and the others go on`() throws {
    let tenants = try Self.tenants()
    let first = try Self.nextID(tenants, "a")
    let other = try Self.nextID(tenants, "b")
    try tenants.reset(keyField: "a", keyParameter: nil)
    #expect(tenants.count == 1)
    #expect(try Self.nextID(tenants, "a") == first)
    #expect(try Self.nextID(tenants, "b") != other)
    tenants.resetAll()
    #expect(tenants.count == 0)
    #expect(try Self.nextID(tenants, "b") == other)
  }

  @Test func `beyond the cap the least recently used tenant goes first and is counted`() throws {
    let tenants = try Self.tenants(max: 2)
    let first = try Self.nextID(tenants, "a")
    _ = try Self.nextID(tenants, "b")
    let second = try Self.nextID(tenants, "a")
    _ = try Self.nextID(tenants, "c")
    #expect(tenants.count == 2)
    #expect(tenants.evictions == 1)
    #expect(try ![first, second].contains(Self.nextID(tenants, "a")), "a was used last and stayed")
    #expect(try Self.nextID(tenants, "b") == first, "b went and began anew")
  }

  @Test func `each eviction is told of, outside the lock`() throws {
    let told = Mutex<[UInt64]>([])
    let world = World(catalog: try Catalog(CatalogDocument()), seed: 1)
    let tenants = Tenants(template: world, maxTenants: 1) { count in told.withLock { $0.append(count) } }
    for key in ["a", "b", "b", "c"] { _ = try tenants.tenant(keyField: key, keyParameter: nil) }
    #expect(told.withLock { $0 } == [1, 2])
  }

  @Test func `tenants that are let go for want of memory are the least recently used, and never the last`() throws {
    let tenants = try Self.tenants()
    let first = try ["a", "b", "c"].map { try Self.nextID(tenants, $0) }
    let second = try Self.nextID(tenants, "a")
    tenants.evict(atMost: 1)
    #expect(tenants.count == 2)
    #expect(try ![first[0], second].contains(Self.nextID(tenants, "a")))
    tenants.evict(atMost: 10)
    #expect(tenants.count == 1)
    #expect(tenants.evictions == 2)
    tenants.evict(atMost: 10)
    #expect(tenants.count == 1)
    #expect(try Self.nextID(tenants, "b") == first[1])
  }

  @Test func `who lets tenants go does not wait for a world that is read back, and lets none go meanwhile`() throws {
    let world = World(catalog: try Catalog(CatalogDocument()), seed: 1)
    let reader = Mutex<(@Sendable () -> Void)?>(nil)
    let keeper = WorldKeeper(
      take: { _ throws(HeldElsewhere) in
        reader.withLock { $0 }?()
        return nil
      }, putAway: { _, _ in }, forget: { _ in }, forgetOthers: { _ in })
    let tenants = Tenants(template: world, keeper: keeper)
    for key in ["a", "b"] { _ = try tenants.tenant(keyField: key, keyParameter: nil) }
    let cameBack = Mutex<DispatchTimeoutResult?>(nil)
    reader.withLock {
      $0 = {
        let done = DispatchSemaphore(value: 0)
        // A thread of its own: those of the queues may all be taken by other tests.
        Thread.detachNewThread {
          tenants.evict(atMost: 1)
          done.signal()
        }
        let result = done.wait(timeout: .now() + 600)
        cameBack.withLock { $0 = result }
      }
    }
    _ = try tenants.tenant(keyField: "c", keyParameter: nil)
    #expect(cameBack.withLock { $0 } == .success)
    #expect(tenants.evictions == 0)
    tenants.evict(atMost: 1)
    #expect(tenants.evictions == 1)
  }

  @Test func `a call goes on with a tenant that is reset or evicted meanwhile, and nobody sees what it does`() throws {
    let tenants = try Self.tenants(max: 1)
    let held = try tenants.tenant(keyField: "a", keyParameter: nil)
    try tenants.reset(keyField: "a", keyParameter: nil)
    let renewed = try tenants.tenant(keyField: "a", keyParameter: nil)
    #expect(renewed !== held)
    _ = try tenants.tenant(keyField: "b", keyParameter: nil)
    for tenant in [held, renewed] { tenant.visit { $0.allocationMode = .asynchronous(delaySeconds: 1) } }
    #expect(held.snapshot().allocationMode == .asynchronous(delaySeconds: 1))
    #expect(try tenants.tenant(keyField: "a", keyParameter: nil).snapshot().allocationMode == .synchronous)
  }

  @Test func `while one tenant is busy the others are served, and new ones come and go`() throws {
    let tenants = try Self.tenants(max: 2)
    let busy = try tenants.tenant(keyField: "a", keyParameter: nil)
    let counts = busy.visit { _ in
      ["b", "c", "a"].map { key in
        (try? tenants.tenant(keyField: key, keyParameter: nil))?.snapshot().consignmentCount
      }
    }
    #expect(counts == [0, 0, 0])
    try busy.visit { _ in Result { try tenants.reset(keyField: "a", keyParameter: nil) } }.get()
    #expect(tenants.evictions == 2)
  }

  // MARK: - Keys

  @Test func `keys that differ in their Unicode form alone are two`() throws {
    let (composed, decomposed) = ("caf\u{E9}", "cafe\u{301}")
    let tenants = try Self.tenants()
    let first = try Self.nextID(tenants, composed)
    #expect(try Self.nextID(tenants, decomposed) == first)
    #expect(tenants.count == 2)
    #expect(Self.name(.named([composed: "team"]), composed, nil) == .success("team"))
    #expect(Self.name(.named([composed: "team"]), decomposed, nil) == .failure(.unknown))
  }

  private static func name(_ keys: KeyRing, _ field: String?, _ parameter: String?) -> Result<String, KeyFailure> {
    Result { () throws(KeyFailure) in try keys.name(keyField: field, keyParameter: parameter) }
  }

  @Test(
    arguments: [
      ("k", nil, .success("k")), ("k", "q", .success("k")), (nil, "q", .success("q")), ("", "q", .success("q")),
      (nil, nil, .failure(.missing)), ("", nil, .failure(.missing)), ("", "", .failure(.missing)),
      (nil, "", .failure(.missing)),
    ] as [(String?, String?, Result<String, KeyFailure>)])
  func `the header names the key before the query, and empty counts as absent`(
    field: String?, parameter: String?, expected: Result<String, KeyFailure>
  ) {
    #expect(Self.name(.anyNonEmptyKey, field, parameter) == expected)
  }

  @Test(
    arguments: [
      ("k1", .success("team")), ("k2", .success("team")), ("k3", .success("solo")), ("K1", .failure(.unknown)),
      ("", .failure(.missing)),
    ] as [(String, Result<String, KeyFailure>)])
  func `with a list only its keys are let in, each to its named tenant`(
    key: String, expected: Result<String, KeyFailure>
  ) {
    #expect(Self.name(.named(["k1": "team", "k2": "team", "k3": "solo"]), key, nil) == expected)
  }
}
