/// Ranges of which a measure must lie in any; inclusive.
///
/// - Source: contract/decisions.md, "Rules".
struct Limits: Sendable {
  struct Span: Equatable, Sendable {
    let from: TenThousandths?
    let to: TenThousandths?
  }

  private let spans: [Span]
  /// As the catalog has them, for explanations.
  let written: [CatalogDocument.Range]

  /// - Returns: nil for no spans, which let everything pass.
  init?(_ spans: [Span], written: [CatalogDocument.Range]) {
    guard !spans.isEmpty else { return nil }
    self.spans = spans
    self.written = written
  }

  func contain(_ measure: TenThousandths.Bracket) -> Bool {
    for span in spans {
      if let from = span.from, measure.lower < from { continue }
      if let to = span.to, measure.upper > to { continue }
      return true
    }
    return false
  }
}
