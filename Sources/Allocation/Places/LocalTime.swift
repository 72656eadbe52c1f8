import Contract

/// What the clocks of a country show; those of an unknown country show UTC.
///
/// - Source: contract/20-rules-and-catalog.md, section 7.
enum LocalTime {
  static func offsetMinutes(in country: CountryCode?, atTicks ticks: Int64) -> Int {
    country.map { CountryTable.utcOffsetMinutes(country: $0.text, atTicks: ticks) } ?? 0
  }

  /// The offset at which the clocks show `time` on `date`.
  static func offsetMinutes(in country: CountryCode?, on date: CalendarDate, at time: TimeOfDay) -> Int {
    country.map { CountryTable.utcOffsetMinutes(country: $0.text, on: date, at: time) } ?? 0
  }

  static func isKnown(_ country: CountryCode) -> Bool { CountryTable.contains(country.text) }
}
