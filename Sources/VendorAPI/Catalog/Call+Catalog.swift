import Allocation
import Contract
import HTTPCore
import HTTPTypes
import Sandbox

extension Call {
  /// Changes the catalog of the caller's world.
  ///
  /// - Parameters:
  ///   - paths: see `VendorFailure.init(_:customer:paths:exists:)`.
  ///   - exists: the failure for a reference that is taken.
  ///   - change: what to do; it throws what is wrong and then has changed nothing.
  /// - Returns: what `change` returns, or its mistakes in the vendor's terms.
  func changeCatalog<Value: Sendable>(
    paths: [String: String] = [:], exists: (String) -> CatalogFailure,
    _ change: (inout World) throws(CatalogProblems) -> Value
  ) -> Result<Value, VendorFailure> {
    let (result, customer) = visit { world -> (Result<Value, CatalogProblems>, String) in
      do throws(CatalogProblems) {
        return (.success(try change(&world)), world.customerReference)
      } catch {
        return (.failure(error), world.customerReference)
      }
    }
    return result.mapError { VendorFailure($0, customer: customer, paths: paths, exists: exists) }
  }

  /// Done, and there is nothing to say.
  func replyWithoutBody() -> Reply {
    var head = HTTPResponse(status: .ok)
    head.headerFields[.requestID] = requestID
    return Reply(head: head)
  }
}
