import Contract
import FoundationEssentials
import Text

extension CatalogCompiler {
  /// Checks shops and districts; nothing of them needs compiling but the carriers' and services' names.
  mutating func readShops() {
    _ = uniqueKeys(document.shops.map(\.shopReference), in: "shops", member: "shopReference")
    for (index, shop) in document.shops.enumerated() {
      let path = "shops[\(index)]"
      if carriers[shop.carrier.lowercased()] == nil {
        note(
          "\(path).carrier",
          .unknown(
            .carrier, shop.carrier, nearest: NearestName.of(shop.carrier, among: document.carriers.map(\.reference))))
      }
      for (place, service) in (shop.services ?? []).enumerated() where serviceIndexes[service.lowercased()] == nil {
        note(
          "\(path).services[\(place)]",
          .unknown(
            .carrierService, service, nearest: NearestName.of(service, among: document.carrierServices.map(\.reference))
          ))
      }
      check(shop.latLong.latitude, most: 90, "\(path).latLong.latitude")
      check(shop.latLong.longitude, most: 180, "\(path).latLong.longitude")
      if let country = shop.country { _ = self.country(country, "\(path).country") }
      for (day, windows) in shop.openingTimes.week {
        for (place, window) in windows.enumerated() where window.to <= window.from {
          note(
            "\(path).openingTimes.\(day)[\(place)]",
            .deliveryWindowReversed(from: "\(window.from)", to: "\(window.to)"))
        }
      }
      if let minutes = shop.reservationMinutes, !(1...100_000).contains(minutes) {
        note(
          "\(path).reservationMinutes",
          minutes < 1 ? .notPositive(Decimal(minutes)) : .tooLarge(Decimal(minutes), most: 100_000))
      }
    }
    _ = uniqueKeys(document.districts.map(\.district), in: "districts", member: "district")
    for (index, district) in document.districts.enumerated() {
      check(district.latitude, most: 90, "districts[\(index)].latitude")
      check(district.longitude, most: 180, "districts[\(index)].longitude")
    }
  }

  private mutating func check(_ degrees: Decimal, most: Decimal, _ path: String) {
    if degrees > most { note(path, .tooLarge(degrees, most: most)) }
    if degrees < -most { note(path, .tooLarge(-degrees, most: most)) }
  }
}
