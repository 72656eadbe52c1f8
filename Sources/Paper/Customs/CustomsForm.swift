package import Contract
internal import FoundationEssentials

/// The declaration that goes with one package abroad.
package enum CustomsForm: String, CaseIterable, Sendable {
  case cn22 = "CN22"
  case cn23 = "CN23"

  /// What a package may be worth to travel with the short form.
  ///
  /// - Unit: pounds sterling; a value in another currency counts by its number. *Assumed.*
  /// - Source: contract/40-around.md, "Customs documents".
  static let limit: Decimal = 270

  /// The form that a package needs.
  package static func needed(for package: Package) -> CustomsForm {
    value(of: package) <= limit ? .cn22 : .cn23
  }

  /// What the package itself says, or the sum of its items.
  private static func value(of package: Package) -> Decimal {
    package.value?.amount ?? Goods.contents(of: package).reduce(0) { $0 + $1.value }
  }
}

extension Consignment {
  /// Whether it crosses a border, so that customs want to know.
  package var isInternational: Bool {
    func country(_ address: Address?) -> String? {
      address?.country?.value.isoCode?.twoLetterCode?.uppercased()
    }
    guard let origin = country(origin), let destination = country(destination) else { return false }
    return origin != destination
  }
}
