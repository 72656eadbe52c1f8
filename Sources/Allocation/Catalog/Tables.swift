import Contract

/// The rows that conditions, routes and prices refer to by number.
struct Tables: Sendable {
  var promises: [Promise] = []
  var bounds: [MeasureBounds] = []
  var territories: [Territory] = []
  var countries: [CountryCode] = []
  var partSets: [PostcodeSet] = []
  var zipSets: [ZipPrefixes] = []
  var tags: [Int] = []
  var surcharges: [Surcharge] = []
  /// Beside `surcharges`.
  var surchargeReferences: [String] = []
  var bands: [Band] = []
  /// Every tag that a service names, by its number.
  var tagNames: [String] = []
  var tagNumbers: [String: Int] = [:]

  private var promiseNumbers: [Promise: Int] = [:]
  private var partSetNumbers: [PostcodeSet: Int] = [:]

  /// Services share promises and postcode sets, so that an assessment answers each question once.
  mutating func number(of promise: Promise) -> Int {
    if let known = promiseNumbers[promise] { return known }
    promises.append(promise)
    promiseNumbers[promise] = promises.count - 1
    return promises.count - 1
  }

  mutating func number(of set: PostcodeSet) -> Int {
    if let known = partSetNumbers[set] { return known }
    partSets.append(set)
    partSetNumbers[set] = partSets.count - 1
    return partSets.count - 1
  }

  mutating func number(ofTag tag: String) -> Int {
    if let known = tagNumbers[tag] { return known }
    tagNames.append(tag)
    tagNumbers[tag] = tagNames.count - 1
    return tagNames.count - 1
  }

  static func append<Row>(_ rows: [Row], to table: inout [Row]) -> Range<Int> {
    table.append(contentsOf: rows)
    return table.count - rows.count..<table.count
  }
}

/// A price for consignments up to a weight.
struct Band: Sendable {
  /// Kilograms, inclusive; nil for no limit.
  let upTo: TenThousandths?
  let net: TenThousandths
}

/// What a price is told in, and how it is taxed.
struct Tariff: Sendable {
  let tax: TaxRate
  let taxRate: TenThousandths
  let currency: Currency
  /// The tax without its reference, and the currency without its name: as an allocated consignment shows them.
  let storedTax: TaxRate
  let storedCurrency: Currency
  /// The price that was told last.
  let lastPrice = PriceMemo()

  init(tax: TaxRate, taxRate: TenThousandths, currency: Currency) {
    self.tax = tax
    self.taxRate = taxRate
    self.currency = currency
    var storedTax = tax
    storedTax.reference = nil
    self.storedTax = storedTax
    var storedCurrency = currency
    storedCurrency.name = nil
    self.storedCurrency = storedCurrency
  }
}
