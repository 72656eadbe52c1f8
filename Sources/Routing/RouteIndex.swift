import HTTPTypes

/// Finds a route's number. Apart from the table because the table is generic: code that no other target specialises
/// looks its types up at run time, which took longer than the search.
struct RouteIndex: Sendable {
  struct Route: Sendable {
    let method: HTTPRequest.Method
    let pattern: RoutePattern
    /// The place in the order in which the routes were given.
    let number: Int
  }

  /// In the order in which they were given.
  let routes: [Route]
  /// By the number of segments, and there in the order in which they are asked.
  private let routesByLength: [[Route]]
  /// Those that end in a rest, in the order in which they are asked: after all others.
  private let routesWithRest: [Route]
  /// No route is longer.
  private let longestPath: Int

  init(_ routes: [(HTTPRequest.Method, RoutePattern)]) {
    self.routes = routes.enumerated().map { Route(method: $1.0, pattern: $1.1, number: $0) }
    var routesByLength: [[Route]] = []
    var routesWithRest: [Route] = []
    for route in self.routes {
      if route.pattern.endsInRest {
        let place = routesWithRest.firstIndex { route.pattern.precedes($0.pattern) }
        routesWithRest.insert(route, at: place ?? routesWithRest.endIndex)
        continue
      }
      let length = route.pattern.segments.count
      while routesByLength.count <= length { routesByLength.append([]) }
      let place = routesByLength[length].firstIndex { route.pattern.precedes($0.pattern) }
      routesByLength[length].insert(route, at: place ?? routesByLength[length].endIndex)
    }
    self.routesByLength = routesByLength
    self.routesWithRest = routesWithRest
    longestPath = routesWithRest.reduce(routesByLength.count) { longest, route in
      max(longest, route.pattern.segments.count + RoutePattern.longestRest)
    }
  }

  func segments(of path: Substring) -> PathSegments? { PathSegments(path, limit: longestPath) }

  func find(_ method: HTTPRequest.Method, _ path: PathSegments) -> (number: Int, parameters: PathParameters)? {
    let wanted = method == .head ? .get : method
    if path.count < routesByLength.count {
      for route in routesByLength[path.count] where route.pattern.matches(path) {
        guard route.method == wanted || route.method == method else { continue }
        if let parameters = route.pattern.parameters(of: path) { return (route.number, parameters) }
      }
    }
    for route in routesWithRest where route.pattern.matches(path) {
      guard route.method == wanted || route.method == method else { continue }
      if let parameters = route.pattern.parameters(of: path) { return (route.number, parameters) }
    }
    return nil
  }

  func methods(_ path: PathSegments) -> [HTTPRequest.Method] {
    let sameLength = path.count < routesByLength.count ? routesByLength[path.count] : []
    var methods: [HTTPRequest.Method] = []
    for route in sameLength + routesWithRest where route.pattern.matches(path) {
      guard route.pattern.parameters(of: path) != nil else { continue }
      let offered: [HTTPRequest.Method] = route.method == .get ? [.get, .head] : [route.method]
      for method in offered where !methods.contains(method) { methods.append(method) }
    }
    return methods
  }
}
