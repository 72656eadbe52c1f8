import Contract
import FoundationEssentials

/// What is asked of a consignment by many services, read from it once. What few ask is read when first asked for.
struct Journey: Sendable {
  let origin: Place
  let destination: Place
  let weight: TenThousandths.Bracket
  let direction: Consignment.Direction
  /// Trimmed, blank ones left out.
  let tags: [String]

  private let consignment: Consignment
  private var knownValue: TenThousandths.Bracket?
  private var knownParcels: [Parcel]?

  /// One package's measures, sides sorted: length is the longest.
  struct Parcel: Sendable {
    let length: TenThousandths.Bracket
    let girth: TenThousandths.Bracket
    let combined: TenThousandths.Bracket
  }

  init(_ consignment: Consignment) {
    self.consignment = consignment
    var origin: Place?
    var destination: Place?
    for address in consignment.addresses {
      let address = address.value
      let place = { Place(countryCode: address.country?.value.isoCode?.twoLetterCode, postcode: address.postcode) }
      switch address.addressType {
      case .origin where origin == nil: origin = place()
      case .destination where destination == nil: destination = place()
      default: break
      }
    }
    self.origin = origin ?? Place(countryCode: nil, postcode: nil)
    self.destination = destination ?? Place(countryCode: nil, postcode: nil)
    weight = Self.bracket(consignment.weight.kilograms)
    direction = consignment.direction
    tags = consignment.tags.isEmpty ? [] : consignment.tags.map(Tag.trimmed).filter { !$0.isEmpty }
  }

  var shippingDate: DateTimeOffset? { consignment.shippingDate }
  var requestedDelivery: RequestedDeliveryDate? { consignment.requestedDeliveryDate?.value }
  var writtenWeight: Decimal { consignment.weight.kilograms }
  var writtenValue: Decimal { consignment.value.amount }

  /// The consignment's worth, whatever its currency.
  mutating func value() -> TenThousandths.Bracket {
    if let knownValue { return knownValue }
    let value = Self.bracket(consignment.value.amount)
    knownValue = value
    return value
  }

  /// A package without dimensions has no sides to break a rule with.
  mutating func parcels() -> [Parcel] {
    if let knownParcels { return knownParcels }
    let parcels = consignment.packages.map { package in
      Parcel(package.dimensions ?? Dimensions(width: 0, length: 0, height: 0))
    }
    knownParcels = parcels
    return parcels
  }

  /// What cannot be measured is larger than every limit.
  private static func bracket(_ decimal: Decimal) -> TenThousandths.Bracket {
    TenThousandths.Bracket(decimal) ?? .init(lower: .greatest, upper: .greatest)
  }
}

extension Journey.Parcel {
  /// - Source: contract/decisions.md, "Rules"; contract/20-rules-and-catalog.md, section 4, "girth".
  init(_ dimensions: Dimensions) {
    let written = [dimensions.width, dimensions.length, dimensions.height]
    let sides = written.map { TenThousandths.Bracket($0) ?? .init(lower: .greatest, upper: .greatest) }
    let sorted = sides.sorted { $0.upper < $1.upper }
    if sides.allSatisfy(\.isExact) {
      let (height, width, length) = (sorted[0].upper.units, sorted[1].upper.units, sorted[2].upper.units)
      self.init(
        length: sorted[2], girth: Self.sum(2 * (height + width)), combined: Self.sum(length + 2 * (height + width)))
    } else {
      // Sides with more than four decimals: add first, cut afterwards.
      let exact = written.sorted()
      let girth = 2 * (exact[0] + exact[1])
      let unmeasurable = TenThousandths.Bracket(lower: .greatest, upper: .greatest)
      self.init(
        length: sorted[2], girth: TenThousandths.Bracket(girth) ?? unmeasurable,
        combined: TenThousandths.Bracket(exact[2] + girth) ?? unmeasurable)
    }
  }

  /// A side is at most 10¹⁵ units, so six of them fit with room to spare.
  private static func sum(_ units: Int64) -> TenThousandths.Bracket {
    let sum = min(TenThousandths(units: units), .greatest)
    return TenThousandths.Bracket(lower: sum, upper: sum)
  }
}
