import Testing

@testable import Contract

@Suite struct CurrencyTableTests {
  @Test(arguments: [
    ("GBP", "Pound Sterling"), ("USD", "United States dollars"), ("EUR", "Euro"), ("jpy", "Yen"), ("AED", "UAE Dirham"),
  ])
  func `a currency has its ISO 4217 name`(code: String, name: String) {
    #expect(CurrencyTable.name(of: code) == name)
  }

  @Test(arguments: ["", "GB", "GBPP", "ZZZ", "£", "123", "G\u{2}P"])
  func `a code that ISO 4217 does not list has no name`(code: String) {
    #expect(CurrencyTable.name(of: code) == nil)
    #expect(!CurrencyTable.contains(code))
  }

  @Test func `every row is found, in order and once`() {
    #expect(CurrencyTable.rows.count > 150)
    #expect(zip(CurrencyTable.rows, CurrencyTable.rows.dropFirst()).allSatisfy { $0.key < $1.key })
  }
}
