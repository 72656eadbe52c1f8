import Algorithms

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

  /// The time on the country's clocks; UTC for a code that is no country's.
  ///
  /// - Parameter country: two letters, in any case.
  /// - Returns: how far they are ahead of UTC, and when that changes.
  package static func clock(of country: String?) -> CountryClock {
    country.flatMap(row)?.clock ?? CountryClock(winterOffset: 0, summerTime: nil)
  }

  private static func row(of code: String) -> Row? {
    guard let key = Row.key(of: code) else { return nil }
    let place = rows.partitioningIndex { $0.key >= key }
    return place < rows.endIndex && rows[place].key == key ? rows[place] : nil
  }
}

extension CountryTable {
  /// One country.
  struct Row {
    /// The two capital letters as a number, for the search.
    let key: UInt16
    let name: String
    let clock: CountryClock

    /// The offset is in minutes east of UTC in winter.
    init(_ code: String, _ name: String, _ offset: Int, _ summerTime: SummerTime? = nil) {
      self.key = Self.key(of: code) ?? 0
      self.name = name
      clock = CountryClock(winterOffset: offset, summerTime: summerTime)
    }

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
