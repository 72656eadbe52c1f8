extension Contact {
  /// Whether the reference is absent or a GUID: all that the vendor's type can hold.
  ///
  /// - Source: contract/95-audit.md, D4.
  package var hasUsableReference: Bool {
    guard let reference, !reference.isEmpty else { return true }
    return GUIDText.isValid(reference)
  }
}
