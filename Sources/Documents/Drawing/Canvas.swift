import CCairo

/// Draws the marks of a page with cairo.
struct Canvas: ~Copyable {
  /// What lies under the ink.
  enum Ground {
    /// Paper: ink is a colour.
    case paper
    /// A mask of how much light comes back from where: ink takes light away.
    case mask
  }

  private let library: DrawingLibrary
  private let cairo: UnsafePointer<cairo_library>
  private let context: OpaquePointer
  private let ground: Ground

  init(on surface: OpaquePointer, ground: Ground, library: DrawingLibrary) throws(PaperFailure) {
    let cairo = try library.cairo
    guard let context = cairo.pointee.cairo_create(surface) else { throw .drawing("no context") }
    let options = cairo.pointee.cairo_font_options_create()
    // Letters keep their own widths, so that a line is as long in a picture as in a document.
    cairo.pointee.cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo.pointee.cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo.pointee.cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    cairo.pointee.cairo_set_font_options(context, options)
    cairo.pointee.cairo_font_options_destroy(options)
    self.cairo = cairo
    self.context = context
    self.library = library
    self.ground = ground
  }

  deinit { cairo.pointee.cairo_destroy(context) }

  /// Draws a page with its upper left corner `down` of the surface's units below the surface's.
  ///
  /// - Parameters:
  ///   - page: what to draw.
  ///   - unitsPerInch: the surface's.
  ///   - down: how far down.
  /// - Throws: `PaperFailure` when cairo gives up, or zint is missing.
  func draw(_ page: Page, unitsPerInch: Double, down: Double = 0) throws(PaperFailure) {
    cairo.pointee.cairo_save(context)
    cairo.pointee.cairo_translate(context, 0, down)
    let scale = unitsPerInch / page.unitsPerInch
    cairo.pointee.cairo_scale(context, scale, scale)
    cairo.pointee.cairo_rectangle(context, 0, 0, page.width, page.height)
    cairo.pointee.cairo_clip(context)
    if ground == .mask {
      ink(isWhite: true)
      fill([Area(0, 0, page.width, page.height)])
    }
    for mark in page.marks { try draw(mark, widestModule: page.widestModule) }
    cairo.pointee.cairo_restore(context)
    let status = cairo.pointee.cairo_status(context)
    guard status == CAIRO_STATUS_SUCCESS else { throw .drawing(library.words(for: status)) }
  }

  /// Ends the page of a document.
  func showPage() { cairo.pointee.cairo_show_page(context) }

  private func draw(_ mark: Mark, widestModule: Double) throws(PaperFailure) {
    switch mark {
    case .text(let text, let style, let area): draw(text, style, in: area)
    case .frame(let area, let thickness):
      ink(isWhite: false)
      let line = area.inset(by: thickness / 2)
      cairo.pointee.cairo_set_line_width(context, thickness)
      cairo.pointee.cairo_rectangle(context, line.x, line.y, line.width, line.height)
      cairo.pointee.cairo_stroke(context)
    case .bar(let area):
      ink(isWhite: false)
      fill([area])
    case .barcode(let text, let area): try drawBarcode(text, in: area, widestModule: widestModule)
    }
  }

  private func fill(_ areas: [Area]) {
    for area in areas { cairo.pointee.cairo_rectangle(context, area.x, area.y, area.width, area.height) }
    cairo.pointee.cairo_fill(context)
  }

  private func ink(isWhite: Bool) {
    switch ground {
    case .paper:
      let light: Double = isWhite ? 1 : 0
      cairo.pointee.cairo_set_source_rgb(context, light, light, light)
    case .mask:
      cairo.pointee.cairo_set_source_rgb(context, 0, 0, 0)
      cairo.pointee.cairo_set_operator(context, isWhite ? CAIRO_OPERATOR_OVER : CAIRO_OPERATOR_DEST_OUT)
    }
  }

  // MARK: - Text

  private func draw(_ text: String, _ style: TextStyle, in area: Area) {
    ink(isWhite: style.isWhite)
    let line = fitted(text, style, into: area.width)
    let x: Double =
      switch style.alignment {
      case .left: area.x
      case .centre: area.x + (area.width - line.width) / 2
      case .right: area.x + area.width - line.width
      }
    // Of a size of 1 the typeface has 0.76 above the line that capitals stand on, accents aside, and 0.24 below.
    let shrunk = (area.height - line.size) / 2
    cairo.pointee.cairo_move_to(context, x, area.y + shrunk + line.size * 0.8)
    cairo.pointee.cairo_show_text(context, line.text)
  }

  private func fitted(
    _ text: String, _ style: TextStyle, into available: Double
  ) -> (text: String, size: Double, width: Double) {
    select(style, size: style.size)
    let width = advance(text)
    if width <= available { return (text, style.size, width) }
    let size = style.size * max(TextStyle.leastScale, available / width)
    select(style, size: size)
    let shrunk = advance(text)
    // Widths grow with the size as good as exactly.
    if shrunk <= available * 1.001 { return (text, size, shrunk) }
    let scalars = Array(text.unicodeScalars)
    func cut(_ count: Int) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars.prefix(count))
      view.append("…")
      return String(view)
    }
    var low = 0
    var high = scalars.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if advance(cut(middle)) <= available { low = middle } else { high = middle }
    }
    let line = cut(low)
    return (line, size, advance(line))
  }

  private func select(_ style: TextStyle, size: Double) {
    cairo.pointee.cairo_set_font_face(context, library.typeface(isBold: style.isBold))
    cairo.pointee.cairo_set_font_size(context, size)
  }

  private func advance(_ text: String) -> Double {
    var extents = cairo_text_extents_t()
    cairo.pointee.cairo_text_extents(context, text, &extents)
    return extents.x_advance
  }

  // MARK: - Barcodes

  private func drawBarcode(_ text: String, in area: Area, widestModule: Double) throws(PaperFailure) {
    // What cannot be a symbol, or is too long for one that can be read, stands below it as text anyway.
    guard let code = try Code128(text), let module = code.module(in: area.width, atMost: widestModule) else { return }
    ink(isWhite: false)
    let start = (area.x + (area.width - module * Double(code.modules)) / 2).rounded()
    fill(
      code.bars.map { bar in
        Area(start + Double(bar.lowerBound) * module, area.y, Double(bar.count) * module, area.height)
      })
  }
}

extension DrawingLibrary {
  func words(for status: cairo_status_t) -> String {
    guard let cairo = try? cairo, let words = cairo.pointee.cairo_status_to_string(status) else { return "\(status)" }
    return String(cString: words)
  }
}
