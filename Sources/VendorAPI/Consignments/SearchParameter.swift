import Contract
import FoundationEssentials
import OpenAPI
import Sandbox
import Text

/// One name that a search takes in its query: what its value may be, and what that asks of a consignment.
struct SearchParameter: Sendable {
  let name: String
  /// What its value may be, in words.
  let allowed: String
  /// What its value may be, in a schema.
  let shape: Shape
  /// Why a value is not allowed, where there is more to say than that it is not.
  var refuse: (@Sendable (String) -> String)?
  /// - Returns: nil for a value that is not allowed, and so restricts nothing; no criteria for a name that finds nothing by itself.
  let criteria: @Sendable (String) -> [ConsignmentQuery.Criterion]?

  /// Why a value is not allowed.
  func reason(against value: String) -> String {
    refuse?(value) ?? "'\(value.prefix(50))' is not \(allowed)"
  }

  /// The table of names, in the order of contract/30-consignments.md, section 3.
  static let all: [SearchParameter] =
    SearchPage.names.map { name in
      SearchParameter(name: name, allowed: SearchPage.allowed, shape: .integer) {
        SearchPage.number($0) == nil ? nil : []
      }
    }
    + dates("createdDate", .created)
    + dates("scheduledDeliveryDate", .scheduledDelivery)
    + dates("shippedDate", .shipped)
    + dates("shippingDate", .shipping)
    + dates("requestedDeliveryDate", .requestedDelivery)
    + [
      text("reference") { .partOfReference($0) },
      text("referenceProvidedByCustomer") { .customerReference($0) },
      text("trackingReference") { .trackingReference($0) },
      severalNamed("state", ConsignmentState.self) { .states($0) },
    ]
    + numbers("weightInGrams") {
      .kilograms($0)
    } scaledBy: {
      $0 / 1000
    }
    + numbers("weightInKg") { .kilograms($0) }
    + [
      text("carrierService") { .carrierService($0) },
      text("carriers") { .carriers($0.split(separator: ",").map(\.withoutSpaceAround)) },
      named("source", Consignment.Source.self) { .source($0) },
      text("postCode") { .postcode($0) },
    ]
    + numbers("value") { .value($0) }
    + [
      SearchParameter(name: "labelsPrinted", allowed: "true or false", shape: .boolean) { text in
        switch text.lowercased() {
        case "true": [.labelsPrinted(true)]
        case "false": [.labelsPrinted(false)]
        default: nil
        }
      },
      text("searchTerm") { .anywhere($0) },
      // No source says what these two may be or do: any value is taken, and none restricts. *Assumed.*
      SearchParameter(name: "searchTermType", allowed: "any text", shape: .text) { _ in [] },
      SearchParameter(name: "stateAttribute", allowed: "any text", shape: .text) { _ in [] },
      text("shippingLocationReference") { .shippingLocations($0.split(separator: ",").map(\.withoutSpaceAround)) },
      text("destinationCountryCode") { .destinationCountry($0) },
      text("destinationRegion") { .destinationRegion($0) },
      named("direction", Consignment.Direction.self) { .direction($0) },
      text("clientReference") { .customerReference($0) },
      text("packageNumber") { .packageReference($0) },
      text("consignmentNumber") { .reference($0) },
      text("cReference") { .reference($0) },
      text("pReference") { .packageReference($0) },
    ]

  // MARK: - Kinds of values

  private typealias Criterion = ConsignmentQuery.Criterion

  private static func text(
    _ name: String, _ criterion: @escaping @Sendable (String) -> Criterion
  ) -> SearchParameter {
    SearchParameter(name: name, allowed: "any text", shape: .text) { [criterion($0)] }
  }

  private static func named<Value: VendorEnum>(
    _ name: String, _ type: Value.Type, _ criterion: @escaping @Sendable (Value) -> Criterion
  ) -> SearchParameter {
    let words = Value.allCases.map(\.rawValue)
    return SearchParameter(
      name: name, allowed: "one of " + words.joined(separator: ", "), shape: .words(words, name: nil)
    ) { text in Value(sent: text).map { [criterion($0)] } }
  }

  /// Names, or their numbers, with commas between.
  private static func severalNamed<Value: VendorEnum>(
    _ name: String, _ type: Value.Type, _ criterion: @escaping @Sendable ([Value]) -> Criterion
  ) -> SearchParameter {
    let words = Value.allCases.map(\.rawValue)
    return SearchParameter(
      name: name, allowed: "one of " + words.joined(separator: ", ") + ", or several with commas between",
      shape: .words(words, name: nil)
    ) { text in
      let values = text.split(separator: ",").map { Value(sent: $0.withoutSpaceAround) }
      return values.isEmpty || values.contains { $0 == nil } ? nil : [criterion(values.compactMap(\.self))]
    }
  }

  private static func numbers(
    _ name: String, _ criterion: @escaping @Sendable (ConsignmentQuery.Bound<Decimal>) -> Criterion,
    scaledBy scale: @escaping @Sendable (Decimal) -> Decimal = { $0 }
  ) -> [SearchParameter] {
    let allowed = "a decimal number of at most 15 digits before and 10 after the point"
    return [
      SearchParameter(name: name + "From", allowed: allowed, shape: .number) { text in
        decimal(text).map { [criterion(.atLeast(scale($0)))] }
      },
      SearchParameter(name: name + "To", allowed: allowed, shape: .number) { text in
        decimal(text).map { [criterion(.atMost(scale($0)))] }
      },
    ]
  }

  private static func dates(_ name: String, _ member: ConsignmentQuery.DateMember) -> [SearchParameter] {
    [
      SearchParameter(name: name + "From", allowed: allowedDate, shape: .text, refuse: dateReason) { text in
        date(text).map { [.date(member, .atLeast($0))] }
      },
      SearchParameter(name: name + "To", allowed: allowedDate, shape: .text, refuse: dateReason) { text in
        date(text).map { [.date(member, .atMost($0))] }
      },
    ]
  }

  private static func decimal(_ text: String) -> Decimal? {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let parts = digits.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count <= 2, parts[0].count <= 15, parts.count == 1 || parts[1].count <= 10,
      parts.contains(where: { !$0.isEmpty }),
      parts.allSatisfy({ $0.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } })
    else { return nil }
    return Decimal(string: text)
  }

  static let allowedDate =
    "a date, yyyy-MM-dd, or a date-time, yyyy-MM-ddTHH:mm:ss with an optional fraction and offset"

  static func dateReason(against text: String) -> String {
    "'\(text.prefix(50))' " + DateTimeOffset.reason(against: withPlus(text), otherwise: "is not \(allowedDate)")
  }

  /// A plus sign that was not escaped has become a blank on its way here.
  private static func withPlus(_ text: String) -> String {
    text.contains("T") ? String(text.map { $0 == " " ? "+" : $0 }) : text
  }

  static func date(_ text: String) -> ConsignmentQuery.DateLimit? {
    let isDay = text.utf8.count == 10
    let text = withPlus(text)
    return DateTimeOffset(text).map { isDay ? .day($0.localDate) : .instant($0) }
  }
}

extension SearchParameter {
  /// Every name, as descriptions of operations have it.
  static var described: [QueryParameter] {
    all.map { QueryParameter(name: $0.name, shape: $0.shape, words: $0.allowed) }
  }
}
