import Contract
import Sandbox

/// The time of which a summary tells. It looks at when consignments were created. *Assumed.*
///
/// - Source: contract/53-small-operations.md, section 6.
struct Period: Sendable {
  let start: DateTimeOffset
  let end: DateTimeOffset
  let criteria: [ConsignmentQuery.Criterion]
  /// The same as the query of a search, as it was written.
  let searched: String

  static let described =
    ["startFrom", "endAt"].map { QueryParameter(name: $0, words: "required; \(SearchParameter.allowedDate)") } + [
      QueryParameter(name: "shippingLocationReference", words: "only consignments of this shipping location")
    ]

  static let example = Example(query: ["startFrom": "2019-06-01", "endAt": "2019-06-30"])

  /// - Parameter value: a name's value in the query.
  /// - Throws: `VendorFailure.invalidQuery` that names what is missing or no date.
  init(_ value: (String) -> String?) throws {
    try self.init(("startFrom", value("startFrom")), ("endAt", value("endAt")))
  }

  /// A time that the path names.
  ///
  /// - Throws: the same, and where the time begins more than 30 days before `now`.
  init(from start: String, to end: String, notBefore now: DateTimeOffset) throws {
    try self.init(("dateFrom", start), ("dateTo", end))
    guard self.start < now.adding(seconds: -31 * 86_400) else { return }
    throw VendorFailure.invalidQuery([
      FieldProblem(path: "dateFrom", message: "'\(start)' is more than 30 days ago")
    ])
  }

  private init(_ first: (name: String, text: String?), _ last: (name: String, text: String?)) throws {
    let limits = [first, last].map { ($0, $0.text.flatMap(SearchParameter.date)) }
    let problems = limits.filter { $0.1 == nil }.map { name, _ in
      FieldProblem(
        path: name.name,
        message: name.text.map { SearchParameter.dateReason(against: $0) }
          ?? "\(name.name) is required, \(SearchParameter.allowedDate)")
    }
    guard problems.isEmpty, let from = limits[0].1, let to = limits[1].1 else {
      throw VendorFailure.invalidQuery(problems)
    }
    start = from.instant
    end = to.instant
    guard start <= end else {
      throw VendorFailure.invalidQuery([
        FieldProblem(path: last.name, message: "\(last.name) must not be before \(first.name)")
      ])
    }
    searched = zip(["createdDateFrom", "createdDateTo"], limits)
      .map { "\($0)=\(ApiLink.percentEncoded($1.0.text ?? ""))" }.joined(separator: "&")
    criteria = [.date(.created, .atLeast(from)), .date(.created, .atMost(to))]
  }
}

extension ConsignmentQuery.DateLimit {
  fileprivate var instant: DateTimeOffset {
    switch self {
    case .day(let day): DateTimeOffset(date: day)
    case .instant(let instant): instant
    }
  }
}
