import Contract

/// An address as it is written on paper: every part one line, without those that say nothing.
struct Place: Equatable, Sendable {
  /// The person, then the company.
  let names: [String]
  /// Street, town and region.
  let streets: [String]
  let postcode: String
  let country: String
  let telephone: String

  /// Postcode and country on one line.
  var shortLines: [String] {
    names + streets + [[postcode, country].filter { !$0.isEmpty }.joined(separator: ", ")].filter { !$0.isEmpty }
  }

  var lines: [String] { names + streets + [postcode, country].filter { !$0.isEmpty } }

  init(_ address: Address) {
    let contact = address.contact?.value
    let person = [contact?.title, contact?.firstName, contact?.lastName]
      .map { PlainText($0).text }.filter { !$0.isEmpty }.joined(separator: " ")
    var names: [String] = []
    for name in [person, PlainText(address.companyName).text, PlainText(address.customerName).text]
    where !name.isEmpty && !names.contains(name) {
      names.append(name)
    }
    self.names = names
    streets = [
      address.addressLine1, address.addressLine2, address.addressLine3, address.town,
      [address.region, address.regionCode].first { !PlainText($0).text.isEmpty } ?? nil,
    ].map { PlainText($0).text }.filter { !$0.isEmpty }
    postcode = PlainText(address.postcode).text
    let code = address.country?.value.isoCode?.twoLetterCode
    country = PlainText(code.flatMap(CountryTable.name) ?? address.country?.value.name ?? code).text
    telephone =
      [contact?.telephone, contact?.mobile, contact?.landLine].lazy.map { PlainText($0).text }.first { !$0.isEmpty }
      ?? ""
  }
}
