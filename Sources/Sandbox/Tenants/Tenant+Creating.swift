package import Contract
package import Journal

extension Tenant {
  /// Creates a consignment. Its body is checked outside the lock, and again when the catalog has changed before it is stored.
  package func create(_ request: CreateConsignmentRequest, noting log: ChangeLog? = nil) -> CreationOutcome {
    while true {
      // Not the world itself: a second copy would make every change in the first one copy what it touches.
      let (catalog, customer) = visit { ($0.catalog, $0.customerReference) }
      var validation = ConsignmentValidation(catalog: catalog, customerReference: customer)
      validation.check(request)
      guard validation.problems.isEmpty else { return .refused(validation.problems) }
      if let created = visit(noting: log, { $0.enter(request, checkedIn: catalog) }) { return .created(created) }
    }
  }
}
