import CZint

/// A text as a Code 128 symbol: where its bars stand, in modules.
struct Code128: Equatable, Sendable {
  /// The Debian package that this needs.
  static let package = "libzint2.11"
  /// Modules that must stay empty on either side.
  ///
  /// - Source: ISO/IEC 15417, 4.4.
  static let quietZone = 10

  /// From the first bar to the last, in modules.
  let modules: Int
  let bars: [Range<Int>]

  /// - Returns: nil for a text that no such symbol can hold: an empty one, one beyond Latin-1, one of more than 60 or so characters.
  /// - Throws: `PaperFailure.libraryMissing`.
  init?(_ text: String) throws(PaperFailure) {
    let zint = try Self.library()
    guard !text.isEmpty else { return nil }
    guard let bars = Self.encode(text, zint), let modules = bars.last?.upperBound else { return nil }
    self.bars = bars
    self.modules = modules
  }

  /// How wide a module is, so that the symbol and its quiet zones fit: a whole number of units, as printers have no half dots.
  ///
  /// - Returns: nil when not even one unit is narrow enough.
  func module(in width: Double, atMost widest: Double) -> Double? {
    let module = (width / Double(modules + 2 * Self.quietZone)).rounded(.down)
    return module < 1 ? nil : min(module, widest)
  }

  private static let fits = Result { () throws(PaperFailure) in try check() }

  private static func library() throws(PaperFailure) -> UnsafePointer<zint_library> {
    try fits.get()
    return try opened()
  }

  private static func opened() throws(PaperFailure) -> UnsafePointer<zint_library> {
    var reason: UnsafePointer<CChar>?
    guard let library = zint_library_open(&reason) else {
      throw .libraryMissing(package: package, reason: reason.map { String(cString: $0) } ?? "no reason")
    }
    return library
  }

  /// Whether the library is of the release that this was built with, as each lays its structure out anew: the letter A is
  /// Start B, A, its check character and Stop.
  ///
  /// - Source: ISO/IEC 15417, 4.3.
  private static func check() throws(PaperFailure) {
    let widths = [2, 1, 1, 2, 1, 4, 1, 1, 1, 3, 2, 3, 1, 3, 1, 1, 2, 3, 2, 3, 3, 1, 1, 1, 2]
    var expected: [Range<Int>] = []
    var place = 0
    for (index, width) in widths.enumerated() {
      if index.isMultiple(of: 2) { expected.append(place..<(place + width)) }
      place += width
    }
    guard encode("A", try opened()) == expected else {
      throw .libraryMissing(package: package, reason: "the library is of another release than its header was")
    }
  }

  private static func encode(_ text: String, _ zint: UnsafePointer<zint_library>) -> [Range<Int>]? {
    guard let symbol = zint.pointee.ZBarcode_Create() else { return nil }
    defer { zint.pointee.ZBarcode_Delete(symbol) }
    symbol.pointee.symbology = BARCODE_CODE128
    symbol.pointee.input_mode = UNICODE_MODE
    let bytes = Array(text.utf8)
    // Warnings come below errors.
    guard zint.pointee.ZBarcode_Encode(symbol, bytes, Int32(clamping: bytes.count)) < ZINT_ERROR,
      symbol.pointee.rows == 1
    else { return nil }
    let width = Int(symbol.pointee.width)
    return withUnsafeBytes(of: &symbol.pointee.encoded_data) { data in
      guard width > 0, width <= 144 * 8 else { return nil }
      var bars: [Range<Int>] = []
      var start: Int?
      for module in 0...width {
        let isDark = module < width && data[module / 8] & (1 << (module % 8)) != 0
        if isDark, start == nil { start = module }
        if !isDark, let first = start {
          bars.append(first..<module)
          start = nil
        }
      }
      return bars
    }
  }
}
