/// A document of pages that is drawn as PDF.
package struct PaperDocument: Equatable, Sendable {
  package let title: String
  /// When it counts as made, ISO 8601 in whole seconds: the same however often it is drawn.
  let date: String
  package let pages: [Page]

  /// - Throws: `PaperFailure`.
  package func pdf() throws(PaperFailure) -> [UInt8] { try pages.pdf(title: title, date: date) }
}
