import Contract

/// Where public holidays are the same.
///
/// - Source: contract/decisions.md, "Since the audit".
package enum HolidayRegion: String, Codable, CaseIterable, Sendable {
  case englandAndWales = "England and Wales"
  case scotland = "Scotland"
  case northernIreland = "Northern Ireland"
  case ireland = "Ireland"

  /// The region of an address; nil where the sandbox knows no holidays.
  init?(country: CountryCode?, postcode: UKPostcode?) {
    switch country {
    case .ireland: self = .ireland
    case .unitedKingdom:
      switch postcode?.cut(to: .area) {
      case let area? where area == Self.northernIrishArea: self = .northernIreland
      case let area? where Self.scottishAreas.contains(area): self = .scotland
      default: self = .englandAndWales
      }
    default: return nil
    }
  }

  private static let northernIrishArea = UKPostcode("BT")
  private static let scottishAreas = Set(
    [
      "AB", "DD", "DG", "EH", "FK", "G", "HS", "IV", "KA", "KW", "KY", "ML", "PA", "PH", "TD", "ZE",
    ].compactMap(UKPostcode.init))
}

/// A set of days, a bit each from the first to the last.
struct HolidayDates: Sendable {
  private var first: Int32 = 0
  private var bits: [UInt64] = []

  static let none = HolidayDates([])

  init(_ dates: [CalendarDate]) {
    guard let earliest = dates.min(), let latest = dates.max() else { return }
    first = earliest.daysSinceEpoch
    bits = Array(repeating: 0, count: Int(latest.daysSinceEpoch - first) / 64 + 1)
    for date in dates {
      let place = Int(date.daysSinceEpoch - first)
      bits[place / 64] |= 1 << UInt64(place % 64)
    }
  }

  func contains(_ date: CalendarDate) -> Bool {
    let place = Int(date.daysSinceEpoch) - Int(first)
    guard place >= 0, place / 64 < bits.count else { return false }
    return bits[place / 64] >> UInt64(place % 64) & 1 == 1
  }
}

/// The holidays of every region.
struct Holidays: Sendable {
  private var dates: [HolidayDates] = HolidayRegion.allCases.map { _ in .none }

  init(_ document: [CatalogDocument.Holidays]) {
    for (place, region) in HolidayRegion.allCases.enumerated() {
      dates[place] = HolidayDates(document.filter { $0.region == region }.flatMap(\.dates).map(\.date))
    }
  }

  subscript(region: HolidayRegion?) -> HolidayDates {
    switch region {
    case nil: .none
    case .englandAndWales: dates[0]
    case .scotland: dates[1]
    case .northernIreland: dates[2]
    case .ireland: dates[3]
    }
  }
}

extension DaysOfWeek {
  /// The first of these days from `date` on that is no holiday.
  func first(from date: CalendarDate, without holidays: HolidayDates) -> CalendarDate {
    var day = first(from: date)
    while holidays.contains(day) { day = first(from: day.adding(days: 1)) }
    return day
  }
}
