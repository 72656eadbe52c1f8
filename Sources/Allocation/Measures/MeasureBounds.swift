/// The least and the most that a measure may be, inclusive; nil where there is no end.
///
/// - Source: contract/decisions.md, "Rules".
struct MeasureBounds: Sendable {
  let from: TenThousandths?
  let to: TenThousandths?

  func contains(_ measure: TenThousandths.Bracket) -> Bool {
    if let from, measure.lower < from { return false }
    if let to, measure.upper > to { return false }
    return true
  }

  var written: CatalogDocument.Bounds { .init(from: from?.decimal, to: to?.decimal) }
}
