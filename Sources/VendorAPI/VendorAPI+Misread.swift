import Contract
import HTTPCore
import HTTPTypes
import Routing

extension VendorAPI {
  /// What a path was probably meant for whose last part an operation read as a reference and did not find: a path that the vendor
  /// has and the sandbox does not, or one that takes another method.
  ///
  /// - Parameters:
  ///   - path: the request's target without its query.
  ///   - operation: the operation that it leads to.
  /// - Returns: a hint; nil where nothing else can be meant.
  func misread(_ path: Substring, by operation: Operation) -> String? {
    if let name = UnservedPath.name(of: path) { return Gateway.Absence.unserved(name).hint }
    let literals = operation.pattern.literalCount
    let methods = Operation.methods.filter { method in
      method != operation.method && (route(of: method, path)?.0.operation.value.pattern.literalCount ?? 0) > literals
    }
    return methods.isEmpty ? nil : Gateway.Absence.method(methods).hint
  }
}
