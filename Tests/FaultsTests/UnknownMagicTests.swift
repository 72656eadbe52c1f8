import Testing

@testable import Faults

@Suite struct UnknownMagicTests {
  @Test(
    arguments: [
      ("sandbox:laet", "sandbox:late"), ("Sandbox:Slw:2", "sandbox:slow"), ("SANDBOX: slow", "sandbox:slow"),
      ("sandbox:allocaton=fail", nil), ("sandbox:unheard-of", nil), ("sandbox:", nil), ("sandbx:late", "sandbox:late"),
      ("sandbox-no-service", "sandbox:no-service"), ("sandbox late", "sandbox:late"),
    ] as [(String, String?)])
  func `a text that is meant to be magic and is not is told, with the one that is meant`(
    text: String, nearest: String?
  ) {
    let unknown = UnknownMagic(text)
    #expect(unknown?.text == text)
    #expect(unknown?.nearest == nearest)
  }

  @Test(arguments: [
    "", "s", "sa", "Sandwich", "sandbox", "sandpit:red", "SAND-1001", "order-17", "my sandbox:slow", "slow", "S-10001",
    "sandbox_team", "Saturday:late",
  ])
  func `other texts are nobody's business`(text: String) {
    #expect(UnknownMagic(text) == nil)
  }

  @Test(
    arguments: [("ZZ99 9ZZ", nil), ("zz999zz", nil), ("ZZ99", nil), ("ZZ9 3AF", "ZZ99 3AF")] as [(String, String?)])
  func `a postcode among the magic ones, or near one, is told`(postcode: String, nearest: String?) {
    let unknown = UnknownMagic(postcode: postcode)
    #expect(unknown?.text == postcode)
    #expect(unknown?.nearest == nearest)
  }

  @Test(arguments: ["M1 5WG", "ZE1 0AA", "ZE2 9DA", "", "Z", "1012 AB"])
  func `other postcodes are not`(postcode: String) {
    #expect(UnknownMagic(postcode: postcode) == nil)
  }

  @Test func `no magic value is one that is unknown`() {
    for value in MagicValue.table {
      for text in [value.text, value.text.uppercased(), value.text + ":3:mine", value.text + ":mine"] {
        #expect(UnknownMagic(text) == nil, "\(text)")
      }
      for postcode in [value.postcode, value.postcode.lowercased().filter { $0 != " " }] {
        #expect(UnknownMagic(postcode: postcode) == nil, "\(postcode)")
      }
    }
  }
}
