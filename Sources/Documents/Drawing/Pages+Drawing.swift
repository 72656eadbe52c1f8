import CCairo

extension [Page] {
  /// The pages as one PDF document. The same pages, title and date give the same bytes.
  ///
  /// - Parameters:
  ///   - title: the document's, as readers show it.
  ///   - date: when it counts as made, ISO 8601 in whole seconds.
  /// - Returns: the document's bytes.
  /// - Throws: `PaperFailure`.
  func pdf(title: String, date: String) throws(PaperFailure) -> [UInt8] {
    let library = try DrawingLibrary.open()
    let cairo = try library.cairo
    let sink = ByteSink()
    guard let surface = cairo.pointee.cairo_pdf_surface_create_for_stream(ByteSink.write, sink.context, 1, 1) else {
      throw .drawing("no document")
    }
    // Also when drawing has failed, cairo writes what it has before it lets go: the sink has to outlive that.
    defer { withExtendedLifetime(sink) { cairo.pointee.cairo_surface_destroy(surface) } }
    cairo.pointee.cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title)
    cairo.pointee.cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date)
    do {
      let canvas = try Canvas(on: surface, ground: .paper, library: library)
      for page in self {
        let scale = 72 / page.unitsPerInch
        cairo.pointee.cairo_pdf_surface_set_size(surface, page.width * scale, page.height * scale)
        try canvas.draw(page, unitsPerInch: 72)
        canvas.showPage()
      }
    }
    cairo.pointee.cairo_surface_finish(surface)
    let status = cairo.pointee.cairo_surface_status(surface)
    guard status == CAIRO_STATUS_SUCCESS else { throw .drawing(library.words(for: status)) }
    return sink.bytes
  }

  /// The pages as one picture, one under another, a dot for each of their units; they are all as wide as the first.
  ///
  /// - Parameter resolution: what the pages were laid out for.
  /// - Returns: the picture's bytes.
  /// - Throws: `PaperFailure.tooManyPages` beyond what one picture holds, and others.
  func png(_ resolution: LabelResolution) throws(PaperFailure) -> [UInt8] {
    let library = try DrawingLibrary.open()
    let cairo = try library.cairo
    guard let first else { throw .drawing("no page") }
    // cairo counts dots in 16 bits.
    let most = Int(32_767 / first.height)
    guard count <= most else { throw .tooManyPages(count, most: most) }
    guard
      let surface = cairo.pointee.cairo_image_surface_create(
        CAIRO_FORMAT_A8, Int32(first.width), Int32(first.height) * Int32(count))
    else { throw .drawing("no picture") }
    defer { cairo.pointee.cairo_surface_destroy(surface) }
    do {
      let canvas = try Canvas(on: surface, ground: .mask, library: library)
      for (index, page) in enumerated() {
        try canvas.draw(page, unitsPerInch: page.unitsPerInch, down: first.height * Double(index))
      }
    }
    cairo.pointee.cairo_surface_flush(surface)
    guard let dots = cairo.pointee.cairo_image_surface_get_data(surface) else { throw .drawing("no picture") }
    return try Self.png(
      of: dots, width: Int(first.width), height: Int(first.height) * count,
      stride: Int(cairo.pointee.cairo_image_surface_get_stride(surface)), resolution, cairo)
  }

  /// Writes a grey picture. Not by cairo itself: libpng's other setting takes a quarter of the time, for a tenth more bytes.
  private static func png(
    of dots: UnsafeMutablePointer<UInt8>, width: Int, height: Int, stride: Int, _ resolution: LabelResolution,
    _ cairo: UnsafePointer<cairo_library>
  ) throws(PaperFailure) -> [UInt8] {
    var image = png_image()
    image.version = UInt32(PNG_IMAGE_VERSION)
    image.width = UInt32(width)
    image.height = UInt32(height)
    image.format = 0  // PNG_FORMAT_GRAY: a macro that Swift does not see, and so the next
    image.flags = 0x02  // PNG_IMAGE_FLAG_FAST
    // As PNG_IMAGE_PNG_SIZE_MAX counts: rows with their filter bytes, then what zlib and the chunks add to what does not shrink.
    let rows = (width + 1) * height
    var size = rows + rows >> 12 + rows >> 14 + rows >> 25 + rows / 8192 * 12 + 1024
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 1)
    defer { buffer.deallocate() }
    guard
      cairo.pointee.png_image_write_to_memory(&image, buffer.baseAddress, &size, 0, dots, Int32(stride), nil) != 0
    else { throw .drawing("libpng wrote no picture") }
    // Behind the signature and the header, which takes 25 bytes.
    return [UInt8](buffer.prefix(33)) + resolution.pngChunk + [UInt8](buffer[33..<size])
  }
}
