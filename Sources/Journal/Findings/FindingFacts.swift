package import Contract

/// A member that was sent and that nothing reads.
package struct UnreadMember: Codable, Sendable, Equatable {
  /// As `Packages[0].Wieght`.
  package let path: String
  /// What was probably meant.
  package let nearest: String?

  package init(path: String, nearest: String?) {
    self.path = path
    self.nearest = nearest
  }
}

/// What findings need to know besides the journal.
package struct FindingFacts: Sendable {
  /// Where a consignment stands now, and whether its labels have been printed; nil when there is none.
  package var consignment: @Sendable (String) -> (state: ConsignmentState, isLabelled: Bool)?
  /// What the carrier of an allocated consignment needs for customs and the consignment lacks.
  package var missingCustomsData: @Sendable (String) -> [String]
  package var unread: @Sendable (Entry) -> [UnreadMember]
  /// Names of operations of which no document shows an answer.
  package var assumed: Set<String>
  /// Names of operations that the vendor calls obsolete, and what took their place.
  package var obsolete: [String: String]
  /// What was set and never struck, by name.
  package var unhitFaults: [String]

  package init(
    consignment: @escaping @Sendable (String) -> (state: ConsignmentState, isLabelled: Bool)? = { _ in nil },
    unread: @escaping @Sendable (Entry) -> [UnreadMember] = { _ in [] }, assumed: Set<String> = [],
    obsolete: [String: String] = [:], missingCustomsData: @escaping @Sendable (String) -> [String] = { _ in [] },
    unhitFaults: [String] = []
  ) {
    self.consignment = consignment
    self.unread = unread
    self.assumed = assumed
    self.obsolete = obsolete
    self.missingCustomsData = missingCustomsData
    self.unhitFaults = unhitFaults
  }
}
