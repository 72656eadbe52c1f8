import HTTPTypes
import Testing

@testable import Routing

/// Patterns whose last parameter takes all that is left of the path.
struct RestTests {
  private let table = RouteTable<String>([
    (.put, "/allocation/allocate/{date*}", "rest"),
    (.put, "/allocation/allocate", "none"),
    (.put, "/allocation/{consignmentReference}/allocatewithcheapestquote", "cheapest"),
    (.put, "/allocation/{consignmentReference}/allocatewithquote/{quote}", "quote"),
    (.get, "/allocation/{date*}", "shorter"),
  ])

  private func text(_ method: HTTPRequest.Method, _ path: String) -> String {
    switch table.match(method, path: path[...]) {
    case .found(let operation, let parameters): "\(operation)|\(parameters["date"] ?? "-")"
    case .otherMethods(let methods): methods.map(\.rawValue).joined(separator: ",")
    case .none: "nothing"
    }
  }

  @Test(arguments: [
    ("/allocation/allocate/2019-04-25", "rest|2019-04-25"),
    ("/allocation/ALLOCATE/25/04/2019 16:00:00", "rest|25/04/2019 16:00:00"),
    ("/allocation/allocate/25%2F04%2F2019%2016:00:00", "rest|25/04/2019 16:00:00"),
    ("/allocation/allocate/25/04/", "rest|25/04"),
    ("/allocation/allocate/25//2019", "rest|25//2019"),
    ("/allocation/allocate/1/2/3/4/5/6/7/8", "rest|1/2/3/4/5/6/7/8"),
    ("/allocation/allocate/1/2/3/4/5/6/7/8/9", "nothing"),
    ("/allocation/elsewhere/2/3/4/5/6/7/8", "GET,HEAD"),
    ("/allocation/elsewhere/2/3/4/5/6/7/8/9/10", "nothing"),
    ("/allocation/allocate", "none|-"),
    ("/allocation/allocate/", "none|-"),
    ("/allocation/allocate/%FF", "nothing"),
    ("/allocation/allocate/allocatewithcheapestquote", "cheapest|-"),
    ("/allocation/x/allocatewithquote/y", "quote|-"),
  ])
  func `a rest takes one segment or more and is asked last`(path: String, expected: String) {
    #expect(text(.put, path) == expected)
  }

  @Test func `a rest tells its methods like every other pattern`() {
    #expect(table.methods(for: "/allocation/allocate/25/04") == [.put, .get, .head])
    #expect(text(.delete, "/allocation/allocate/25/04") == "PUT,GET,HEAD")
    #expect(text(.get, "/allocation/allocate/25/04") == "shorter|allocate/25/04")
  }

  @Test func `a rest can be the nearest to a path that is unknown`() {
    #expect(table.nearest(to: .put, path: "/allocation/alocate/2019").first == "PUT /allocation/allocate/{date*}")
  }
}
