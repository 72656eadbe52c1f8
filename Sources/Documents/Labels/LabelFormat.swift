/// What a label can be asked for as.
package enum LabelFormat: String, CaseIterable, Sendable {
  case pdf, png
  /// ZPL II is what printers have spoken since 1994: both names mean it.
  case zpl, zplii

  /// - Parameter name: in any case.
  package init?(named name: String) { self.init(rawValue: name.lowercased()) }

  package var contentType: String {
    switch self {
    case .pdf: "application/pdf"
    case .png: "image/png"
    // The name that carriers' own APIs use; IANA has none.
    case .zpl, .zplii: "application/zpl"
    }
  }
}
