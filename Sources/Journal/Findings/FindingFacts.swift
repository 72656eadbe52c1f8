package import Contract

/// What findings need to know besides the journal.
package struct FindingFacts: Sendable {
  /// Where a consignment stands now, and whether its labels have been printed; nil when there is none.
  package var consignment: @Sendable (String) -> (state: ConsignmentState, isLabelled: Bool)?
  /// What the carrier of an allocated consignment needs for customs and the consignment lacks.
  package var missingCustomsData: @Sendable (String) -> [String]
  /// Names of operations of which no document shows an answer.
  package var assumed: Set<String>
  /// Names of operations that the vendor calls obsolete, and what took their place.
  package var obsolete: [String: String]
  /// What was set and never struck, by name.
  package var unhitFaults: [String]
  /// Magic values in the data of consignments, in their order.
  package var magic: [(text: String, consignment: String)] = []
  /// Expectations that are not met.
  package var unmet: [Finding] = []

  package init(
    consignment: @escaping @Sendable (String) -> (state: ConsignmentState, isLabelled: Bool)? = { _ in nil },
    assumed: Set<String> = [], obsolete: [String: String] = [:],
    missingCustomsData: @escaping @Sendable (String) -> [String] = { _ in [] },
    unhitFaults: [String] = []
  ) {
    self.consignment = consignment
    self.assumed = assumed
    self.obsolete = obsolete
    self.missingCustomsData = missingCustomsData
    self.unhitFaults = unhitFaults
  }
}
