extension VendorAPI {
  /// The names of all operations, each once, in the order of the surface.
  package static var operationNames: [String] {
    var names: [String] = []
    for operation in Operation.all where !names.contains(operation.name) { names.append(operation.name) }
    return names
  }

  /// Operations of which no document shows an answer.
  ///
  /// - Source: FIDELITY.md, the rows that say *assumed*; a test compares them.
  package static let assumedOperations: Set<String> = []

  /// Label calls without a resolution, which the vendor's current SDK marks as obsolete, and what took their place.
  ///
  /// - Source: contract/95-audit.md, D2.
  package static let obsoleteOperations: [String: String] = [
    "GetLabels": inResolution, "GetLabelsInFormat": inResolution, "GetPackageLabel": ofPackageInResolution,
    "GetPackageLabelInFormat": ofPackageInResolution,
  ]

  private static let inResolution = "GET /labels/{consignmentReference}/{format}/{resolution}"
  private static let ofPackageInResolution =
    "GET /labels/package/{consignmentReference}/{packageReference}/{format}/{resolution}"
}
