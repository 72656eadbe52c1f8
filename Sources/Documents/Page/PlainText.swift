/// Text from outside made fit for paper: one line, nothing that steers a printer or turns the writing direction, and no longer than
/// any line could show.
///
/// - Note: what the typeface has no glyph for stays, and is drawn as an empty box.
struct PlainText {
  /// In Unicode scalars.
  static let longest = 200

  let text: String

  init(_ text: String?) {
    var scalars = String.UnicodeScalarView()
    var count = 0
    var endsInBlank = true
    for scalar in (text ?? "").unicodeScalars {
      if Self.isBlank(scalar) {
        if !endsInBlank { scalars.append(" ") }
        endsInBlank = true
      } else if !Self.isInvisible(scalar) {
        scalars.append(scalar)
        endsInBlank = false
      }
      count += 1
      if count >= Self.longest { break }
    }
    if endsInBlank, !scalars.isEmpty { scalars.removeLast() }
    self.text = String(scalars)
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator: true
    default: false
    }
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .format, .surrogate, .unassigned: true
    default: false
    }
  }
}
