package import Contract
import FoundationEssentials

/// What many services ask of a consignment, read from it once: places, measures and dates in the engine's own terms.
///
/// It stays true until the consignment's addresses, packages, tags or dates change, so a world makes it when a consignment
/// is stored and not at each assessment.
package struct Journey: Sendable {
  let origin: Place
  /// The shipping location where it leaves, if it is one.
  let originLocation: String?
  let destination: Place
  /// The shop that it is brought to, if the destination names one.
  let shop: String?
  let weight: TenThousandths.Bracket
  /// The consignment's worth, whatever its currency.
  let value: TenThousandths.Bracket
  /// Kilograms.
  let writtenWeight: Decimal
  let writtenValue: Decimal
  let direction: Consignment.Direction
  /// Trimmed; blank ones left out, and those that are an instruction to the sandbox.
  let tags: [String]
  let asked: RequestedDays
  let parcels: [Parcel]
  /// What customs would ask for and the consignment lacks.
  package let missingCustomsData: CustomsData

  /// One package's measures, sides sorted: length is the longest.
  struct Parcel: Sendable {
    let length: TenThousandths.Bracket
    let girth: TenThousandths.Bracket
    let combined: TenThousandths.Bracket
  }

  package init(_ consignment: Consignment) { self.init(consignment.fixed, shippingDate: consignment.shippingDate) }

  /// Reads what creation fixed; the shipping date is the one that binds, if one does.
  package init(_ consignment: borrowing Consignment.Fixed, shippingDate: DateTimeOffset?) {
    origin = consignment.origin.map { Place($0.value) } ?? Place(countryCode: nil, postcode: nil)
    originLocation = consignment.origin?.value.shippingLocationReference
    destination = consignment.destination.map { Place($0.value) } ?? Place(countryCode: nil, postcode: nil)
    shop = consignment.destination?.value.shopLocationReference
    writtenWeight = consignment.weight.kilograms
    writtenValue = consignment.value.amount
    weight = Self.bracket(writtenWeight)
    value = Self.bracket(writtenValue)
    direction = consignment.direction
    tags =
      consignment.tags.isEmpty
      ? [] : consignment.tags.map(Tag.trimmed).filter { !$0.isEmpty && !Self.isInstruction($0) }
    asked = RequestedDays(consignment, shippingDate: shippingDate, origin: origin, destination: destination)
    missingCustomsData = .missing(of: consignment)
    // A package without dimensions has no sides to break a rule with.
    parcels = consignment.packages.map { Parcel($0.dimensions ?? Dimensions(width: 0, length: 0, height: 0)) }
  }

  /// A magic value: docs/faults.md.
  private static func isInstruction(_ tag: String) -> Bool { tag.lowercased().hasPrefix("sandbox:") }

  /// What cannot be measured is larger than every limit.
  fileprivate static func bracket(_ decimal: Decimal) -> TenThousandths.Bracket {
    TenThousandths.Bracket(decimal) ?? .init(lower: .greatest, upper: .greatest)
  }
}

extension Shared where Value == Journey {
  // Asked of the one that is kept: of the journey itself it would be asked of a copy.
  package var originClock: CountryClock { value.origin.clock }
}

extension Journey.Parcel {
  /// - Source: contract/decisions.md, "Rules"; contract/20-rules-and-catalog.md, section 4, "girth".
  init(_ dimensions: Dimensions) {
    let sides = (
      Journey.bracket(dimensions.width), Journey.bracket(dimensions.length), Journey.bracket(dimensions.height)
    )
    var longest = sides.0
    if longest.upper < sides.1.upper { longest = sides.1 }
    if longest.upper < sides.2.upper { longest = sides.2 }
    if sides.0.isExact, sides.1.isExact, sides.2.isExact {
      // A side is at most 10¹⁵ units, so the sum of six of them fits with room to spare.
      let length = longest.upper.units
      let girth = 2 * (sides.0.upper.units + sides.1.upper.units + sides.2.upper.units - length)
      self.init(length: longest, girth: Self.exact(girth), combined: Self.exact(length + girth))
    } else {
      // Sides with more than four decimals: add first, cut afterwards.
      let exact = [dimensions.width, dimensions.length, dimensions.height].sorted()
      let girth = 2 * (exact[0] + exact[1])
      self.init(length: longest, girth: Journey.bracket(girth), combined: Journey.bracket(exact[2] + girth))
    }
  }

  private static func exact(_ units: Int64) -> TenThousandths.Bracket {
    let sum = min(TenThousandths(units: units), .greatest)
    return TenThousandths.Bracket(lower: sum, upper: sum)
  }
}

extension Place {
  init(_ address: Address) {
    self.init(countryCode: address.country?.value.isoCode?.twoLetterCode, postcode: address.postcode)
  }
}
