package import Contract
import FoundationEssentials

/// What a carrier or the customs documents may need of a consignment that goes abroad.
///
/// - Source: contract/95-audit.md, D24; that the declaration's name is the person responsible is *assumed*.
package struct CustomsData: OptionSet, Hashable, Sendable {
  package let rawValue: UInt16

  package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// One of them, by the name of the member that holds it.
  package enum Member: String, CaseIterable, Codable, Sendable {
    case categoryType = "CategoryType"
    case declarationDate = "DeclarationDate"
    case designatedPersonResponsible = "DesignatedPersonResponsible"
    case invoiceDate = "InvoiceDate"
    case shippersVatNumber = "ShippersVatNumber"
    case shippingTerms = "ShippingTerms"
    /// The consignment's metadata of this key.
    case shippersEORI = "ShippersEORI"
    /// Those of items are needed of each; a package without items lacks them.
    case itemDescription = "Items.Description"
    case itemCountryOfOrigin = "Items.CountryOfOrigin"
    case itemHarmonisationCode = "Items.HarmonisationCode"
    case itemValue = "Items.Value"
  }

  package init(_ members: some Sequence<Member>) {
    self = members.reduce(into: []) { $0.insert(Self($1)) }
  }

  private init(_ member: Member) {
    self.init(rawValue: 1 << UInt16(Member.allCases.firstIndex(of: member) ?? 0))
  }

  /// What the vendor needs to make the documents: all of it.
  package static let documents = CustomsData(Member.allCases)

  /// In the order of the members.
  package var members: [Member] { Member.allCases.filter { contains(Self($0)) } }

  package var names: [String] { members.map(\.rawValue) }
}

/// What becomes of a consignment that lacks customs data.
package enum CustomsDemand: String, Sendable, CaseIterable {
  /// A service that needs them does not take it, and there are no customs documents.
  case required
  /// It is carried all the same; the journal's findings tell.
  case lenient
}

// MARK: - What a consignment lacks

extension CustomsData {
  /// What is missing of a consignment that crosses a border; of one that does not, nothing.
  package static func missing(of consignment: Consignment.Fixed) -> CustomsData {
    guard let origin = consignment.origin?.value.customsCountry,
      let destination = consignment.destination?.value.customsCountry, origin != destination
    else { return [] }
    var missing = CustomsData(consignment.customsDocumentation?.value.missing ?? Self.onDocumentation)
    if !consignment.metaData.contains(where: { $0.isShippersEORI && $0.stringValue?.isEmpty == false }) {
      missing.insert(CustomsData([.shippersEORI]))
    }
    for package in consignment.packages { missing.formUnion(package.missingCustomsData) }
    return missing
  }

  private static let onDocumentation: [Member] = [
    .categoryType, .declarationDate, .designatedPersonResponsible, .invoiceDate, .shippersVatNumber, .shippingTerms,
  ]
}

extension CustomsDocumentation {
  fileprivate var missing: [CustomsData.Member] {
    var missing: [CustomsData.Member] = []
    if categoryType?.isEmpty ?? true { missing.append(.categoryType) }
    if isUnset(declarationDate) { missing.append(.declarationDate) }
    if isUnset(designatedPersonResponsible) { missing.append(.designatedPersonResponsible) }
    if isUnset(invoiceDate) { missing.append(.invoiceDate) }
    if isUnset(shippersVatNumber) { missing.append(.shippersVatNumber) }
    if shippingTerms?.isEmpty ?? true { missing.append(.shippingTerms) }
    return missing
  }

  /// .NET's least date is one that nobody has set.
  ///
  /// - Source: contract/decisions.md, "Since the audit".
  private func isUnset(_ date: DateTimeOffset?) -> Bool { date.map { $0.localDate.components.year <= 1 } ?? true }

  private func isUnset(_ text: String?) -> Bool { text?.allSatisfy(\.isWhitespace) ?? true }
}

extension Package {
  fileprivate var missingCustomsData: CustomsData {
    if items.isEmpty {
      return CustomsData([.itemDescription, .itemCountryOfOrigin, .itemHarmonisationCode, .itemValue])
    }
    var missing = CustomsData()
    for item in items {
      if item.description?.isEmpty ?? true { missing.formUnion(CustomsData([.itemDescription])) }
      if item.countryOfOrigin?.isoCode?.twoLetterCode?.isEmpty ?? true {
        missing.formUnion(CustomsData([.itemCountryOfOrigin]))
      }
      if item.harmonisationCode?.isEmpty ?? true { missing.formUnion(CustomsData([.itemHarmonisationCode])) }
      if item.value == nil { missing.formUnion(CustomsData([.itemValue])) }
    }
    return missing
  }
}

extension Address {
  fileprivate var customsCountry: String? { country?.value.isoCode?.twoLetterCode?.uppercased() }
}
