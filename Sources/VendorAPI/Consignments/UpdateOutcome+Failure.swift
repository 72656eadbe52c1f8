import Contract
import Sandbox

/// What a request names, as it was sent.
struct NamedParts {
  var consignment = ""
  var package = ""
  var item = ""
}

extension UpdateOutcome {
  /// What has become of the consignment.
  ///
  /// - Parameters:
  ///   - action: what was to be done.
  ///   - named: what the request named.
  /// - Returns: the consignment as it is now.
  /// - Throws: the failure that the outcome is.
  func consignment(by action: ConsignmentAction, _ named: NamedParts) throws(VendorFailure) -> Consignment {
    switch self {
    case .done(let consignment): return consignment
    case .notPermitted(let consignment): throw .stateForbids(action, consignment)
    case .unknownConsignment: throw .consignmentNotFound(named.consignment)
    case .refused(let problems): throw .invalid(problems)
    case .foreignPackage(let package, let consignment): throw .foreignPackage(package, consignment)
    case .unknownPackage: throw .packageNotFound(named.package)
    case .unknownItem: throw .itemNotFound(named.item)
    case .lastPackage(let consignment): throw .lastPackage(named.package, consignment)
    }
  }
}
