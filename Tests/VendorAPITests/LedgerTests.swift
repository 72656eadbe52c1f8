import HTTPTypes
import Routing
import Testing

@testable import VendorAPI

/// What the repository's documents say is served, and what is.
@Suite struct LedgerTests {
  private static let operations = Operation.all.map { (method: $0.method.rawValue, path: $0.pattern.description) }
  private static let fidelity = "| Operation | Path | Served | Notes |"
  private static let page = "| Operation | Method and path | What it does |"

  @Test func `FIDELITY names every route as served, and no other path`() throws {
    let ledger = Ledger(try Ledger.text(of: "FIDELITY.md"), heading: Self.fidelity)
    #expect(ledger.disagreements(with: Self.operations) == [])
  }

  @Test func `the page of operations names every route, and no other path but the sandbox's own`() throws {
    let text = try Ledger.text(of: "docs/operations.md").split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.contains(" /_sandbox/") }.joined(separator: "\n")
    let ledger = Ledger(text, heading: Self.page)
    #expect(ledger.disagreements(with: Self.operations) == [])
  }

  @Test func `FIDELITY names nothing as not served`() throws {
    #expect(Ledger(try Ledger.text(of: "FIDELITY.md"), heading: Self.fidelity).notServed.isEmpty)
  }

  // MARK: - The comparison can fail

  private static let madeUp = """
    \(fidelity)
    |---|---|---|---|
    | Read | `GET /things/{thing}`, `GET /things` | documented | |
    | Write | `PUT /things/by/{day*}` | assumed | |
    | Burn | `DELETE /things/{thing}` | **not served** | |

    | Another table |
    """
  private static let routes = [("GET", "/things/{reference}"), ("GET", "/Things/"), ("PUT", "/things/by/{date*}")]

  @Test func `a ledger that names the routes agrees, whatever the parameters, the case and the last slash`() {
    #expect(Ledger(Self.madeUp, heading: Self.fidelity).disagreements(with: Self.routes) == [])
  }

  @Test func `a route that the ledger does not name as served is told`() {
    let ledger = Ledger(Self.madeUp, heading: Self.fidelity)
    let more = Self.routes + [("POST", "/things"), ("DELETE", "/things/{reference}")]
    #expect(
      ledger.disagreements(with: more) == [
        "served, and not named as served: DELETE /things/{}", "served, and not named as served: POST /things",
      ])
  }

  @Test func `a path that no route has is told`() {
    let ledger = Ledger(Self.madeUp, heading: Self.fidelity)
    #expect(
      ledger.disagreements(with: Array(Self.routes.dropLast())) == [
        "named as served, and no route has it: PUT /things/by/{*}"
      ])
  }

  @Test func `a rest is not a parameter, and a parameter is not a literal`() {
    let ledger = Ledger(Self.madeUp, heading: Self.fidelity)
    let others = [("GET", "/things/thing"), ("GET", "/things"), ("PUT", "/things/by/{day}")]
    #expect(ledger.disagreements(with: others).count == 4)
  }

  @Test func `a ledger without the table names nothing`() {
    let ledger = Ledger("no table", heading: Self.fidelity)
    #expect(ledger.disagreements(with: Self.routes).count == Self.routes.count)
  }

  @Test(arguments: [
    ("| Read | GET /things | documented | |", "unreadable: | Read | GET /things | documented | |"),
    ("| Read | `/things` | documented | |", "unreadable: /things"),
    ("| Read | `FETCH /things` | documented | |", "unreadable: FETCH /things"),
    ("| Read | `GET /things", "unreadable: | Read | `GET /things"),
    ("| Read | `GET /a`, `GET /A/` | documented | |", "named twice: GET /a"),
  ])
  func `a row that cannot be read, and one that repeats, is told`(row: String, trouble: String) {
    let ledger = Ledger("\(Self.fidelity)\n|---|---|---|---|\n\(row)\n", heading: Self.fidelity)
    #expect(ledger.disagreements(with: []).contains(trouble))
  }

  @Test func `an operation that is both served and not is told`() {
    let rows = "| A | `GET /a` | documented | |\n| B | `GET /a` | **not served** | |"
    let ledger = Ledger("\(Self.fidelity)\n|---|---|---|---|\n\(rows)\n", heading: Self.fidelity)
    #expect(ledger.disagreements(with: [("GET", "/a")]) == ["named twice: GET /a"])
  }
}
