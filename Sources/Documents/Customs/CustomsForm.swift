package import Contract
import FoundationEssentials

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

  /// What the form will say: the sum of the goods on it, or what the package says where they have no value.
  private static func value(of package: Package) -> Decimal {
    let goods = Goods.contents(of: package).reduce(0) { $0 + $1.value }
    return goods > 0 ? goods : package.value?.amount ?? 0
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
