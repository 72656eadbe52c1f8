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
      for (place, service) in (shop.services ?? []).enumerated() {
        checkService(service, of: shop, "\(path).services[\(place)]")
      }
      check(shop.latLong.latitude, most: 90, "\(path).latLong.latitude")
      check(shop.latLong.longitude, most: 180, "\(path).latLong.longitude")
      if let country = shop.country { _ = self.country(country, "\(path).country") }
      checkTimes(shop.openingTimes, "\(path).openingTimes")
      if let capacity = shop.capacity, !(0...1_000_000).contains(capacity) {
        note(
          "\(path).capacity",
          capacity < 0 ? .negative(Decimal(capacity)) : .tooLarge(Decimal(capacity), most: 1_000_000))
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

  mutating func checkOptionDays() {
    guard let days = document.optionDays, !(1...Catalog.mostOptionDays).contains(days) else { return }
    note("optionDays", .optionDays(days, most: Catalog.mostOptionDays))
  }

  private mutating func checkService(_ name: String, of shop: CatalogDocument.Shop, _ path: String) {
    guard let index = serviceIndexes[name.lowercased()] else {
      return note(
        path,
        .unknown(
          .carrierService, name, nearest: NearestName.of(name, among: document.carrierServices.map(\.reference))))
    }
    let service = document.carrierServices[index]
    if service.carrier.lowercased() != shop.carrier.lowercased() {
      note(path, .serviceOfAnotherCarrier(service.reference, carrier: service.carrier))
    }
    if service.pickUp != true { note(path, .serviceWithoutPickUp(service.reference)) }
  }

  private mutating func checkTimes(_ times: CatalogDocument.OpeningTimes, _ path: String) {
    if times.week.allSatisfy(\.windows.isEmpty) { note(path, .neverOpen) }
    for (day, windows) in times.week {
      for (place, window) in windows.enumerated() {
        if window.to <= window.from {
          note("\(path).\(day)[\(place)]", .deliveryWindowReversed(from: "\(window.from)", to: "\(window.to)"))
        } else if place > 0, window.from < windows[place - 1].to {
          note(
            "\(path).\(day)[\(place)]",
            .openingTimesOverlap(from: "\(window.from)", end: "\(windows[place - 1].to)"))
        }
      }
    }
  }

  private mutating func check(_ degrees: Decimal, most: Decimal, _ path: String) {
    if degrees > most { note(path, .tooLarge(degrees, most: most)) }
    if degrees < -most { note(path, .tooLarge(-degrees, most: most)) }
  }
}
