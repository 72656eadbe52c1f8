/// Pages of labels in the language of label printers, ZPL II, with the marks where a picture has them.
///
/// Every text is written byte by byte in hexadecimal but for letters, digits and a few signs, so that none can hold a command.
/// - Source: Zebra, ZPL II Programming Guide, commands named at each line.
struct ZPL {
  let bytes: [UInt8]

  init(_ pages: [Page]) {
    var text = ""
    for page in pages { Self.write(page, to: &text) }
    bytes = Array(text.utf8)
  }

  private static func write(_ page: Page, to text: inout String) {
    // Start, UTF-8, print width, label length, home.
    text += "^XA\n^CI28\n^PW\(Int(page.width))\n^LL\(Int(page.height))\n^LH0,0\n"
    for mark in page.marks {
      switch mark {
      case .text(let words, let style, let area): text += field(words, style, in: area)
      case .frame(let area, let thickness): text += box(area, thickness: Int(thickness))
      case .bar(let area): text += box(area, thickness: Int(min(area.width, area.height)))
      case .barcode(let words, let area): text += barcode(words, in: area, widest: Int(page.widestModule))
      }
    }
    // One copy, end.
    text += "^PQ1\n^XZ\n"
  }

  private static func box(_ area: Area, thickness: Int) -> String {
    "^FO\(Int(area.x)),\(Int(area.y))^GB\(Int(area.width)),\(Int(area.height)),\(thickness)^FS\n"
  }

  /// The printer's own scalable type is narrower than the page's; what would be too long for its area is shrunk, then cut.
  private static func field(_ words: String, _ style: TextStyle, in area: Area) -> String {
    let scalars = words.unicodeScalars
    // Of its height a letter of the type takes 0.58 on an average, measured on capitals and digits.
    let wide = 0.58
    let natural = Double(scalars.count) * style.size * wide
    let scale = natural <= area.width ? 1 : max(TextStyle.leastScale, area.width / natural)
    let size = style.size * scale
    // What was shrunk to fit, fits, whatever the last binary digit says.
    let fitting = Int(area.width / (size * wide) + 0.001)
    var line = words
    if scalars.count > fitting {
      var cut = String.UnicodeScalarView()
      cut.append(contentsOf: scalars.prefix(max(0, fitting - 1)))
      cut.append("…")
      line = String(cut)
    }
    let y = Int(area.y + (area.height - size) / 2)
    let height = Int(size)
    var text = "^FO\(Int(area.x)),\(y)^A0N,\(height),\(height)"
    switch style.alignment {
    case .left: break
    case .centre, .right:
      // A block of one line; it takes a backslash for a command of its own.
      text += "^FB\(Int(area.width)),1,0,\(style.alignment == .centre ? "C" : "R")"
      line.replace("\\", with: "/")
    }
    if style.isWhite { text += "^FR" }
    return text + "^FH^FD\(hexadecimal(line))^FS\n"
  }

  /// - Note: no library is asked, so the symbol is taken for as long as subset B makes it: 11 modules a character, 35 for start,
  ///   check and stop.
  private static func barcode(_ words: String, in area: Area, widest: Int) -> String {
    let modules = words.utf8.count * 11 + 35
    let isEncodable = words.utf8.allSatisfy { (0x20...0x7E).contains($0) }
    let module = Int(area.width) / (modules + 2 * Code128.quietZone)
    guard !words.isEmpty, isEncodable, module >= 1 else { return "" }
    let width = min(module, widest)
    let x = Int(area.x) + (Int(area.width) - width * modules) / 2
    // In the data of a Code 128 field `>` shifts between subsets, and `>0` is itself.
    let data = hexadecimal(words.replacing(">", with: ">0"))
    return "^FO\(x),\(Int(area.y))^BY\(width)^BCN,\(Int(area.height)),N,N,N^FH^FD\(data)^FS\n"
  }

  /// Text for `^FD` after `^FH`, whose mark is the low line.
  private static func hexadecimal(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: " "), UInt8(ascii: "."), UInt8(ascii: "-"),
        UInt8(ascii: "/"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: ">"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        result += (byte < 16 ? "_0" : "_") + String(byte, radix: 16, uppercase: true)
      }
    }
    return result
  }
}
