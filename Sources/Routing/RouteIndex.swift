package import HTTPTypes
import Text

/// Finds a route's number, segment by segment down a tree. Apart from the table because the table is generic.
package struct RouteIndex: Sendable {
  struct Route: Sendable {
    let method: HTTPRequest.Method
    let pattern: RoutePattern
    let names: [String]
    /// The place in the order in which the routes were given.
    let number: Int
  }

  /// In the order in which they were given.
  let routes: [Route]
  private let tree: PackedRouteTree

  package init(_ routes: [(HTTPRequest.Method, RoutePattern)]) {
    self.routes = routes.enumerated().map { number, route in
      Route(method: route.0, pattern: route.1, names: route.1.parameters.map(\.name), number: number)
    }
    var tree = RouteTree()
    for route in self.routes { tree.insert(route.pattern, number: route.number) }
    self.tree = PackedRouteTree(tree)
  }

  package func find(_ method: HTTPRequest.Method, _ path: Substring) -> (number: Int, parameters: PathParameters)? {
    let wanted = method == .head ? .get : method
    var found: (number: Int, ranges: PathRanges)?
    // The list alone goes along with the walk.
    tree.eachMatch(path) { [routes] number, ranges in
      guard routes[number].method == wanted || routes[number].method == method else { return false }
      found = (number, ranges)
      return true
    }
    return found.map { number, ranges in
      (number, PathParameters(names: routes[number].names, path: path, ranges: ranges))
    }
  }

  package func methods(_ path: Substring) -> [HTTPRequest.Method] {
    var methods: [HTTPRequest.Method] = []
    tree.eachMatch(path) { number, _ in
      let method = routes[number].method
      let offered: [HTTPRequest.Method] = method == .get ? [.get, .head] : [method]
      for method in offered where !methods.contains(method) { methods.append(method) }
      return false
    }
    return methods
  }
}
