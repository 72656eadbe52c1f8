/// What the sandbox knows of each country: its English name and the time on its clocks.
///
/// One zone, the principal one, stands for a whole country: the United States are New York, Australia is Sydney. *Assumed*: PRO
/// takes the zone from the address. The seasons are those in force since 2025, for every year.
///
/// - Source: contract/30-consignments.md, section 2, "country name normalised"; contract/20-rules-and-catalog.md, section 7.
package enum CountryTable {
  /// The country's English name, `United Kingdom` for `GB`.
  ///
  /// - Parameter code: two letters, in any case.
  /// - Returns: nil for a code that is no country's.
  package static func name(of code: String) -> String? { row(of: code)?.name }

  package static func contains(_ code: String) -> Bool { row(of: code) != nil }

  /// How far the country's clocks are ahead of UTC at an instant.
  ///
  /// - Parameters:
  ///   - country: two letters, in any case.
  ///   - ticks: 100 ns ticks since 1970-01-01T00:00:00Z.
  /// - Returns: minutes; 0 for a code that is no country's.
  package static func utcOffsetMinutes(country: String?, atTicks ticks: Int64) -> Int {
    guard let row = country.flatMap(row) else { return 0 }
    return row.isSummer(at: DateTimeOffset(ticks: ticks)) ? row.offset + Season.shift : row.offset
  }

  /// How far the country's clocks are ahead of UTC, in minutes, when they show `time` on `date`.
  ///
  /// An hour that the clocks show twice is the first of the two; an hour that they skip counts as winter time.
  package static func utcOffsetMinutes(country: String?, on date: CalendarDate, at time: TimeOfDay = .midnight) -> Int {
    guard let row = country.flatMap(row) else { return 0 }
    let inSummer = row.offset + Season.shift
    let instant = DateTimeOffset(date: date, time: time, offsetMinutes: inSummer)
    return row.isSummer(at: instant) ? inSummer : row.offset
  }

  private static func row(of code: String) -> Row? {
    guard let key = Row.key(of: code) else { return nil }
    let rows = self.rows
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].key < key { low = middle + 1 } else { high = middle }
    }
    guard low < rows.count, rows[low].key == key else { return nil }
    return rows[low]
  }
}

extension CountryTable {
  /// One country.
  struct Row {
    /// The two capital letters as a number, for the search.
    let key: UInt16
    let name: String
    /// Minutes east of UTC in winter.
    let offset: Int
    let season: Season?

    init(_ code: String, _ name: String, _ offset: Int, _ season: Season? = nil) {
      self.key = Self.key(of: code) ?? 0
      self.name = name
      self.offset = offset
      self.season = season
    }

    func isSummer(at instant: DateTimeOffset) -> Bool { season?.contains(instant, winterOffset: offset) ?? false }

    static func key(of code: String) -> UInt16? {
      let bytes = code.utf8
      guard bytes.count == 2, let first = bytes.first, let last = bytes.last else { return nil }
      return UInt16(first & 0xDF) << 8 | UInt16(last & 0xDF)
    }
  }
}

extension CountryTable {
  /// Every country, in ascending order of code.
  package static var all: [Country] {
    rows.map { row in
      let letters = [UInt8(truncatingIfNeeded: row.key >> 8), UInt8(truncatingIfNeeded: row.key)]
      return Country(name: row.name, twoLetterCode: String(decoding: letters, as: UTF8.self))
    }
  }
}
