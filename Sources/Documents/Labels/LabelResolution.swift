/// How many dots an inch a label is drawn for.
///
/// - Source: contract/53-small-operations.md, section 9; the three are those of thermal printers.
package enum LabelResolution: Int, CaseIterable, Sendable {
  case dpi203 = 203
  case dpi300 = 300
  case dpi600 = 600

  /// The chunk that gives a picture its size in inches: `pHYs`, the dots a metre both ways, and its checksum.
  ///
  /// - Source: PNG Specification (Third Edition), section 11.3.4.3.
  var pngChunk: [UInt8] {
    let (dots, checksum): ([UInt8], [UInt8]) =
      switch self {
      case .dpi203: ([0, 0, 0x1F, 0x38], [0x93, 0x3F, 0x27, 0xF5])
      case .dpi300: ([0, 0, 0x2E, 0x23], [0x78, 0xA5, 0x3F, 0x76])
      case .dpi600: ([0, 0, 0x5C, 0x46], [0x14, 0x94, 0x43, 0x41])
      }
    return [0, 0, 0, 9, 0x70, 0x48, 0x59, 0x73] + dots + dots + [1] + checksum
  }
}
