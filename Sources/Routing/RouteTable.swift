package import HTTPTypes

/// Which operation answers a method and a path.
///
/// Paths match without regard to case and with or without one slash at the end; literal segments go before parameters;
/// HEAD goes where GET goes.
///
/// - Source: contract/decisions.md, "Gateway"; contract/00-overview.md, section 9.
package struct RouteTable<Operation: Sendable>: Sendable {
  package enum Match {
    case found(Operation, PathParameters)
    /// The path is known, the method is not; these are.
    case otherMethods([HTTPRequest.Method])
    case none
  }

  struct Route: Sendable {
    let method: HTTPRequest.Method
    let pattern: RoutePattern
    let operation: Operation
  }

  /// In the order in which they were given.
  let routes: [Route]
  /// By the number of segments, and there in the order in which they are asked.
  private let routesByLength: [[Route]]

  package init(_ routes: [(HTTPRequest.Method, RoutePattern, Operation)]) {
    self.routes = routes.map { Route(method: $0.0, pattern: $0.1, operation: $0.2) }
    var routesByLength: [[Route]] = []
    for route in self.routes {
      let length = route.pattern.segments.count
      while routesByLength.count <= length { routesByLength.append([]) }
      let place = routesByLength[length].firstIndex { route.pattern.precedes($0.pattern) }
      routesByLength[length].insert(route, at: place ?? routesByLength[length].endIndex)
    }
    self.routesByLength = routesByLength
  }

  /// - Parameters:
  ///   - method: the request's method.
  ///   - path: the request's target without its query, still percent-encoded.
  package func match(_ method: HTTPRequest.Method, path: some StringProtocol) -> Match {
    guard let segments = segments(path) else { return .none }
    let wanted = method == .head ? .get : method
    for route in candidates(segments) where route.method == wanted || route.method == method {
      if let parameters = route.pattern.parameters(of: segments) { return .found(route.operation, parameters) }
    }
    let methods = methods(segments)
    return methods.isEmpty ? .none : .otherMethods(methods)
  }

  /// The methods that the path answers to, what an `Allow` header lists; none for an unknown path.
  package func methods(for path: some StringProtocol) -> [HTTPRequest.Method] { segments(path).map(methods) ?? [] }

  private func methods(_ segments: PathSegments) -> [HTTPRequest.Method] {
    var methods: [HTTPRequest.Method] = []
    for route in candidates(segments) where route.pattern.parameters(of: segments) != nil {
      let offered: [HTTPRequest.Method] = route.method == .get ? [.get, .head] : [route.method]
      for method in offered where !methods.contains(method) { methods.append(method) }
    }
    return methods
  }

  private func segments(_ path: some StringProtocol) -> PathSegments? {
    PathSegments(path, limit: routesByLength.count)
  }

  private func candidates(_ path: PathSegments) -> [Route] {
    path.count < routesByLength.count ? routesByLength[path.count] : []
  }
}
