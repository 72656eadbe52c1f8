package import FoundationEssentials

extension Offer.AppliedSurcharge {
  /// How the surcharge is worked out.
  package enum Basis: Equatable, Sendable {
    /// A sum of its own.
    case sum
    /// A share of the price.
    case share
    /// A sum for each kilogram.
    case perKilogram(Decimal)
  }
}

extension Offer {
  /// How a surcharge of this service is worked out, as the catalog has it. What mixes several counts as the first of share, price per
  /// kilogram and sum.
  package func basis(of surcharge: AppliedSurcharge) -> (basis: AppliedSurcharge.Basis, appliesToBaseOnly: Bool) {
    let written = contents.document.carrierServices[service.index].surcharges
    guard let row = written?.first(where: { $0.reference == surcharge.reference }) else { return (.sum, true) }
    let appliesToBaseOnly = row.appliesToBaseOnly ?? true
    if row.percent != nil { return (.share, appliesToBaseOnly) }
    if let price = row.perKg { return (.perKilogram(price), appliesToBaseOnly) }
    return (.sum, appliesToBaseOnly)
  }
}
