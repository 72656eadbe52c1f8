import Contract
import Testing

@testable import Faults

@Suite struct `Magic values` {
  @Test func `have names and postcodes of their own, in ZZ99`() {
    let table = MagicValue.table
    #expect(Set(table.map(\.name)).count == table.count)
    #expect(Set(table.map(\.postcode)).count == table.count)
    for value in table {
      #expect(value.postcode.wholeMatch(of: /ZZ99 [0-9][ABD-HJLNP-UW-Z]{2}/) != nil, "\(value.postcode)")
      #expect(value.name.wholeMatch(of: /[a-z-]+/) != nil)
      #expect((value.action == FaultRule.Action()) == (value.scope == .life))
      #expect((value.fate != nil) == (value.scope == .life))
      #expect(value.scope == .life || FaultRule(then: value.action).problems == [])
      #expect(value.provokes.hasSuffix("."))
      #expect(!value.outcome.isEmpty)
    }
  }

  @Test(arguments: MagicValue.table.map(\.name)) func `are found as text, with a count, and as a postcode`(
    name: String
  ) throws {
    let value = try #require(MagicValue.table.first { $0.name == name })
    #expect(MagicMark(value.text)?.value.name == name)
    #expect(MagicMark(value.text)?.times == nil)
    #expect(MagicMark(value.text.uppercased() + ":3:mine")?.times == 3)
    #expect(MagicMark(postcode: value.postcode)?.value.name == name)
    #expect(MagicMark(postcode: value.postcode.lowercased().filter { $0 != " " })?.value.name == name)
    for mark in [(value.text, [String](), ""), ("", ["x", value.text], ""), ("", [], value.postcode)] {
      #expect(MagicMark.isLike(clientReference: mark.0, tags: mark.1, postcode: mark.2))
      let found = MagicMark.all(clientReference: mark.0, tags: mark.1, postcode: mark.2)
      #expect(found.map(\.value.name) == [name])
    }
  }

  @Test(arguments: ["", "sandbox", "sandbox:", "sandbox:unheard-of", "order-17", "my sandbox:slow", "SANDBOX: slow"])
  func `are nothing else`(text: String) {
    #expect(MagicMark(text) == nil)
  }

  @Test(arguments: ["M1 5WG", "ZZ99 9ZZ", "ZE1 0AA", ""]) func `are no other postcodes`(postcode: String) {
    #expect(MagicMark(postcode: postcode) == nil)
  }

  @Test func `one for each branch of a shipment's life`() {
    let branches = MagicValue.table.compactMap { if case .branch(let branch)? = $0.fate { branch } else { nil } }
    #expect(branches.map(\.rawValue).sorted() == Consignment.Life.Branch.allCases.map(\.rawValue).sorted())
  }

  @Test func `act as often as they say, each text counted by itself`() throws {
    var book = FaultBook()
    var numbers = Numbers(state: 1)
    var creation = RequestFacts(operation: "CreateConsignment", method: "POST", path: "/", route: "/")
    creation.isCreation = true
    func strikes(_ text: String) throws -> [Bool] {
      let mark = try #require(MagicMark(text))
      return (0..<3).map { _ in book.strike(creation, marks: [mark], at: morning, using: &numbers) != nil }
    }
    #expect(try strikes("sandbox:slow:1") == [true, false, false])
    #expect(try strikes("sandbox:slow:2:other") == [true, true, false])
    #expect(try strikes("sandbox:slow") == [true, true, true])
  }

  @Test func `act on the requests that they are for`() throws {
    var book = FaultBook()
    var numbers = Numbers(state: 1)
    var creation = RequestFacts(operation: "CreateConsignment", method: "POST", path: "/", route: "/")
    creation.isCreation = true
    func strikes(_ text: String, _ facts: RequestFacts) throws -> Bool {
      book.strike(facts, marks: [try #require(MagicMark(text))], at: morning, using: &numbers) != nil
    }
    #expect(try strikes("sandbox:lost-after-commit", creation))
    #expect(try !strikes("sandbox:lost-after-commit", .allocation))
    #expect(try strikes("sandbox:allocation-lost-after-commit", .allocation))
    #expect(try !strikes("sandbox:allocation-lost-after-commit", creation))
    #expect(try !strikes("sandbox:label-not-found", .allocation))
    // The engine and the manifest ask for themselves.
    #expect(try !strikes("sandbox:card-left", creation))
    #expect(try !strikes("sandbox:lost", .allocation))
    #expect(try !strikes("sandbox:carrier-refuses", .allocation))
  }
}
