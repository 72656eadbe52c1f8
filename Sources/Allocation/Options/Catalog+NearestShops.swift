package import Contract
package import FoundationEssentials

extension Catalog {
  /// The shops that are nearest to an address, whatever is sent there.
  ///
  /// - Parameters:
  ///   - address: of a place that is not known there are none.
  ///   - kilometres: how far they may be.
  ///   - most: how many.
  ///   - day: on which they are to be open; nil for any.
  ///   - isWanted: one service at least that comes there must be.
  ///   - occupancy: how many consignments each shop has, as of `pickupOptions`.
  /// - Returns: each with its distance in kilometres, to two decimals, the nearest first.
  package func nearestShops(
    to address: Address, within kilometres: Double, most: Int, openOn day: CalendarDate?,
    servedBy isWanted: (CarrierService) -> Bool, occupancy: [String: Int]
  ) -> [(shop: CatalogDocument.Shop, distance: Decimal)] {
    guard let place = position(of: address) else { return [] }
    let services = carrierServices.filter { $0.isPickUp && $0.isEnabled && isWanted($0) }
    return shops(from: place).prefix { $0.kilometres <= kilometres }.lazy
      .filter { shop, _ in
        shop.isEnabled && !shop.isFull(occupancy) && day.map(shop.openDays.contains) ?? true
          && services.contains(where: shop.isServed)
      }
      .prefix(most).map { ($0.shop, Distance.rounded($0.kilometres)) }
  }
}
