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

  package let index: RouteIndex
  package let operations: [Operation]

  @inlinable
  package init(_ routes: [(HTTPRequest.Method, RoutePattern, Operation)]) {
    index = RouteIndex(routes.map { ($0.0, $0.1) })
    operations = routes.map(\.2)
  }

  /// - Parameters:
  ///   - method: the request's method.
  ///   - path: the request's target without its query, still percent-encoded.
  /// - Returns: the operation with what stood in its parameters, or what else is known of the path.
  @inlinable
  package func match(_ method: HTTPRequest.Method, path: Substring) -> Match {
    if let (number, parameters) = index.find(method, path) { return .found(operations[number], parameters) }
    let methods = index.methods(path)
    return methods.isEmpty ? .none : .otherMethods(methods)
  }

  /// The methods that the path answers to, what an `Allow` header lists; none for an unknown path.
  package func methods(for path: Substring) -> [HTTPRequest.Method] {
    index.methods(path)
  }

  /// The operations that the client may have meant, such as `PUT /allocation/allocate`, nearest first. Safe as a header's
  /// value: nothing of the request stands in it.
  ///
  /// - Parameters:
  ///   - method: the request's method.
  ///   - path: the request's target without its query, still percent-encoded.
  ///   - limit: how many at most.
  /// - Returns: method and pattern of each, as the route was written.
  package func nearest(to method: HTTPRequest.Method, path: Substring, limit: Int = 3) -> [String] {
    index.nearest(to: method, path: path, limit: limit)
  }
}
