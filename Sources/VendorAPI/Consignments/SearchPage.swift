import Contract
import Sandbox

/// Which of the consignments that a search has found are answered.
struct SearchPage: Equatable, Sendable {
  private(set) var skip = 0
  /// nil takes all that are left.
  private(set) var take: Int?

  /// The names of contract/30-consignments.md, section 3, that choose a page; what they mean is *assumed*.
  static let names = ["startFrom", "endAt", "pageSize", "startPage"]
  static let allowed = "a whole number from 0 to \(Int.max)"

  /// That of a page without a size.
  ///
  /// - Source: contract/30-consignments.md, section 3: the SDK's.
  private static let usualSize = 10

  init(take: Int, skip: Int) {
    self.take = take
    self.skip = skip
  }

  /// The page that a query names: the first and the last place, counted from 0, or a page of a size, counted from 1. Without either,
  /// everything.
  ///
  /// - Parameter value: a name's value in the query; what is no number counts as absent.
  init(_ value: (String) -> String?) {
    func number(_ name: String) -> Int? { value(name).flatMap(Self.number) }
    let page = number("startPage")
    if let size = number("pageSize") ?? page.map({ _ in Self.usualSize }) {
      let pages = max(1, page ?? 1) - 1
      let (skip, overflow) = size.multipliedReportingOverflow(by: pages)
      self.skip = overflow ? Int.max : skip
      take = size
    } else {
      skip = number("startFrom") ?? 0
      take = number("endAt").map { $0 < skip ? 0 : $0 - skip == Int.max ? Int.max : $0 - skip + 1 }
    }
  }

  /// - Returns: nil unless the text is one of the numbers allowed.
  static func number(_ text: String) -> Int? {
    guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
    return Int(text)
  }

  func callAsFunction(of found: FoundConsignments) -> [Consignment] {
    found.page(skip: skip, take: take ?? .max)
  }
}
