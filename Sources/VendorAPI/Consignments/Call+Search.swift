import Contract
import Sandbox

/// What a search found, and the values in its query that do not parse.
struct SearchResult: Sendable {
  let found: FoundConsignments
  let unread: [FieldProblem]
}

extension Call {
  /// Every consignment that the query asks for, the youngest first. A value that does not parse restricts nothing.
  ///
  /// - Parameter further: what must hold besides.
  /// - Returns: them, and what did not parse.
  /// - Source: contract/95-audit.md, D20.
  func search(_ further: [ConsignmentQuery.Criterion] = []) -> SearchResult {
    var criteria = further
    var unread: [FieldProblem] = []
    for parameter in SearchParameter.all {
      guard let value = queryValue(parameter.name) else { continue }
      if let wanted = parameter.criteria(value) {
        criteria += wanted
      } else {
        unread.append(FieldProblem(path: parameter.name, message: parameter.reason(against: value)))
      }
    }
    return SearchResult(found: snapshot().consignments(matching: ConsignmentQuery(criteria)), unread: unread)
  }

  /// A consignment as a search answers it.
  func summary(_ consignment: Consignment) -> ConsignmentSummary {
    ConsignmentSummary(consignment, apiLink: link("detail", "consignments", consignment.reference))
  }
}
