import Journal

/// What the journal's calls have to know of the vendor's surface.
package struct VendorFacts: Sendable {
  package var operations: [String]
  /// What an entry of the journal may be of; empty where nobody knows.
  var writtenDown: [String] { operations.isEmpty ? [] : operations + [Entry.webhook] }
  /// Operations of which no document shows an answer.
  package var assumed: Set<String>
  /// Operations that the vendor calls obsolete, and what took their place.
  package var obsolete: [String: String]

  package init(
    operations: [String] = [], assumed: Set<String> = [], obsolete: [String: String] = [:]
  ) {
    self.operations = operations
    self.assumed = assumed
    self.obsolete = obsolete
  }
}
