import Allocation
import Contract
import Testing

@testable import Sandbox

@Suite struct WorldsTests {
  private static func worlds(max: Int = 10, keys: KeyRing = .anyNonEmptyKey) throws -> Worlds {
    Worlds(template: World(catalog: try Catalog(CatalogDocument()), seed: 1), maxWorlds: max, keys: keys)
  }

  private static func nextID(_ worlds: Worlds, _ name: String) -> String {
    worlds.visit(name) { $0.nextRequestIdentifier() }
  }

  @Test func `worlds do not notice each other`() throws {
    let worlds = try Self.worlds()
    let first = [Self.nextID(worlds, "a"), Self.nextID(worlds, "a")]
    #expect([Self.nextID(worlds, "b"), Self.nextID(worlds, "b")] == first)
    #expect(worlds.count == 2)
  }

  @Test func `a reset world begins again and the others go on`() throws {
    let worlds = try Self.worlds()
    let first = Self.nextID(worlds, "a")
    let other = Self.nextID(worlds, "b")
    worlds.reset("a")
    #expect(Self.nextID(worlds, "a") == first)
    #expect(Self.nextID(worlds, "b") != other)
    worlds.resetAll()
    #expect(worlds.count == 0)
    #expect(Self.nextID(worlds, "b") == other)
  }

  @Test func `beyond the cap the least recently used world goes first and is counted`() throws {
    let worlds = try Self.worlds(max: 2)
    let first = Self.nextID(worlds, "a")
    _ = Self.nextID(worlds, "b")
    let second = Self.nextID(worlds, "a")
    _ = Self.nextID(worlds, "c")
    #expect(worlds.count == 2)
    #expect(worlds.evictions == 1)
    #expect(![first, second].contains(Self.nextID(worlds, "a")), "a was used last and stayed")
    #expect(Self.nextID(worlds, "b") == first, "b went and began anew")
  }

  @Test(arguments: [("", nil), ("k", "k")] as [(String, String?)])
  func `without a list of keys every key but the empty one opens its own world`(key: String, world: String?) throws {
    #expect(try Self.worlds().admits(key) == world)
  }

  @Test(arguments: [("k1", "team"), ("k2", "team"), ("k3", "solo"), ("K1", nil), ("", nil)] as [(String, String?)])
  func `with a list only its keys open, each its named world`(key: String, world: String?) throws {
    #expect(try Self.worlds(keys: .named(["k1": "team", "k2": "team", "k3": "solo"])).admits(key) == world)
  }
}
