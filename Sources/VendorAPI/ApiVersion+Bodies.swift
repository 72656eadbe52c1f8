import Contract
import Wire

/// By what a body tells its version where no header does.
///
/// - Source: contract/decisions.md, "Shapes" 1; contract/00-overview.md, sections 4 and 6.
extension ApiVersion {
  /// Names that version 1 alone has in bodies that are sent.
  static let membersOfVersion1 = MemberSearch(["Kg", "VatRate", "UnitOfQuantity", "ItemUnit"])

  /// - Returns: nil for a namespace that names no version.
  init?(namespace: String) {
    guard let start = namespace.firstRange(of: "/schemas/v")?.upperBound else { return nil }
    self.init(named: String(namespace[start...].prefix { $0 != "/" }))
  }
}
