import Contract
import FoundationEssentials

/// One line of a customs document: so many pieces of one thing.
struct Goods: Equatable, Sendable {
  let description: String
  /// The tariff's code for it.
  let harmonisationCode: String
  /// Two letters.
  let origin: String
  let quantity: Int
  /// Of all pieces, in kilograms; nil when nobody said.
  let kilograms: Decimal?
  let pieceValue: Decimal
  let currency: String

  var value: Decimal { pieceValue * Decimal(quantity) }

  /// What a package holds: its items or, when none are listed, the package itself as one piece.
  static func contents(of package: Package) -> [Goods] {
    package.items.isEmpty ? [Goods(package)] : package.items.map { Goods($0, in: package) }
  }

  private init(_ package: Package) {
    description = PlainText(package.description).text
    harmonisationCode = ""
    origin = ""
    quantity = 1
    kilograms = package.weight?.kilograms
    pieceValue = package.value?.amount ?? 0
    currency = PlainText(package.value?.currency?.isoCode).text
  }

  /// Weight and value of an item are those of one piece, and an item without a quantity is one. *Assumed.*
  private init(_ item: Item, in package: Package) {
    let name = PlainText(item.description).text
    description = name.isEmpty ? PlainText(item.model ?? item.sku ?? package.description).text : name
    harmonisationCode = PlainText(item.harmonisationCode).text
    origin = PlainText(item.countryOfOrigin?.isoCode?.twoLetterCode ?? item.countryOfOrigin?.name).text
    let pieces = max(1, item.quantity ?? 1)
    quantity = pieces
    kilograms = item.weight.map { $0.kilograms * Decimal(pieces) }
    pieceValue = item.value?.amount ?? 0
    currency = PlainText((item.value?.currency ?? package.value?.currency)?.isoCode).text
  }
}

extension [Goods] {
  var kilograms: Decimal { reduce(0) { $0 + ($1.kilograms ?? 0) } }

  /// The sum in each currency, in the order in which they occur: `5.99 GBP + 3.00 EUR`.
  var valueText: String {
    var sums: [(currency: String, sum: Decimal)] = []
    for goods in self {
      if let index = sums.firstIndex(where: { $0.currency == goods.currency }) {
        sums[index].sum += goods.value
      } else {
        sums.append((goods.currency, goods.value))
      }
    }
    return sums.map { "\(Measures.amount($0.sum)) \($0.currency)" }.joined(separator: " + ")
  }
}
