/// What the vendor's clients know by a path alone: no source prints a method of it, a body or an answer.
///
/// - Source: contract/53-small-operations.md, section 13, "Base URLs without a method".
enum UnservedPath {
  private static let paths: Set = [
    "subscriptions", "customers", "counters", "payments", "reports", "reconciliation", "allocationrules",
    "consignments/metadatadictionary", "security/validatetoken", "rates/refresh",
  ]

  /// The one of them that a path is or begins with, as it is written in the table.
  static func name(of path: Substring) -> String? {
    guard path.utf8.count <= 256 else { return nil }
    let segments = path.lowercased().split(separator: "/")
    return [1, 2].lazy.map { segments.prefix($0).joined(separator: "/") }.first(where: paths.contains).map { "/\($0)" }
  }
}
