import Algorithms

/// The English names of currencies.
///
/// - Source: contract/30-consignments.md, section 2, "currency name filled".
package enum CurrencyTable {
  /// The currency's name, `Pound Sterling` for `GBP`.
  ///
  /// - Parameter code: three letters, in any case.
  /// - Returns: nil for a code that ISO 4217 does not list.
  package static func name(of code: String) -> String? {
    guard let key = Row.key(of: code) else { return nil }
    let place = rows.partitioningIndex { $0.key >= key }
    return place < rows.endIndex && rows[place].key == key ? rows[place].name : nil
  }

  package static func contains(_ code: String) -> Bool { name(of: code) != nil }

  /// One currency.
  struct Row {
    /// The three capital letters as a number, for the search.
    let key: UInt32
    let name: String

    init(_ code: String, _ name: String) {
      self.key = Self.key(of: code) ?? 0
      self.name = name
    }

    static func key(of code: String) -> UInt32? {
      guard code.utf8.count == 3 else { return nil }
      return code.utf8.reduce(0) { $0 << 8 | UInt32($1 & 0xDF) }
    }
  }
}

extension CurrencyTable {
  /// Every currency, in ascending order of code.
  package static var all: [Currency] {
    rows.map { row in
      let letters = [16, 8, 0].map { UInt8(truncatingIfNeeded: row.key >> $0) }
      return Currency(name: row.name, isoCode: String(decoding: letters, as: UTF8.self))
    }
  }
}
